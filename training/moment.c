#include "training/moment.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
	DAY = 24 * 60 * 60
};

int64_t moment_now(void)
{
	return (int64_t)time(NULL);
}

/* Days since 1970 of a date of the Gregorian calendar, whose years begin in March for this. */
static int64_t days_of(int64_t year, unsigned month, unsigned day)
{
	unsigned from_march = month > 2 ? month - 3 : month + 9;
	unsigned of_year = (from_march * 153 + 2) / 5 + day - 1;
	int64_t since = year - (month <= 2), era = since / 400, of_era = since % 400;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void moment_print(int64_t moment, char ret_text[MOMENT_SIZE])
{
	int64_t days = moment / DAY;
	unsigned second = (unsigned)(moment % DAY) % DAY, month = 1;
	int64_t year = 1970 + days / 366;

	while (days_of(year + 1, 1, 1) <= days)
		year++;
	while (month < 12 && days_of(year, month + 1, 1) <= days)
		month++;
	snprintf(ret_text, MOMENT_SIZE, "%04" PRId64 "-%02u-%02uT%02u:%02u:%02uZ", year, month,
		(unsigned)(days - days_of(year, month, 1)) % 32 + 1, second / 3600,
		second / 60 % 60, second % 60);
}

bool moment_parse(const char *text, int64_t *ret_moment)
{
	unsigned year, month, day, hour, minute, second;
	char again[MOMENT_SIZE], end;
	int64_t moment;

	if (strlen(text) != strlen("2026-11-25T16:07:06Z") ||
		sscanf(text, "%4u-%2u-%2uT%2u:%2u:%2u%c", &year, &month, &day, &hour, &minute,
			&second, &end) != 7 ||
		year < 1970 || month < 1 || month > 12)
		return false;
	moment = days_of(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
	/* a day or an hour that there is not comes out as another */
	moment_print(moment, again);
	if (strcmp(again, text) != 0)
		return false;
	*ret_moment = moment;
	return true;
}
