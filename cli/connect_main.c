#include "base/program.h"
#include "cli/connect.h"

/* Built as `connect`, and under its later name. */
int program_main(int argc, char **argv)
{
	return connect_start(CONNECT_NAME, host_open, argc, argv);
}
