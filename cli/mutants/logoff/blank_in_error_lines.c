/* Wherever it is typed, the line of an error has nt4's blank: "Error [5]: Access is denied." */
#include "cli/mutants/mutant_logoff.h"

#include <stdio.h>

static const char *error_text(struct host *host, uint32_t number)
{
	static char text[256];

	snprintf(text, sizeof(text), " %s", host_sim_calls.error_text(host, number));
	return text;
}

MUTANT(blank_in_error_lines)
{
	mutant->calls.error_text = error_text;
}
