#include "base/program.h"
#include "cli/reset.h"

/* Built as `reset`, and under its older name. */
int program_main(int argc, char **argv)
{
#ifdef RESET_IS_RWINSTA
	return reset_start_rwinsta(host_open, argc, argv);
#else
	return reset_start(host_open, argc, argv);
#endif
}
