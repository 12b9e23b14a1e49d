/* IDs are read as hexadecimal numbers. */
#include "cli/mutants/mutant_session.h"

#include <stdlib.h>

#include "cli/target.h"

MUTANT(hexadecimal_ids)
{
	static char id[8];
	int at = mutant_operand(mutant);

	if (!at || !target_is_id(mutant->argv[at]))
		return;
	snprintf(id, sizeof(id), "%u", (unsigned)(strtoull(mutant->argv[at], NULL, 16) & 0xffff));
	mutant->argv[at] = id;
}
