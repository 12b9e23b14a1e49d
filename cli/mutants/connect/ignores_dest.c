/* /dest: is read, and the session comes to where the command is typed. */
#include "cli/mutants/mutant_session.h"

MUTANT(ignores_dest)
{
	mutant_drop_switch(mutant, "/dest");
}
