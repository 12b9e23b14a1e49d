#include "conformance/suite/level.h"

#include <assert.h>
#include <string.h>

#include "base/word.h"

const char *const level_words[LEVEL_OWN] = {[LEVEL_DOCUMENTED] = "documented",
	[LEVEL_OBSERVED] = "observed",
	[LEVEL_DEFINED] = "defined"};

static const char own_word[] = "own";

const char *level_to_string(enum level level)
{
	assert(level <= LEVEL_OWN);
	return level == LEVEL_OWN ? own_word : level_words[level];
}

bool level_from_string(const char *text, enum level *ret_level)
{
	int at = strcmp(text, own_word) == 0 ? LEVEL_OWN : word_find(text, level_words, LEVEL_OWN);

	if (at < 0)
		return false;
	*ret_level = (enum level)at;
	return true;
}

bool level_is_judged(enum level level, enum level most)
{
	return level == LEVEL_OWN || level <= most;
}
