/* Dates are those of the United States everywhere. */
#include "cli/mutants/mutant_command.h"

static enum locale tell_locale(struct host *host)
{
	(void)host;
	return LOCALE_EN_US;
}

MUTANT(dates_of_one_locale)
{
	mutant->calls.locale = tell_locale;
}
