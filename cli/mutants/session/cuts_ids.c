/* Of a number that is too large for an ID the lower bits are taken. */
#include "cli/mutants/mutant_session.h"

#include <stdlib.h>

#include "cli/target.h"

MUTANT(cuts_ids)
{
	static char id[8];
	int at = mutant_operand(mutant);

	if (!at || !target_is_id(mutant->argv[at]))
		return;
	snprintf(id, sizeof(id), "%u", (unsigned)(strtoull(mutant->argv[at], NULL, 10) & 0xffff));
	mutant->argv[at] = id;
}
