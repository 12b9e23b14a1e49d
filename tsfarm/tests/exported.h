/* Farms as the program exports them. */
#ifndef TSFARM_TSFARM_TESTS_EXPORTED_H
#define TSFARM_TSFARM_TESTS_EXPORTED_H

#include <stdlib.h>

#include "base/tests/sandbox.h"
#include "base/tests/support.h"

/* The farm as a farm file; the caller frees it. */
static inline char *export_farm(const char *farm)
{
	char *text;

	same_number("export",
		sandbox_start(&(struct sandbox_case){.arguments = {"export", farm}}, &text, NULL),
		0);
	return text;
}

static inline void assert_same_farm(const char *a, const char *b)
{
	char *text_a = export_farm(a), *text_b = export_farm(b);

	sandbox_compare(a, b, text_b, text_a);
	free(text_a);
	free(text_b);
}

#endif
