#include "base/program.h"
#include "cli/logoff.h"

int program_main(int argc, char **argv)
{
	return logoff_run(&logoff_steps, argc, argv);
}
