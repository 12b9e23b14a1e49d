#include "cli/logoff.h"

int main(int argc, char **argv)
{
	return logoff_run(&logoff_steps, argc, argv);
}
