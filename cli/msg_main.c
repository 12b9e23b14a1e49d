#include "base/program.h"
#include "cli/msg.h"

int program_main(int argc, char **argv)
{
	return msg_start(host_open, argc, argv);
}
