#include "base/program.h"
#include "cli/change.h"

/* Built as `change`, and under each of the other names, which say what is changed. */
int program_main(int argc, char **argv)
{
#ifdef CHANGE_WHAT
	return change_start_as(CHANGE_WHAT, host_open, argc, argv);
#else
	return change_start(host_open, argc, argv);
#endif
}
