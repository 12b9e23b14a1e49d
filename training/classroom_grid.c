#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "base/markup.h"
#include "training/classroom_page.h"
#include "training/messages.h"

/* --- Names in places where markup has a meaning --- */

void class_page_add_id(struct text *to, const char *name)
{
	text_add(to, "learner-");
	for (; *name; name++)
		text_printf(to, "%02x", (unsigned char)*name);
}

void class_page_add_query(struct text *to, const char *name)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

	for (; *name; name++) {
		if (strchr(plain, *name))
			text_add_char(to, *name);
		else
			text_printf(to, "%%%02X", (unsigned char)*name);
	}
}

static void add_link(struct text *to, const struct class_page *page, const char *name)
{
	text_add(to, page->is_live ? "<a href=\"learner?name=" : "<a href=\"#");
	if (page->is_live)
		class_page_add_query(to, name);
	else
		class_page_add_id(to, name);
	text_add(to, "\">");
	markup_add_text(to, name);
	text_add(to, "</a>");
}

/* --- Above the grid --- */

void class_page_add_summary(struct text *to, const struct class_page *page)
{
	const struct classroom *classroom = page->classroom;
	size_t counts[CLASS_PRESENCE_COUNT] = {0};

	for (size_t i = 0; i < classroom->count; i++)
		counts[class_learner_presence(
			&classroom->learners[i], classroom->course->count, page->now)]++;
	text_printf(to, "<p id=\"summary\"><span>%zu learner%s</span>", classroom->count,
		classroom->count == 1 ? "" : "s");
	for (size_t i = 0; i < CLASS_PRESENCE_COUNT; i++) {
		const char *word = class_presence_to_string((enum class_presence)i);

		if (counts[i])
			text_printf(to, " <span class=\"presence %.3s\">%zu %s</span>", word,
				counts[i], word);
	}
	text_add(to, "</p>");
}

void class_page_add_damage(struct text *to, const struct class_page *page)
{
	const struct diagnostics *damage = &page->classroom->damage;

	text_add(to, "<ul id=\"damage\">");
	for (size_t i = 0; i < damage->count; i++) {
		const struct position *at = &damage->items[i].at;
		const char *slash = at->file ? strrchr(at->file, '/') : NULL;
		cleanup(text_deinit) struct text line = {0};

		/* the path of the folder is nobody's business */
		text_add(&line, slash ? slash + 1 : "");
		if (at->line)
			text_printf(&line, ":%u", at->line);
		text_printf(&line, ": %s", damage->items[i].sentence);
		markup_add_element(to, "li", text_string(&line));
	}
	text_add(to, "</ul>");
}

/* --- A row --- */

static void add_presence(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	enum class_presence presence =
		class_learner_presence(learner, page->classroom->course->count, page->now);

	text_printf(to, "<td class=\"presence %.3s\"", class_presence_to_string(presence));
	if (learner->is_stuck)
		text_printf(to, " title=\"" SHOW_STUCK "\"", learner->now->fruitless);
	text_add_char(to, '>');
	if (learner->is_stuck)
		text_printf(to, SHOW_STUCK_SHORT, learner->now->fruitless);
	if (!learner->is_stuck || presence == CLASS_AWAY)
		text_printf(to, "%s%s", learner->is_stuck ? ", " : "",
			class_presence_to_string(presence));
	text_add(to, "</td>");
}

/* Not to the second: a live page would change all the time. */
static void add_last(struct text *to, const struct class_page *page, int64_t last)
{
	char when[CALENDAR_SIZE];
	int64_t ago = page->now - last;

	if (!last) {
		text_add(to, "<td></td>");
		return;
	}
	calendar_print(last, CALENDAR_ISO, when);
	text_printf(to, "<td><time datetime=\"%s\" title=\"%s\">", when, when);
	if (ago >= 24 * 3600) {
		text_printf(to, "%.10s", when);
	} else if (ago >= 60) {
		tally_add_time(to, ago);
		text_add(to, " ago");
	} else {
		text_add(to, "now");
	}
	text_add(to, "</time></td>");
}

static void add_now(struct text *to, const struct learner_lesson *now)
{
	text_add(to, "<td class=\"task\">");
	if (now && now->lesson)
		text_printf(to, "<span class=\"place\">%u</span> ", now->lesson->number);
	if (now)
		markup_add_text(to, now->id);
	text_add(to, "</td>");
}

/* The last one that cost somebody's work, and is shown. */
static void add_mistakes(struct text *to, const struct class_learner *learner)
{
	cleanup(text_deinit) struct text lost = {0};

	for (size_t i = learner->latest_count; i-- > 0 && !lost.length;) {
		const struct progress_event *event = &learner->latest[i];

		for (size_t j = 0; event->kind == PROGRESS_WRONG && j < learner->lesson_count;
			j++) {
			if (learner->lessons[j].id == event->lesson)
				class_mistake_add_lost(
					&lost, event->text, learner->lessons[j].lesson);
		}
	}
	text_printf(to, "<td class=\"number\">%zu</td><td class=\"lost\">", learner->all.mistakes);
	markup_add_text(to, text_string(&lost));
	text_add(to, "</td>");
}

static void add_cell(
	struct text *to, const struct class_learner *learner, const struct learner_lesson *lesson)
{
	const struct tally *tally = &lesson->tally;
	bool is_now = lesson == learner->now;

	text_printf(to, "<td class=\"cell %s%s%s\" title=\"", learner_lesson_standing(lesson),
		is_now ? " now" : "", is_now && learner->is_stuck ? " stuck" : "");
	markup_add_attribute(to, lesson->lesson->title);
	text_printf(to, ": %s, %zu attempts, %zu mistakes, %zu hints\">",
		learner_lesson_standing(lesson), tally->attempts, tally->mistakes, tally->hints);
	if (lesson->solved)
		text_add(to, "✓");
	else if (lesson->begun)
		text_printf(to, "%zu", tally->attempts);
	text_add(to, "</td>");
}

void class_page_add_row(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	size_t lessons = page->classroom->course->count;
	enum class_presence presence = class_learner_presence(learner, lessons, page->now);

	text_add(to, "<tr id=\"row-");
	class_page_add_id(to, learner->name);
	text_printf(to, "\" class=\"%.3s\"><th scope=\"row\">", class_presence_to_string(presence));
	add_link(to, page, learner->name);
	text_add(to, "</th>");
	add_presence(to, page, learner);
	add_last(to, page, learner->last);
	add_now(to, learner->now);
	text_add(to, "<td class=\"number\">");
	class_learner_add_solved(to, learner, lessons);
	text_add(to, "</td>");
	add_mistakes(to, learner);
	for (size_t i = 0; i < lessons && i < learner->lesson_count; i++)
		add_cell(to, learner, &learner->lessons[i]);
	text_add(to, "</tr>");
}

/* --- The grid --- */

int class_page_add_grid(struct text *to, const struct class_page *page)
{
	const struct course *course = page->classroom->course;
	const struct class_learner **order = classroom_order(page->classroom, page->now);

	if (!order)
		return -ENOMEM;
	text_add(to,
		"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Learners by "
		"lessons\">\n<table class=\"grid\">\n<thead><tr><th scope=\"col\">Learner</th>"
		"<th scope=\"col\">State</th><th scope=\"col\">Last</th>"
		"<th scope=\"col\">Now</th><th scope=\"col\">Solved</th><th scope=\"col\" "
		"colspan=\"2\">Mistakes, lost "
		"work</th>");
	for (size_t i = 0; i < course->count; i++) {
		text_add(to, "<th scope=\"col\" class=\"cell\" title=\"");
		markup_add_attribute(to, course->lessons[i]->title);
		text_printf(to, "\">%u</th>", course->lessons[i]->number);
	}
	text_add(to, "</tr></thead>\n<tbody id=\"learners\">\n");
	for (size_t i = 0; i < page->classroom->count; i++) {
		class_page_add_row(to, page, order[i]);
		text_add_char(to, '\n');
	}
	text_add(to, "</tbody>\n</table>\n</div>\n");
	return 0;
}
