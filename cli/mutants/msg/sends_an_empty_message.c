/* An empty message is sent. */
#include "cli/mutants/mutant_command.h"

MUTANT(sends_an_empty_message)
{
	bool text = false;

	for (int i = 2; i < mutant->argc; i++)
		text |= *mutant->argv[i] != '/';
	if (!text && mutant->argc > 1 && fgetc(stdin) == EOF)
		mutant_insert(mutant, mutant->argc, " ");
}
