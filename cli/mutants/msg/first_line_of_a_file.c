/* A file names one, in its first line. */
#include <string.h>

#include "cli/mutants/mutant_command.h"

/* The first line alone, which is then typed. */
static char line[256];

MUTANT(first_line_of_a_file)
{
	FILE *file = mutant->argc > 1 && *mutant->argv[1] == '@' ? fopen(mutant->argv[1] + 1, "r")
								 : NULL;

	if (!file)
		return;
	if (fgets(line, sizeof(line), file) && line[strcspn(line, "\r\n")]) {
		line[strcspn(line, "\r\n")] = '\0';
		mutant->argv[1] = line;
	}
	fclose(file);
}
