/* A name beside /server: means the processes in all sessions. */
#include "cli/mutants/mutant_command.h"

MUTANT(name_alone_is_enough)
{
	if (mutant_find_switch(mutant, "/server") && !mutant_find_switch(mutant, "/id"))
		mutant_insert(mutant, mutant->argc, "/a");
}
