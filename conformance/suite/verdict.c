#include "conformance/suite/verdict.h"

#include <assert.h>

#include "base/word.h"

static const char *const words[VERDICT_COUNT] = {
	[VERDICT_PASSED] = "passed",
	[VERDICT_FAILED] = "failed",
	[VERDICT_EXPECTED_FAILURE] = "expected failure",
	[VERDICT_UNEXPECTED_PASS] = "unexpected pass",
	[VERDICT_SKIPPED] = "skipped",
	[VERDICT_ERROR] = "error",
	[VERDICT_NOT_OFFERED] = "not offered",
};

const char *verdict_to_string(enum verdict verdict)
{
	assert(verdict < VERDICT_COUNT);
	return words[verdict];
}

bool verdict_from_string(const char *text, enum verdict *ret_verdict)
{
	int at = word_find(text, words, VERDICT_COUNT);

	if (at < 0)
		return false;
	*ret_verdict = (enum verdict)at;
	return true;
}

bool verdict_is_bad(enum verdict verdict)
{
	return verdict == VERDICT_FAILED || verdict == VERDICT_UNEXPECTED_PASS ||
	       verdict == VERDICT_ERROR;
}
