#include "sim/tests/support.h"

#include "base/macros.h"
#include "sim/farm_time.h"

static void farm_time_is_valid__takes_one_form_and_days_that_were(void **state)
{
	static const struct {
		const char *text;
		bool valid;
	} rows[] = {
		{"1998-06-16 09:00:00", true},
		{"2000-02-29 23:59:59", true}, /* every 400 years */
		{"1900-02-29 00:00:00", false},
		{"1996-02-29 00:00:00", true},
		{"1998-02-29 00:00:00", false},
		{"1998-12-31 00:00:00", true},
		{"1998-04-31 00:00:00", false},
		{"1998-13-01 00:00:00", false},
		{"1998-00-01 00:00:00", false},
		{"1998-01-00 00:00:00", false},
		{"1998-06-16 24:00:00", false},
		{"1998-06-16 09:60:00", false},
		{"1998-06-16 09:00:60", false},
		{"1998-6-16 09:00:00", false},
		{"1998-06-16T09:00:00", false},
		{"1998-06-16 09:00", false},
		{"1998-06-16 09:00:00 ", false},
		{" 1998-06-16 09:00:00", false},
		{"+998-06-16 09:00:00", false},
		{"1998-06-16 09:00:00.5", false},
		{"tomorrow", false},
		{"", false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].text, farm_time_is_valid(rows[i].text), rows[i].valid);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(farm_time_is_valid__takes_one_form_and_days_that_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
