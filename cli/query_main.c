#include "base/program.h"
#include "cli/query.h"

/* Built as `query`, and under each of the older names, which say what is queried. */
int program_main(int argc, char **argv)
{
#ifdef QUERY_WHAT
	return query_start_as(QUERY_WHAT, host_open, argc, argv);
#else
	return query_start(host_open, argc, argv);
#endif
}
