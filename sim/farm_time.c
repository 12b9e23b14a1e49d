#include "sim/farm_time.h"

#include <errno.h>
#include <stddef.h>

#include "base/macros.h"
#include "sim/tsfarm.h"

static unsigned leap_days(unsigned year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Digits where this has zeros, and everything else as here. */
static bool has_form(const char *text)
{
	static const char form[] = "0000-00-00 00:00:00";

	for (size_t i = 0; i < sizeof(form); i++) {
		if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
			return false;
	}
	return true;
}

static unsigned number(const char *digits, size_t count)
{
	unsigned value = 0;

	for (size_t i = 0; i < count; i++)
		value = value * 10 + (unsigned)(digits[i] - '0');
	return value;
}

bool farm_time_is_valid(const char *text)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned year, month, day;

	if (!has_form(text))
		return false;
	year = number(text, 4);
	month = number(text + 5, 2);
	day = number(text + 8, 2);
	if (month < 1 || month > 12)
		return false;
	return day >= 1 && day <= days[month - 1] + (month == 2 ? leap_days(year) : 0u) &&
	       number(text + 11, 2) < 24 && number(text + 14, 2) < 60 && number(text + 17, 2) < 60;
}

/* --- Spans --- */

/* In the order in which they are said. */
static const struct {
	char small, large;
	uint32_t seconds;
} units[] = {{'d', 'D', 24 * 60 * 60}, {'h', 'H', 60 * 60}, {'m', 'M', 60}, {'s', 'S', 1}};

/* The number at `*at`, which is moved behind it. One that is too large for any span stays so, whatever
 * follows. */
static uint64_t read_number(const char **at)
{
	uint64_t value = 0;

	for (; **at >= '0' && **at <= '9'; (*at)++) {
		if (value <= FARM_SPAN_MAX)
			value = value * 10 + (unsigned)(**at - '0');
	}
	return value;
}

/* The place of a unit, not before `from`; that of none behind the last. */
static size_t find_unit(char letter, size_t from)
{
	while (from < ARRAY_SIZE(units) && letter != units[from].small &&
		letter != units[from].large)
		from++;
	return from;
}

int farm_time_parse_span(const char *text, uint32_t *ret_seconds)
{
	const char *at = *text == '+' ? text + 1 : text;
	uint64_t seconds = 0;
	size_t next = 0;

	do {
		const char *digits = at;
		uint64_t count = read_number(&at);
		size_t unit = find_unit(*at, next);

		if (at == digits || unit == ARRAY_SIZE(units))
			return -EINVAL;
		seconds += count * units[unit].seconds;
		next = unit + 1;
		at++;
	} while (*at);
	if (seconds > FARM_SPAN_MAX)
		return -ERANGE;
	*ret_seconds = (uint32_t)seconds;
	return 0;
}
