#include <errno.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "base/markup.h"
#include "base/page_css.h"
#include "base/text.h"
#include "training/classroom_css.h"
#include "training/classroom_page.h"
#include "training/messages.h"

/* A page from elsewhere could not be fetched even if a name had become markup. */
static const char head[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
	"'unsafe-inline'; script-src %s; connect-src %s; base-uri 'none'; form-action 'none'\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta name=\"color-scheme\" content=\"light dark\">\n<title>";

static const char *const tally_headings =
	"<th scope=\"col\">Attempts</th><th scope=\"col\">Mistakes</th>"
	"<th scope=\"col\">Hints</th><th scope=\"col\">Time</th>";

void class_page_add_tally(struct text *to, const struct tally *tally)
{
	text_printf(to, "<td>%zu</td><td>%zu</td><td>%zu</td><td>", tally->attempts,
		tally->mistakes, tally->hints);
	tally_add_time(to, tally->seconds);
	text_add(to, "</td>");
}

/* --- The frame --- */

void class_page_begin(
	struct text *to, const struct class_page *page, const char *title, const char *events)
{
	const char *own = page->is_live ? "'self'" : "'none'";
	char when[CALENDAR_SIZE];

	calendar_print(page->now, CALENDAR_ISO, when);
	text_printf(to, head, own, own);
	markup_add_text(to, title);
	text_add(to, "</title>\n<style>\n");
	text_add(to, page_css);
	text_add(to, class_css);
	text_add(to, "</style>\n</head>\n<body");
	if (events) {
		text_add(to, " data-events=\"");
		markup_add_attribute(to, events);
		text_add_char(to, '"');
	}
	text_add(to, ">\n<header>\n");
	markup_add_element(to, "h1", title);
	if (page->is_live)
		text_printf(to,
			"\n<p id=\"connection\" role=\"status\"><noscript>" SHOW_AS_OF
			"</noscript></p>\n",
			when);
	else
		text_printf(to, "\n<p>" SHOW_MADE_ON "</p>\n", when);
	text_add(to, "</header>\n<main>\n");
}

void class_page_end(struct text *to, const struct class_page *page)
{
	text_add(to, "</main>\n");
	if (page->is_live)
		text_add(to, "<script src=\"live.js\"></script>\n");
	text_add(to, "</body>\n</html>\n");
}

/* --- All lessons --- */

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

void class_page_add_lessons(struct text *to, const struct class_page *page)
{
	const struct classroom *classroom = page->classroom;

	text_printf(to,
		"<section id=\"lessons\">\n<h2>Lessons</h2>\n<p>" SHOW_EACH
		"</p>\n<div class=\"scroll\">\n<table>\n<thead><tr><th scope=\"col\">Lesson</th>"
		"<th scope=\"col\">Begun</th><th scope=\"col\">Solved</th>%s"
		"<th scope=\"col\">Stuck</th></tr></thead>\n<tbody>\n",
		tally_headings);
	for (size_t i = 0; i < classroom->lesson_count; i++)
		add_class_lesson_row(to, &classroom->lessons[i]);
	text_add(to, "</tbody>\n</table>\n</div>\n</section>");
}

/* --- The written page --- */

static void add_learner(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	text_add(to, "<section class=\"learner\" id=\"");
	class_page_add_id(to, learner->name);
	text_add(to, "\">\n");
	markup_add_element(to, "h2", learner->name);
	text_add_char(to, '\n');
	class_page_add_standing(to, page, learner);
	class_page_add_progress(to, page, learner);
	class_page_add_mistakes(to, page, learner);
	class_page_add_lines(to, page, learner);
	text_add(to, "\n</section>\n");
}

int classroom_add_html(const struct classroom *classroom, int64_t now, struct text *to)
{
	const struct class_page page = {classroom, now, false};
	int r;

	class_page_begin(to, &page, SHOW_CLASS_TITLE, NULL);
	class_page_add_summary(to, &page);
	class_page_add_damage(to, &page);
	r = class_page_add_grid(to, &page);
	class_page_add_lessons(to, &page);
	for (size_t i = 0; i < classroom->count; i++)
		add_learner(to, &page, &classroom->learners[i]);
	class_page_end(to, &page);
	return to->failed ? -ENOMEM : r;
}
