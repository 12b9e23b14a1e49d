#include <errno.h>
#include <inttypes.h>

#include "base/macros.h"
#include "base/text.h"
#include "cli/training/classroom.h"
#include "cli/training/training_messages.h"
#include "conformance/html/markup.h"
#include "conformance/html/report_css.h"

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

static void add_stuck(struct text *to, const struct pupil *pupil)
{
	if (pupil->is_stuck)
		text_printf(to, "<strong>" SHOW_STUCK "</strong>", pupil->now->fruitless);
}

static void add_pupil_row(struct text *to, const struct pupil *pupil, size_t number, size_t lessons)
{
	text_printf(to, "<tr><th scope=\"row\"><a href=\"#learner-%zu\">", number);
	markup_add_text(to, pupil->name);
	text_printf(to, "</a></th><td>%zu of %zu</td>", pupil->solved, lessons);
	add_tally(to, &pupil->all);
	text_add(to, "<td>");
	markup_add_text(to, pupil->now                 ? pupil->now->id
			    : pupil->solved == lessons ? SHOW_ALL_DONE
						       : "");
	text_add(to, "</td><td>");
	add_stuck(to, pupil);
	text_add(to, "</td></tr>\n");
}

static void add_overview(struct text *to, const struct classroom *classroom)
{
	text_printf(to,
		"<table>\n<thead><tr><th scope=\"col\">Learner</th><th scope=\"col\">Solved</th>%s"
		"<th scope=\"col\">Now</th><th scope=\"col\">Stuck</th></tr></thead>\n<tbody>\n",
		tally_headings);
	for (size_t i = 0; i < classroom->count; i++)
		add_pupil_row(to, &classroom->pupils[i], i, classroom->course->count);
	text_add(to, "</tbody>\n</table>\n");
}

static void add_lesson_row(
	struct text *to, const struct pupil *pupil, const struct pupil_lesson *lesson)
{
	text_add(to, "<tr><th scope=\"row\">");
	markup_add_text(to, lesson->lesson ? lesson->lesson->title : lesson->id);
	text_printf(to, "</th><td>%s</td>",
		lesson->solved           ? "solved"
		: lesson->tally.attempts ? "begun"
					 : "open");
	add_tally(to, &lesson->tally);
	text_add(to, "<td>");
	if (pupil->now == lesson)
		add_stuck(to, pupil);
	text_add(to, "</td></tr>\n");
}

static void add_pupil(struct text *to, const struct pupil *pupil, size_t number)
{
	text_printf(to, "<section id=\"learner-%zu\">\n", number);
	markup_add_element(to, "h2", pupil->name);
	text_printf(to,
		"\n<table>\n<thead><tr><th scope=\"col\">Lesson</th><th "
		"scope=\"col\">Standing</th>%s"
		"<th scope=\"col\">Stuck</th></tr></thead>\n<tbody>\n",
		tally_headings);
	for (size_t i = 0; i < pupil->lesson_count; i++)
		add_lesson_row(to, pupil, &pupil->lessons[i]);
	text_add(to, "</tbody>\n</table>\n</section>\n");
}

int classroom_add_html(const struct classroom *classroom, struct text *to)
{
	text_add(to, head);
	text_add(to, report_css);
	text_add(to, "</style>\n</head>\n<body>\n<header>\n<h1>" SHOW_CLASS_TITLE
		     "</h1>\n</header>\n<main>\n");
	add_overview(to, classroom);
	for (size_t i = 0; i < classroom->count; i++)
		add_pupil(to, &classroom->pupils[i], i);
	text_add(to, "</main>\n</body>\n</html>\n");
	return to->failed ? -ENOMEM : 0;
}
