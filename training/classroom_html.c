#include <errno.h>
#include <inttypes.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "base/markup.h"
#include "base/page_css.h"
#include "base/text.h"
#include "training/classroom.h"
#include "training/messages.h"

/* A page from elsewhere could not be fetched even if a name had become markup. */
static const char head[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
	"'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta name=\"color-scheme\" content=\"light dark\">\n"
	"<title>" SHOW_CLASS_TITLE "</title>\n<style>\n";

static const char *const tally_headings =
	"<th scope=\"col\">Attempts</th><th scope=\"col\">Mistakes</th>"
	"<th scope=\"col\">Hints</th><th scope=\"col\">Time</th>";

static void add_tally(struct text *to, const struct tally *tally)
{
	text_printf(to, "<td>%zu</td><td>%zu</td><td>%zu</td><td>", tally->attempts,
		tally->mistakes, tally->hints);
	tally_add_time(to, tally->seconds);
	text_add(to, "</td>");
}

static void add_stuck(struct text *to, const struct class_learner *learner)
{
	if (learner->is_stuck)
		text_printf(to, "<strong>" SHOW_STUCK "</strong>", learner->now->fruitless);
}

static void add_learner_row(
	struct text *to, const struct class_learner *learner, size_t number, size_t lessons)
{
	text_printf(to, "<tr><th scope=\"row\"><a href=\"#learner-%zu\">", number);
	markup_add_text(to, learner->name);
	text_add(to, "</a></th><td>");
	class_learner_add_solved(to, learner, lessons);
	text_add(to, "</td>");
	add_tally(to, &learner->all);
	text_add(to, "<td>");
	markup_add_text(to, learner->now                 ? learner->now->id
			    : learner->solved == lessons ? SHOW_ALL_DONE
							 : "");
	text_add(to, "</td><td>");
	add_stuck(to, learner);
	text_add(to, "</td></tr>\n");
}

static void add_overview(struct text *to, const struct classroom *classroom)
{
	text_printf(to,
		"<table>\n<thead><tr><th scope=\"col\">Learner</th><th scope=\"col\">Solved</th>%s"
		"<th scope=\"col\">Now</th><th scope=\"col\">Stuck</th></tr></thead>\n<tbody>\n",
		tally_headings);
	for (size_t i = 0; i < classroom->count; i++)
		add_learner_row(to, &classroom->learners[i], i, classroom->course->count);
	text_add(to, "</tbody>\n</table>\n");
}

static void add_class_lesson_row(struct text *to, const struct class_lesson *lesson)
{
	const struct tally *tally = &lesson->tally;
	const size_t sums[] = {tally->attempts, tally->mistakes, tally->hints};

	text_add(to, "<tr><th scope=\"row\">");
	markup_add_text(to, lesson->lesson ? lesson->lesson->title : lesson->id);
	text_printf(to, "</th><td>%zu</td><td>%zu</td>", lesson->begun, lesson->solved);
	for (size_t i = 0; i < ARRAY_SIZE(sums); i++) {
		text_add(to, "<td>");
		tally_add_mean(to, sums[i], lesson->begun);
		text_add(to, "</td>");
	}
	text_add(to, "<td>");
	tally_add_time(to, tally->seconds / (int64_t)lesson->begun);
	text_add(to, "</td><td>");
	if (lesson->stuck)
		text_printf(to, "<strong>%zu</strong>", lesson->stuck);
	text_add(to, "</td></tr>\n");
}

static void add_class_lessons(struct text *to, const struct classroom *classroom)
{
	text_printf(to,
		"<section>\n<h2>Lessons</h2>\n<p>" SHOW_EACH "</p>\n<table>\n<thead><tr>"
		"<th scope=\"col\">Lesson</th><th scope=\"col\">Begun</th>"
		"<th scope=\"col\">Solved</th>%s<th scope=\"col\">Stuck</th></tr></thead>\n"
		"<tbody>\n",
		tally_headings);
	for (size_t i = 0; i < classroom->lesson_count; i++)
		add_class_lesson_row(to, &classroom->lessons[i]);
	text_add(to, "</tbody>\n</table>\n</section>\n");
}

static void add_recent(struct text *to, const struct class_learner *learner)
{
	cleanup(text_deinit) struct text lead = {0};

	if (!learner->recent_count)
		return;
	text_printf(&lead, SHOW_RECENT, learner->now->id);
	markup_add_element(to, "p", text_string(&lead));
	text_add(to, "\n<table>\n<tbody>\n");
	for (size_t i = 0; i < learner->recent_count; i++) {
		const struct progress_event *event = &learner->recent[i];
		char at[CALENDAR_SIZE];

		calendar_print(event->at, CALENDAR_ISO, at);
		text_printf(to, "<tr><td>%s</td><td>%s</td><td><code>", at,
			progress_kind_to_string(event->kind));
		markup_add_text(to, event->text);
		text_add(to, "</code></td></tr>\n");
	}
	text_add(to, "</tbody>\n</table>\n");
}

static void add_lesson_row(
	struct text *to, const struct class_learner *learner, const struct learner_lesson *lesson)
{
	text_add(to, "<tr><th scope=\"row\">");
	markup_add_text(to, lesson->lesson ? lesson->lesson->title : lesson->id);
	text_printf(to, "</th><td>%s</td>", learner_lesson_standing(lesson));
	add_tally(to, &lesson->tally);
	text_add(to, "<td>");
	if (learner->now == lesson)
		add_stuck(to, learner);
	text_add(to, "</td></tr>\n");
}

static void add_learner(struct text *to, const struct class_learner *learner, size_t number)
{
	text_printf(to, "<section id=\"learner-%zu\">\n", number);
	markup_add_element(to, "h2", learner->name);
	text_printf(to,
		"\n<table>\n<thead><tr><th scope=\"col\">Lesson</th><th "
		"scope=\"col\">Standing</th>%s"
		"<th scope=\"col\">Stuck</th></tr></thead>\n<tbody>\n",
		tally_headings);
	for (size_t i = 0; i < learner->lesson_count; i++)
		add_lesson_row(to, learner, &learner->lessons[i]);
	text_add(to, "</tbody>\n</table>\n");
	add_recent(to, learner);
	text_add(to, "</section>\n");
}

int classroom_add_html(const struct classroom *classroom, struct text *to)
{
	text_add(to, head);
	text_add(to, page_css);
	text_add(to, "</style>\n</head>\n<body>\n<header>\n<h1>" SHOW_CLASS_TITLE
		     "</h1>\n</header>\n<main>\n");
	add_overview(to, classroom);
	add_class_lessons(to, classroom);
	for (size_t i = 0; i < classroom->count; i++)
		add_learner(to, &classroom->learners[i], i);
	text_add(to, "</main>\n</body>\n</html>\n");
	return to->failed ? -ENOMEM : 0;
}
