#include "conformance/suite/level.h"

#include "base/word.h"

const char *const level_words[LEVEL_COUNT] = {[LEVEL_DOCUMENTED] = "documented",
	[LEVEL_OBSERVED] = "observed",
	[LEVEL_DEFINED] = "defined"};

const char *level_to_string(enum level level)
{
	return level_words[level];
}

bool level_from_string(const char *text, enum level *ret_level)
{
	int at = word_find(text, level_words, LEVEL_COUNT);

	if (at < 0)
		return false;
	*ret_level = (enum level)at;
	return true;
}
