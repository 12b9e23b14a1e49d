/* /domain: is read, and the servers of the current domain are displayed. */
#include "cli/mutants/mutant_command.h"

MUTANT(ignores_domain)
{
	mutant_drop_switch(mutant, "/domain");
}
