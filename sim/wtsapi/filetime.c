#include "sim/wtsapi/filetime.h"

#include <stdio.h>

enum {
	DAYS_TO_1601 = 584694, /* from the first of March of the year 0 */
	UNITS_PER_SECOND = 10000000
};

/* Days from the first of March of the year 0: a year that ends with February has its odd day last. */
static int64_t days_of(int year, int month, int day)
{
	int from_march = (month + 9) % 12;
	int64_t years = year - (month < 3);

	return years * 365 + years / 4 - years / 100 + years / 400 + (from_march * 306 + 5) / 10 +
	       day - 1;
}

int64_t filetime_of(const char *farm_time)
{
	int year, month, day, hour, minute, second;
	int64_t seconds;

	if (sscanf(farm_time, "%d-%d-%d %d:%d:%d", &year, &month, &day, &hour, &minute, &second) !=
		6)
		return 0;
	seconds = (days_of(year, month, day) - DAYS_TO_1601) * 86400 + hour * 3600 + minute * 60 +
		  second;
	return seconds > 0 ? seconds * UNITS_PER_SECOND : 0;
}
