#include "conformance/run_settings.h"

#include <string.h>

#include "base/word.h"
#include "sim/words.h"

enum {
	SHARDS_MAX = 10000,
	REPEAT_MAX = 10000
};

/* "2/8" */
static bool set_shard(void *object, const char *value)
{
	struct run_settings *settings = object;
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

static bool set_filter(void *object, const char *value)
{
	return filters_add(&((struct run_settings *)object)->filters, value);
}

const char *const run_format_words[RUN_FORMAT_COUNT] = {
	"pretty", "tap", "junit", "json", "github", "html"};

const struct option_row run_options[RUN_OPTION_COUNT] = {
	WORD_OPTION('l', "level", "LEVEL", "judge up to documented (default), observed or defined",
		level_words, struct run_settings, level),
	WORD_OPTION('f', "format", "FORMAT", "pretty (default), tap, junit, json, github or html",
		run_format_words, struct run_settings, format),
	NUMBER_OPTION('j', "jobs", "N", "run N side by side; the default is one per processor",
		RUN_JOBS_MAX, struct run_settings, jobs),
	FLAG_OPTION('x', "fail-fast", "end the run at the first failure", struct run_settings,
		fail_fast),
	TEXT_OPTION('k', "known", "FILE", "expect the failures that this list names",
		struct run_settings, known),
	TEXT_OPTION('s', "subject", "SUBJECT", "judge the subject of that name, or of that file",
		struct run_settings, subject),
	TEXT_OPTION('C', "command", "NAME", "run what is about that command", struct run_settings,
		command),
	WORDS_OPTION('E', "edition", "EDITION",
		"judge in that edition, not in all of the subject's", edition_words,
		struct run_settings, editions),
	TEXT_OPTION('r', "results", "FILE", "store the run in that file, not in the user's own",
		struct run_settings, results),
	TEXT_OPTION('K', "keep", "FOLDER", "write the farm after each failure into that folder",
		struct run_settings, keep),
	FLAG_OPTION('n', "no-store", "store nothing", struct run_settings, no_store),
	FLAG_OPTION('F', "failed", "run what the last run of the subject failed",
		struct run_settings, failed),
	PARSED_OPTION('p', "shard", "I/N", "run the Ith of N equal parts", "1/1 to 10000/10000",
		set_shard),
	NUMBER_OPTION('c', "repeat", "N", "run each N times, and name what differs", REPEAT_MAX,
		struct run_settings, repeat),
	NUMBER_OPTION('w', "slowest", "N", "name the N slowest at the end", REPORT_SLOWEST_MAX,
		struct run_settings, slowest),
	FLAG_OPTION(
		'W', "watch", "run again what changes, until Ctrl-C", struct run_settings, watch),
	PARSED_OPTION('m', "filter", "KEY=TEXT",
		"run by id, title, clause, document, edition or level",
		FILTERS_ACCEPTED, set_filter),
	FLAG_OPTION('o', "fork-server", "start each program once, and fork it for every scenario",
		struct run_settings, forks),
	FLAG_OPTION('q', "quiet", "show the last line alone", struct run_settings, quiet),
	FLAG_OPTION('v', "verbose", "show what passed too", struct run_settings, verbose),
};
