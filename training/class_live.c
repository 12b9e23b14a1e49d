#include "training/class_live.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/markup.h"
#include "base/text.h"
#include "training/messages.h"

/* --- Reading --- */

static int read_class(struct class_live *live, struct classroom *ret_classroom)
{
	int r = classroom_init(ret_classroom, live->folder, live->course, live->stuck_after);

	if (r < 0)
		classroom_deinit(ret_classroom);
	return r;
}

static void forget_views(struct class_live *live)
{
	arena_free(live->arena);
	live->arena = arena_new();
	live->views = NULL;
}

int class_live_init(struct class_live *live, const struct course *course, const char *folder,
	size_t stuck_after)
{
	*live = (struct class_live){.course = course, .folder = folder, .stuck_after = stuck_after};
	return read_class(live, &live->classroom);
}

void class_live_deinit(struct class_live *live)
{
	if (live->classroom.arena)
		classroom_deinit(&live->classroom);
	text_deinit(&live->trouble);
	arena_free(live->arena);
	*live = (struct class_live){0};
}

void class_live_refresh(struct class_live *live, int64_t now)
{
	struct classroom classroom;
	int r;

	if (live->now == now)
		return;
	live->now = now;
	r = read_class(live, &classroom);
	text_clear(&live->trouble);
	if (r == 0) {
		classroom_deinit(&live->classroom);
		live->classroom = classroom;
	} else {
		text_printf(&live->trouble, SHOW_TROUBLE, strerror(-r));
	}
	forget_views(live);
}

struct class_page class_live_page(const struct class_live *live)
{
	return (struct class_page){&live->classroom, live->now, true};
}

const struct class_learner *class_live_find(const struct class_live *live, const char *name)
{
	for (size_t i = 0; i < live->classroom.count; i++) {
		if (strcmp(live->classroom.learners[i].name, name) == 0)
			return &live->classroom.learners[i];
	}
	return NULL;
}

/* --- Parts --- */

/* FNV-1a. Who makes two texts of one value hides a change of his own row. */
static uint64_t hash_text(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return (hash ^ 0xff) * 0x100000001b3u;
}

static int add_part(
	struct class_live *live, struct class_view *view, const char *id, const struct text *html)
{
	struct class_part *part =
		arena_append(live->arena, &view->parts, view->count, sizeof(*part));

	if (!part || html->failed)
		return -ENOMEM;
	part->id = arena_copy(live->arena, id);
	part->html = arena_copy(live->arena, text_string(html));
	if (!part->id || !part->html)
		return -ENOMEM;
	part->hash = hash_text(hash_text(0xcbf29ce484222325u, id), part->html);
	view->count++;
	return 0;
}

static void add_trouble(const struct class_live *live, struct text *to)
{
	text_printf(to, "<p id=\"trouble\"%s>", live->trouble.length ? " class=\"warning\"" : "");
	markup_add_text(to, text_string(&live->trouble));
	text_add(to, "</p>");
}

static int add_page_part(struct class_live *live, struct class_view *view, const char *id,
	void (*add)(struct text *to, const struct class_page *page))
{
	const struct class_page page = class_live_page(live);
	cleanup(text_deinit) struct text html = {0};

	add(&html, &page);
	return add_part(live, view, id, &html);
}

static int add_row(struct class_live *live, struct class_view *view,
	const struct class_learner *learner, struct text *order)
{
	const struct class_page page = class_live_page(live);
	cleanup(text_deinit) struct text html = {0}, id = {0};

	text_add(&id, "row-");
	class_page_add_id(&id, learner->name);
	text_printf(order, "%s\n", text_string(&id));
	class_page_add_row(&html, &page, learner);
	return add_part(live, view, text_string(&id), &html);
}

/* The rows come before their order, which is the part without an id. */
static int fill_grid(struct class_live *live, struct class_view *view)
{
	const struct class_learner **order = classroom_order(&live->classroom, live->now);
	cleanup(text_deinit) struct text trouble = {0}, ids = {0};
	int r = order ? 0 : -ENOMEM;

	add_trouble(live, &trouble);
	if (r == 0)
		r = add_part(live, view, "trouble", &trouble);
	if (r == 0)
		r = add_page_part(live, view, "summary", class_page_add_summary);
	if (r == 0)
		r = add_page_part(live, view, "damage", class_page_add_damage);
	for (size_t i = 0; i < live->classroom.count && r == 0; i++)
		r = add_row(live, view, order[i], &ids);
	if (r == 0)
		r = add_part(live, view, "", &ids);
	return r == 0 ? add_page_part(live, view, "lessons", class_page_add_lessons) : r;
}

static const struct person_part {
	const char *id;
	void (*add)(struct text *to, const struct class_page *page,
		const struct class_learner *learner);
} person_parts[] = {
	{"standing", class_page_add_standing},
	{"lines", class_page_add_lines},
	{"farm", class_page_add_farm},
	{"mistakes", class_page_add_mistakes},
	{"progress", class_page_add_progress},
};

static int fill_person(
	struct class_live *live, struct class_view *view, const struct class_learner *learner)
{
	const struct class_page page = class_live_page(live);
	int r = 0;

	for (size_t i = 0; i < ARRAY_SIZE(person_parts) && r == 0; i++) {
		cleanup(text_deinit) struct text html = {0};

		text_printf(&html, "<div id=\"%s\">", person_parts[i].id);
		person_parts[i].add(&html, &page, learner);
		text_add(&html, "</div>");
		r = add_part(live, view, person_parts[i].id, &html);
	}
	return r;
}

const struct class_view *class_live_view(struct class_live *live, const char *name)
{
	const struct class_learner *learner = name ? class_live_find(live, name) : NULL;
	struct class_view *view;

	if (!live->arena || (name && !learner))
		return NULL;
	for (view = live->views; view; view = view->next) {
		if (text_equal(view->name, name))
			return view;
	}
	view = arena_alloc(live->arena, sizeof(*view));
	if (!view)
		return NULL;
	*view = (struct class_view){.name = learner ? learner->name : NULL};
	if ((learner ? fill_person(live, view, learner) : fill_grid(live, view)) < 0)
		return NULL;
	view->next = live->views;
	live->views = view;
	return view;
}

/* --- Whole pages --- */

void class_live_add_grid(struct class_live *live, struct text *to)
{
	const struct class_page page = class_live_page(live);

	add_trouble(live, to);
	class_page_add_summary(to, &page);
	class_page_add_damage(to, &page);
	if (class_page_add_grid(to, &page) < 0)
		to->failed = true;
	class_page_add_lessons(to, &page);
}

void class_live_add_person(
	struct class_live *live, const struct class_learner *learner, struct text *to)
{
	const struct class_view *view = class_live_view(live, learner->name);

	to->failed |= !view;
	text_add(to, "<div class=\"columns\">\n");
	for (size_t i = 0; view && i < view->count; i++)
		text_printf(to, "%s\n", view->parts[i].html);
	text_add(to, "</div>\n");
}
