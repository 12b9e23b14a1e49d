#include "base/program.h"
#include "cli/kill.h"

/* Built as `kill`, and under its later name. */
int program_main(int argc, char **argv)
{
	return kill_start(KILL_NAME, host_open, argc, argv);
}
