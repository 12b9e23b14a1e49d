/* /dest: is read, and the session comes to where the command is typed. */
#include "cli/mutants/mutant_session.h"

void mutate(struct mutant *mutant)
{
	mutant_drop_switch(mutant, "/dest");
}
