/* Dates are those of the United States everywhere. */
#include "cli/mutants/mutant_command.h"

static enum locale locale(struct host *host)
{
	(void)host;
	return LOCALE_EN_US;
}

MUTANT(dates_of_one_locale)
{
	mutant->calls.locale = locale;
}
