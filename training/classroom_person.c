#include "base/calendar.h"
#include "base/macros.h"
#include "base/markup.h"
#include "training/classroom_page.h"
#include "training/messages.h"

static const struct lesson *find_lesson(const struct class_learner *learner, const char *id)
{
	for (size_t i = 0; i < learner->lesson_count; i++) {
		if (learner->lessons[i].id == id)
			return learner->lessons[i].lesson;
	}
	return NULL;
}

static void add_time(struct text *to, int64_t at)
{
	char when[CALENDAR_SIZE];

	calendar_print(at, CALENDAR_ISO, when);
	text_printf(to,
		"<td><time datetime=\"%s\"><span class=\"date\">%.10s </span>%.8s</time></td>",
		when, when, when + 11);
}

void class_page_add_standing(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	const struct course *course = page->classroom->course;
	enum class_presence presence = class_learner_presence(learner, course->count, page->now);
	const char *word = class_presence_to_string(presence);

	text_printf(to, "<p class=\"standing\"><span class=\"presence %.3s\">", word);
	if (presence == CLASS_STUCK)
		text_printf(to, SHOW_STUCK, learner->now->fruitless);
	else
		text_add(to, word);
	text_add(to, "</span> ");
	class_learner_add_solved(to, learner, course->count);
	text_add(to, " lessons solved");
	if (learner->now) {
		text_add(to, "; now in ");
		markup_add_text(
			to, learner->now->lesson ? learner->now->lesson->title : learner->now->id);
	}
	text_add(to, "</p>");
}

/* --- Mistakes and lines --- */

void class_page_add_mistakes(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	size_t count = 0;

	(void)page;
	text_add(to, "<section class=\"mistakes\">\n<h3>Mistakes</h3>\n<table>\n<tbody>\n");
	for (size_t i = learner->latest_count; i-- > 0;) {
		const struct progress_event *event = &learner->latest[i];
		cleanup(text_deinit) struct text lost = {0};

		if (event->kind != PROGRESS_WRONG)
			continue;
		count++;
		class_mistake_add_lost(&lost, event->text, find_lesson(learner, event->lesson));
		text_add(to, "<tr>");
		add_time(to, event->at);
		text_add(to, "<td>");
		markup_add_text(to, event->lesson);
		text_add(to, "</td><td><code>");
		markup_add_text(to, event->text);
		text_add(to, "</code></td><td class=\"lost\">");
		markup_add_text(to, text_string(&lost));
		text_add(to, "</td></tr>\n");
	}
	text_printf(to, "</tbody>\n</table>\n%s</section>", count ? "" : "<p>None lately.</p>\n");
}

static void add_line(struct text *to, const struct progress_event *event)
{
	text_printf(to, "<tr class=\"%s\">", progress_kind_to_string(event->kind));
	add_time(to, event->at);
	text_add(to, "<td>");
	markup_add_text(to, event->lesson);
	text_printf(to, "</td><td>%s</td><td><code>", progress_kind_to_string(event->kind));
	markup_add_text(to, event->text);
	text_add(to, "</code>");
	if (event->kind == PROGRESS_TYPED && event->status)
		text_printf(to, " <small>exit %d</small>", event->status);
	text_add(to, "</td></tr>\n");
}

/* The newest first, where a live page has them in sight. */
void class_page_add_lines(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	(void)page;
	text_add(to,
		"<section class=\"typed-lines\">\n<h3>Lines and events, the latest first</h3>\n"
		"<table>\n<tbody>\n");
	for (size_t i = learner->latest_count; i-- > 0;)
		add_line(to, &learner->latest[i]);
	text_add(to, "</tbody>\n</table>\n</section>");
}

/* --- Lessons --- */

static void add_lesson_row(
	struct text *to, const struct class_learner *learner, const struct learner_lesson *lesson)
{
	text_add(to, "<tr><th scope=\"row\">");
	markup_add_text(to, lesson->lesson ? lesson->lesson->title : lesson->id);
	text_printf(to, "</th><td>%s</td>", learner_lesson_standing(lesson));
	class_page_add_tally(to, &lesson->tally);
	text_add(to, "<td>");
	if (learner->now == lesson && learner->is_stuck)
		text_printf(to, "<strong>" SHOW_STUCK "</strong>", lesson->fruitless);
	text_add(to, "</td></tr>\n");
}

void class_page_add_progress(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	(void)page;
	text_add(to, "<section class=\"lessons\">\n<h3>Begun lessons</h3>\n<table>\n<thead><tr>"
		     "<th scope=\"col\">Lesson</th><th scope=\"col\">Standing</th>"
		     "<th scope=\"col\">Attempts</th><th scope=\"col\">Mistakes</th>"
		     "<th scope=\"col\">Hints</th><th scope=\"col\">Time</th>"
		     "<th scope=\"col\">Stuck</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < learner->lesson_count; i++) {
		if (learner->lessons[i].begun)
			add_lesson_row(to, learner, &learner->lessons[i]);
	}
	text_add(to, "</tbody>\n</table>\n</section>");
}
