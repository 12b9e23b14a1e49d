/* The system's sentences for its error numbers are not known. */
#include "cli/mutants/mutant_logoff.h"

static const char *error_text(struct host *host, uint32_t number)
{
	(void)host;
	(void)number;
	return "The operation failed.";
}

MUTANT(other_error_text)
{
	mutant->calls.error_text = error_text;
}
