#include <errno.h>
#include <stddef.h>

#include "base/macros.h"
#include "sim/tsfarm.h"

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
