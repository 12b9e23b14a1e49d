#include "sim/wtsapi/filetime.h"

#include "base/calendar.h"

enum {
	UNITS_PER_SECOND = 10000000
};

int64_t filetime_of(const char *farm_time)
{
	static const int64_t seconds_to_1970 = INT64_C(11644473600);
	int64_t seconds;

	if (!calendar_parse(farm_time, CALENDAR_SQL, &seconds) || seconds < -seconds_to_1970)
		return 0;
	return (seconds + seconds_to_1970) * UNITS_PER_SECOND;
}
