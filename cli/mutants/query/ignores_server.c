/* /server: is read, and the current server is queried. */
#include "cli/mutants/mutant_command.h"

MUTANT(ignores_server)
{
	mutant_drop_switch(mutant, "/server");
}
