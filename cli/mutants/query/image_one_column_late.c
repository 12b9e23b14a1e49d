/* The image of a process stands one column too far right. */
#include "cli/mutants/mutant_command.h"

static const char *const images[] = {"  explorer.exe", "  excel.exe", "  outlook.exe"};
static const char *const later[] = {"   explorer.exe", "   excel.exe", "   outlook.exe"};

static void retell_output(struct text *results, struct text *complaints)
{
	(void)complaints;
	for (size_t i = 0; i < ARRAY_SIZE(images); i++)
		mutant_replace(results, images[i], later[i]);
}

MUTANT(image_one_column_late)
{
	mutant->retell = retell_output;
}
