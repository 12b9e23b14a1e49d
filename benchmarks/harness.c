/*
 * What tsconform adds to the processes that it must start anyway: the time of a scenario beside the
 * time of merely starting the same program, with the same arguments, on the same farm file.
 *
 *     harness TSCONFORM LOGOFF
 */
#include <stddef.h>

#include "benchmarks/refusals.h"

enum {
	SCENARIOS = 1000
};

int main(int argc, char **argv)
{
	struct refusals refusals;

	if (argc != 3)
		refusals_give_up("usage: harness TSCONFORM LOGOFF");
	refusals_make(&refusals, SCENARIOS);
	refusals_print(&refusals, argv[1], NULL, (char *const[]){argv[2], NULL});
	refusals_remove(&refusals);
	return 0;
}
