#include "base/program.h"
#include "cli/shadow.h"

int program_main(int argc, char **argv)
{
	return shadow_start(host_open, argc, argv);
}
