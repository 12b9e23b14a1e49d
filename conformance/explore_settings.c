#include "conformance/explore_settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "sim/words.h"

enum {
	SHARDS_MAX = 10000,
	RUNS_MAX = 1000000000,
	SEED_MAX = 1000000000
};

static bool set_shard(void *object, const char *value)
{
	struct explore_settings *settings = object;
	const char *slash = strchr(value, '/');
	char first[8] = "";
	unsigned long long shard, shards;

	if (!slash || (size_t)(slash - value) >= sizeof(first))
		return false;
	memcpy(first, value, (size_t)(slash - value));
	if (!word_to_number(first, SHARDS_MAX, &shard) ||
		!word_to_number(slash + 1, SHARDS_MAX, &shards) || !shard || shard > shards)
		return false;
	settings->shard = shard;
	settings->shards = shards;
	return true;
}

/* "60s", "10m", "2h" or "500ms"; a number alone has seconds. */
static bool set_time(void *object, const char *value)
{
	static const struct {
		const char *unit;
		uint64_t milliseconds;
	} units[] = {{"", 1000}, {"s", 1000}, {"ms", 1}, {"m", 60000}, {"h", 3600000}};
	size_t digits = strspn(value, "0123456789");

	if (!digits || digits > 7)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		if (strcmp(value + digits, units[i].unit) != 0)
			continue;
		((struct explore_settings *)object)->milliseconds =
			strtoull(value, NULL, 10) * units[i].milliseconds;
		return true;
	}
	return false;
}

/* "1:4711" */
static bool set_replay(void *object, const char *value)
{
	struct explore_settings *settings = object;
	const char *colon = strchr(value, ':');
	char seed[24] = "";
	unsigned long long first, second;

	if (!colon || (size_t)(colon - value) >= sizeof(seed))
		return false;
	memcpy(seed, value, (size_t)(colon - value));
	if (!word_to_number(seed, SEED_MAX, &first) ||
		!word_to_number(colon + 1, RUNS_MAX, &second) || !second)
		return false;
	settings->replay_seed = first;
	settings->replay = second;
	return true;
}

const struct option_row explore_options[EXPLORE_OPTION_COUNT] = {
	WORD_OPTION('l', "level", "LEVEL", "judge up to documented (default), observed or defined",
		level_words, struct explore_settings, level),
	WORD_OPTION('f', "format", "FORMAT", "pretty (default), tap, junit, json or github",
		report_format_words, struct explore_settings, format),
	NUMBER_OPTION('j', "jobs", "N", "run N side by side; the default is one per processor",
		BENCH_JOBS_MAX, struct explore_settings, jobs),
	PARSED_OPTION('t', "time", "TIME", "search so long; the default is 60s",
		"a number with s, ms, m or h", set_time),
	NUMBER_OPTION('n', "runs", "N", "run N cases, however long that takes", RUNS_MAX,
		struct explore_settings, runs),
	NUMBER_OPTION('S', "seed", "N", "choose random cases by N; the default is 1", SEED_MAX,
		struct explore_settings, seed),
	PARSED_OPTION('R', "replay", "SEED:CASE", "run that case alone", "two numbers, as 1:4711",
		set_replay),
	FLAG_OPTION('x', "fail-fast", "end the search at the first failure",
		struct explore_settings, fail_fast),
	TEXT_OPTION('s', "subject", "SUBJECT", "judge the subject of that name, or of that file",
		struct explore_settings, subject),
	TEXT_OPTION('a', "against", "SUBJECT",
		"compare with that subject or program, instead of judging", struct explore_settings,
		against),
	TEXT_OPTION(
		'C', "command", "NAME", "explore that command", struct explore_settings, command),
	WORDS_OPTION('E', "edition", "EDITION",
		"explore in that edition, not in all of the subject's", edition_words,
		struct explore_settings, editions),
	PARSED_OPTION('p', "shard", "I/N", "run the Ith of N equal parts", "1/1 to 10000/10000",
		set_shard),
	FLAG_OPTION('N', "no-fork-server", "start every process as usual", struct explore_settings,
		no_fork_server),
	TEXT_OPTION('e', "emit", "FOLDER", "write the findings into that folder as scenarios",
		struct explore_settings, emit),
};
