#include "sim/farm_time.h"

#include <stdio.h>
#include <string.h>

static unsigned leap_days(unsigned year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool farm_time_is_valid(const char *text)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned year, month, day, hour, minute, second;
	char again[64];

	if (sscanf(text, "%4u-%2u-%2u %2u:%2u:%2u", &year, &month, &day, &hour, &minute, &second) !=
		6)
		return false;
	snprintf(again, sizeof(again), "%04u-%02u-%02u %02u:%02u:%02u", year, month, day, hour,
		minute, second);
	if (strcmp(again, text) != 0 || month < 1 || month > 12)
		return false;
	return day >= 1 && day <= days[month - 1] + ((month == 2 ? leap_days(year) : 0u)) &&
	       hour < 24 && minute < 60 && second < 60;
}
