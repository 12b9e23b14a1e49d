/*
 * What tsconform adds to the processes that it must start anyway: the time of a scenario beside the
 * time of merely starting the same program, with the same arguments, on the same farm file; first with
 * nothing stored, then with each run stored.
 *
 *     harness TSCONFORM LOGOFF
 */
#include <stddef.h>
#include <stdio.h>

#include "benchmarks/refusals.h"

enum {
	SCENARIOS = 1000
};

int main(int argc, char **argv)
{
	struct refusals refusals;
	char nothing[] = "--no-store", results[] = "--results", path[128];
	char *const unstored[] = {nothing, NULL}, *const stored[] = {results, path, NULL};

	if (argc != 3)
		refusals_give_up("usage: harness TSCONFORM LOGOFF");
	refusals_make(&refusals, SCENARIOS);
	snprintf(path, sizeof(path), "%s/results.db", refusals.folder);
	refusals_print(&refusals, argv[1], unstored, (char *const[]){argv[2], NULL});
	refusals_print(&refusals, argv[1], stored, (char *const[]){argv[2], NULL});
	remove(path);
	refusals_remove(&refusals);
	return 0;
}
