#include "base/program.h"
#include "cli/disconn.h"

/* Built as `disconn`, and under its later name. */
int program_main(int argc, char **argv)
{
	return disconn_start(DISCONN_NAME, host_open, argc, argv);
}
