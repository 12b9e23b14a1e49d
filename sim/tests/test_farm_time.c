#include "sim/tests/support.h"

#include <errno.h>

#include "base/macros.h"

static void farm_time_parse_span__as_people_type_it(void **state)
{
	static const struct {
		const char *text;
		int answer;
		uint32_t seconds;
	} rows[] = {
		{"+10m", 0, 600},
		{"+2h", 0, 7200},
		{"+1d", 0, 86400},
		{"+90s", 0, 90},
		{"+1h30m", 0, 5400},
		{"+1d2h3m4s", 0, 93784},
		{"+1d4s", 0, 86404},
		{"+90m", 0, 5400},
		{"10m", 0, 600},
		{"+10M", 0, 600},
		{"2D1S", 0, 172801},
		{"+0s", 0, 0},
		{"+007m", 0, 420},
		{"+366d", 0, FARM_SPAN_MAX},
		{"+365d23h59m60s", 0, FARM_SPAN_MAX},
		{"+31622400s", 0, FARM_SPAN_MAX},
		{"+366d1s", -ERANGE, 0},
		{"+367d", -ERANGE, 0},
		{"+31622401s", -ERANGE, 0},
		{"+4294967297s", -ERANGE, 0},
		{"+18446744073709551617s", -ERANGE, 0},
		{"+99999999999999999999999d99999999999999999999h", -ERANGE, 0},
		{"+99999999999999999999999x", -EINVAL, 0},
		{"", -EINVAL, 0},
		{"+", -EINVAL, 0},
		{"++1m", -EINVAL, 0},
		{"-10m", -EINVAL, 0},
		{"+-10m", -EINVAL, 0},
		{"+10", -EINVAL, 0},
		{"+1h30", -EINVAL, 0},
		{"+m", -EINVAL, 0},
		{"+1hm", -EINVAL, 0},
		{"+30m1h", -EINVAL, 0},
		{"+1h1h", -EINVAL, 0},
		{"+1w", -EINVAL, 0},
		{"+1.5h", -EINVAL, 0},
		{"+0x1h", -EINVAL, 0},
		{" +1h", -EINVAL, 0},
		{"+1 h", -EINVAL, 0},
		{"+1h ", -EINVAL, 0},
		{"+1h 30m", -EINVAL, 0},
		{"+1s2", -EINVAL, 0},
		{"+\xC2\xB2m", -EINVAL, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint32_t seconds = 4711;

		same_number(rows[i].text, farm_time_parse_span(rows[i].text, &seconds),
			rows[i].answer);
		same_number(rows[i].text, seconds, rows[i].answer ? 4711 : rows[i].seconds);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(farm_time_parse_span__as_people_type_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
