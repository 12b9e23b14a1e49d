#include "conformance/suite/process_end.h"

#include <assert.h>

#include "base/word.h"

static const char *const end_words[PROCESS_END_COUNT] = {
	[PROCESS_RUNNING] = "running",
	[PROCESS_EXITED] = "exited",
	[PROCESS_CRASHED] = "crashed",
	[PROCESS_TIMED_OUT] = "timed out",
	[PROCESS_PRINTED_TOO_MUCH] = "printed too much",
	[PROCESS_NOT_STARTED] = "not started",
};

const char *process_end_to_string(enum process_end end)
{
	assert(end < PROCESS_END_COUNT);
	return end_words[end];
}

bool process_end_from_string(const char *text, enum process_end *ret_end)
{
	int at = word_find(text, end_words, PROCESS_END_COUNT);

	if (at < 0)
		return false;
	*ret_end = (enum process_end)at;
	return true;
}
