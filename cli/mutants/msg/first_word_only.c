/* A message has one word. */
#include "cli/mutants/mutant_command.h"

MUTANT(first_word_only)
{
	for (int i = 2; i + 1 < mutant->argc; i++) {
		if (*mutant->argv[i] != '/')
			mutant->argc = i + 1;
	}
	mutant->argv[mutant->argc] = NULL;
}
