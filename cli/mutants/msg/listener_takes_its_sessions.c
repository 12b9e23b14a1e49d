/* The name of a listener means all its sessions. */
#include <strings.h>

#include "cli/mutants/mutant_command.h"

MUTANT(listener_takes_its_sessions)
{
	static char all[] = "RDP-Tcp#*";

	if (mutant->argc > 1 && strcasecmp(mutant->argv[1], "RDP-Tcp") == 0)
		mutant->argv[1] = all;
}
