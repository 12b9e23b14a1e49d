/* Beside /id: /a may be typed, and has no meaning. */
#include "cli/mutants/mutant_command.h"

MUTANT(id_goes_before_a)
{
	if (mutant_find_switch(mutant, "/id"))
		mutant_drop_switch(mutant, "/a");
}
