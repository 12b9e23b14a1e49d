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

bool calendar_parse(const char *text, enum calendar_form form, int64_t *ret_seconds)
{
	int year, month, day, hour, minute, second;
	char again[CALENDAR_SIZE];
	int64_t seconds;

	if (sscanf(text, "%4d-%2d-%2d%*c%2d:%2d:%2d", &year, &month, &day, &hour, &minute,
		    &second) != 6 ||
		year < 0)
		return false;
	seconds = (count_days(year, month, day) - DAYS_TO_1970) * DAY + hour * 3600 + minute * 60 +
		  second;
	/* another form, and a day or an hour that does not exist, come out as another text */
	calendar_print(seconds, form, again);
	if (strcmp(text, again) != 0)
		return false;
	*ret_seconds = seconds;
	return true;
}
