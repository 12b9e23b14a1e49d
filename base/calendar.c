#include "base/calendar.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/*
 * Days are counted from the first of March 400 years before the year 0: a year that ends with February
 * has its leap day last, and nothing is negative.
 */
enum {
	DAY = 24 * 60 * 60,
	DAYS_OF_400_YEARS = 146097,
	DAYS_TO_1970 = 719468 + DAYS_OF_400_YEARS
};

static int64_t count_days(int year, int month, int day)
{
	int from_march = month > 2 ? month - 3 : month + 9;
	int64_t years = year + 400 - (month <= 2);

	return years * 365 + years / 4 - years / 100 + years / 400 + (from_march * 153 + 2) / 5 +
	       day - 1;
}

struct tm calendar_split(int64_t seconds)
{
	int64_t since = seconds + (int64_t)DAYS_TO_1970 * DAY;
	int64_t days = since / DAY, era = days / DAYS_OF_400_YEARS;
	int second = (int)(since % DAY), of_era = (int)(days % DAYS_OF_400_YEARS);
	/* without the leap days before it */
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int from_march = (5 * of_year + 2) / 153;
	int month = from_march < 10 ? from_march + 3 : from_march - 9;

	assert(since >= 0);
	year += (int)(era - 1) * 400 + (month <= 2);
	return (struct tm){.tm_year = year - 1900,
		.tm_mon = month - 1,
		.tm_mday = of_year - (153 * from_march + 2) / 5 + 1,
		.tm_hour = second / 3600,
		.tm_min = second / 60 % 60,
		.tm_sec = second % 60,
		.tm_wday = (int)((days + 3) % 7),
		.tm_yday = (int)(days - count_days(year, 1, 1))};
}

void calendar_print(int64_t seconds, enum calendar_form form, char ret_text[CALENDAR_SIZE])
{
	struct tm time = calendar_split(seconds);

	assert(form < CALENDAR_FORM_COUNT);
	snprintf(ret_text, CALENDAR_SIZE, "%04d-%02d-%02d%c%02d:%02d:%02d%s", time.tm_year + 1900,
		time.tm_mon + 1, time.tm_mday, form == CALENDAR_ISO ? 'T' : ' ', time.tm_hour,
		time.tm_min, time.tm_sec, form == CALENDAR_ISO ? "Z" : "");
}

/* The number that so many digits of the text make; what is no digit shows when it is printed again. */
static int number_at(const char *text, size_t at, size_t digits)
{
	int number = 0;

	for (size_t i = at; i < at + digits; i++)
		number = number * 10 + (text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 0);
	return number;
}

/* By hand: the sscanf() of mingw-w64 crashes without memory. */
bool calendar_parse(const char *text, enum calendar_form form, int64_t *ret_seconds)
{
	char again[CALENDAR_SIZE];
	int64_t seconds;
	int month;

	if (strlen(text) < strlen("1998-06-16 09:00:00"))
		return false;
	month = number_at(text, 5, 2);
	if (month < 1 || month > 12)
		return false;
	seconds = (count_days(number_at(text, 0, 4), month, number_at(text, 8, 2)) - DAYS_TO_1970) * DAY +
		  number_at(text, 11, 2) * 3600 + number_at(text, 14, 2) * 60 + number_at(text, 17, 2);
	/* another form, and a day or an hour that does not exist, come out as another text */
	calendar_print(seconds, form, again);
	if (strcmp(text, again) != 0)
		return false;
	*ret_seconds = seconds;
	return true;
}
