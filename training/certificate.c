#include <string.h>

#include "base/calendar.h"
#include "base/macros.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "training/ending.h"
#include "training/messages.h"

enum {
	COLUMNS = 72,
	WIDTH = 1000, /* of the picture, in units of its own */
	ROOM = 860    /* for a line of it */
};

/* As wide as a sheet of paper across, whatever the program that shows it. */
static const char svg_head[] =
	"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 700\" width=\"1000\" "
	"height=\"700\" font-family=\"Georgia, 'DejaVu Serif', serif\" text-anchor=\"middle\" "
	"fill=\"#222\">\n"
	"<rect width=\"1000\" height=\"700\" fill=\"#fffdf6\"/>\n"
	"<rect x=\"25\" y=\"25\" width=\"950\" height=\"650\" fill=\"none\" stroke=\"#7a5c1e\" "
	"stroke-width=\"6\"/>\n"
	"<rect x=\"40\" y=\"40\" width=\"920\" height=\"620\" fill=\"none\" stroke=\"#7a5c1e\" "
	"stroke-width=\"1\"/>\n";

/* Plural endings follow from the number. */
static const char *plural_ending(size_t count)
{
	return count == 1 ? "" : "s";
}

void certificate_add_sums(struct text *to, const struct ending *ending)
{
	const struct tally *tally = &ending->tally;
	size_t lessons = ending->course->count - ending->course->own_count;

	text_printf(to, SHOW_SUMS, lessons, plural_ending(lessons), tally->attempts,
		plural_ending(tally->attempts), tally->mistakes, plural_ending(tally->mistakes),
		tally->hints, plural_ending(tally->hints));
	tally_add_time(to, tally->seconds);
	text_add_char(to, '.');
}

/* The day alone: "2026-11-30". */
static void add_day(struct text *to, const struct ending *ending)
{
	char time[CALENDAR_SIZE];

	calendar_print(ending->finished, CALENDAR_ISO, time);
	text_add_bytes(to, time, strcspn(time, "T"));
}

/* --- The text --- */

static void add_centred(struct text *to, const char *line)
{
	size_t width = utf8_width(line);

	for (size_t i = 0; width < COLUMNS && i < (COLUMNS - width) / 2; i++)
		text_add_char(to, ' ');
	text_printf(to, "%s\n", line);
}

void certificate_add_text(struct text *to, const struct ending *ending)
{
	cleanup(text_deinit) struct text day = {0}, sums = {0};

	add_day(&day, ending);
	certificate_add_sums(&sums, ending);
	add_centred(to, SHOW_CERTIFICATE_TITLE);
	text_add_char(to, '\n');
	add_centred(to, ending->learner);
	text_add_char(to, '\n');
	add_centred(to, SHOW_HAS_FINISHED);
	add_centred(to, ending_title(ending));
	text_add_char(to, '\n');
	add_centred(to, text_string(&sums));
	add_centred(to, text_string(&day));
}

/* --- The picture --- */

/* One line of the picture, in letters of that size, or of a smaller one if it is long. */
static void add_line(struct text *to, unsigned y, unsigned size, const char *line)
{
	size_t width = utf8_width(line) * size * 6 / 10;

	if (width > ROOM)
		size = (unsigned)(size * ROOM / width);
	text_printf(to, "<text x=\"%d\" y=\"%u\" font-size=\"%u\">", WIDTH / 2, y, size ? size : 1);
	markup_add_attribute(to, line);
	text_add(to, "</text>\n");
}

void certificate_add_svg(struct text *to, const struct ending *ending)
{
	cleanup(text_deinit) struct text day = {0}, sums = {0};

	add_day(&day, ending);
	certificate_add_sums(&sums, ending);
	text_add(to, svg_head);
	add_line(to, 150, 60, SHOW_CERTIFICATE_TITLE);
	add_line(to, 270, 56, ending->learner);
	add_line(to, 340, 26, SHOW_HAS_FINISHED);
	add_line(to, 415, 44, ending_title(ending));
	add_line(to, 520, 22, text_string(&sums));
	add_line(to, 575, 26, text_string(&day));
	text_add(to, "</svg>\n");
}
