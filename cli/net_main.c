#include "base/program.h"
#include "cli/net.h"

int program_main(int argc, char **argv)
{
	return net_start(host_open, argc, argv);
}
