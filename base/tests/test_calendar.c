#include "base/calendar.h"

#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"

/* The numbers are those of `date -u -d ... +%s`. */
static void calendar_parse__and_print_are_inverse(void **state)
{
	static const struct {
		int64_t seconds;
		const char *sql, *iso;
	} rows[] = {
		{-62167219200, "0000-01-01 00:00:00", "0000-01-01T00:00:00Z"},
		{-11644473600, "1601-01-01 00:00:00", "1601-01-01T00:00:00Z"},
		{-1, "1969-12-31 23:59:59", "1969-12-31T23:59:59Z"},
		{0, "1970-01-01 00:00:00", "1970-01-01T00:00:00Z"},
		{888710399, "1998-02-28 23:59:59", "1998-02-28T23:59:59Z"},
		{888710400, "1998-03-01 00:00:00", "1998-03-01T00:00:00Z"},
		{951868799, "2000-02-29 23:59:59", "2000-02-29T23:59:59Z"},
		{951868800, "2000-03-01 00:00:00", "2000-03-01T00:00:00Z"},
		{978307199, "2000-12-31 23:59:59", "2000-12-31T23:59:59Z"},
		{4107542399, "2100-02-28 23:59:59", "2100-02-28T23:59:59Z"},
		{4107542400, "2100-03-01 00:00:00", "2100-03-01T00:00:00Z"},
		{253402300799, "9999-12-31 23:59:59", "9999-12-31T23:59:59Z"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *texts[] = {[CALENDAR_SQL] = rows[i].sql, [CALENDAR_ISO] = rows[i].iso};

		for (enum calendar_form form = 0; form < CALENDAR_FORM_COUNT; form++) {
			char text[CALENDAR_SIZE];
			int64_t seconds = 4711;

			calendar_print(rows[i].seconds, form, text);
			same_text("printed", text, texts[form]);
			same_number(text, calendar_parse(texts[form], form, &seconds), true);
			same_number(text, seconds, rows[i].seconds);
		}
	}
}

static void calendar_parse__refuses_other_forms_and_days_that_do_not_exist(void **state)
{
	static const char *const rows[] = {
		"1900-02-29 00:00:00", /* every 400 years */
		"1998-02-29 00:00:00",
		"1998-04-31 00:00:00",
		"1998-13-01 00:00:00",
		"1998-00-01 00:00:00",
		"1998-01-00 00:00:00",
		"1998-06-16 24:00:00",
		"1998-06-16 09:60:00",
		"1998-06-16 09:00:60",
		"1998-6-16 09:00:00",
		"1998-06-16T09:00:00",
		"1998-06-16T09:00:00Z",
		"1998-06-16 09:00",
		"1998-06-16 09:00:00 ",
		" 1998-06-16 09:00:00",
		"+998-06-16 09:00:00",
		"-998-06-16 09:00:00",
		"1998--6-16 09:00:00",
		"1998-06-16 09:00:-1",
		"11998-06-16 09:00:00",
		"1998-06-16 09:00:00.5",
		"tomorrow",
		"",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int64_t seconds = 4711;

		same_number(rows[i], calendar_parse(rows[i], CALENDAR_SQL, &seconds), false);
		same_number(rows[i], seconds, 4711);
	}
	same_number("small", calendar_parse("1998-06-16T09:00:00z", CALENDAR_ISO, &(int64_t){0}),
		false);
	same_number(
		"SQL", calendar_parse("1998-06-16 09:00:00", CALENDAR_ISO, &(int64_t){0}), false);
}

static void calendar_split__tells_the_day_of_the_week_and_of_the_year(void **state)
{
	static const struct {
		const char *text;
		int week, year;
	} rows[] = {
		{"0000-01-01 00:00:00", 6, 0},
		{"1970-01-01 00:00:00", 4, 0},
		{"1998-06-16 09:00:00", 2, 166},
		{"2000-02-29 23:59:59", 2, 59},
		{"2000-12-31 00:00:00", 0, 365},
		{"2100-03-01 00:00:00", 1, 59},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int64_t seconds = 0;
		struct tm time;

		same_number(
			rows[i].text, calendar_parse(rows[i].text, CALENDAR_SQL, &seconds), true);
		time = calendar_split(seconds);
		same_number(rows[i].text, time.tm_wday, rows[i].week);
		same_number(rows[i].text, time.tm_yday, rows[i].year);
	}
}

/* Each day is the one after the day before it, and is read as itself. */
static void calendar_split__counts_each_day_once(void **state)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const int64_t day = 24 * 60 * 60;
	struct tm last = calendar_split(-day);

	(void)state;
	for (int64_t seconds = 0; seconds < 500 * 366 * day; seconds += day) {
		struct tm now = calendar_split(seconds);
		int year = last.tm_year + 1900;
		bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
		int length = lengths[last.tm_mon] + (last.tm_mon == 1 && leaps);
		bool month_ends = last.tm_mday == length,
		     year_ends = month_ends && last.tm_mon == 11;

		same_number("day", now.tm_mday, month_ends ? 1 : last.tm_mday + 1);
		same_number("month", now.tm_mon, (last.tm_mon + month_ends) % 12);
		same_number("year", now.tm_year, last.tm_year + year_ends);
		same_number("of the week", now.tm_wday, (last.tm_wday + 1) % 7);
		same_number("of the year", now.tm_yday, year_ends ? 0 : last.tm_yday + 1);
		last = now;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calendar_parse__and_print_are_inverse),
		cmocka_unit_test(calendar_parse__refuses_other_forms_and_days_that_do_not_exist),
		cmocka_unit_test(calendar_split__tells_the_day_of_the_week_and_of_the_year),
		cmocka_unit_test(calendar_split__counts_each_day_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
