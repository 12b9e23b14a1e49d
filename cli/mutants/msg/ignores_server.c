/* /server: is taken and forgotten. */
#include "cli/mutants/mutant_command.h"

MUTANT(ignores_server)
{
	mutant_drop_switch(mutant, "/server");
}
