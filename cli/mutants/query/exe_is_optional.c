/* The name of a program is known without its .exe. */
#include "cli/mutants/mutant_query.h"

#include <stdio.h>
#include <string.h>

static char program[64];

MUTANT(exe_is_optional)
{
	if (!mutant_queries(mutant, "process") || mutant->argc < 3 ||
		strpbrk(mutant->argv[2], "/*#.") ||
		mutant->argv[2][strspn(mutant->argv[2], "0123456789")] == '\0')
		return;
	snprintf(program, sizeof(program), "%s.exe", mutant->argv[2]);
	mutant_rename(mutant, program);
}
