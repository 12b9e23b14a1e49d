#include "conformance/run_settings.h"

#include <string.h>

#include "base/word.h"
#include "conformance/edition_choice.h"

enum {
	SHARDS_MAX = 10000,
	REPEAT_MAX = 10000
};

static bool set_level(void *object, const char *value)
{
	return level_from_string(value, &((struct run_settings *)object)->level);
}

static bool set_format(void *object, const char *value)
{
	struct run_settings *settings = object;

	settings->format = report_format_find(value);
	return settings->format;
}

static bool set_jobs(void *object, const char *value)
{
	unsigned long long jobs;

	if (!word_to_number(value, RUN_JOBS_MAX, &jobs) || jobs == 0)
		return false;
	((struct run_settings *)object)->jobs = jobs;
	return true;
}

static bool set_known(void *object, const char *value)
{
	((struct run_settings *)object)->known = value;
	return true;
}

static bool set_subject(void *object, const char *value)
{
	((struct run_settings *)object)->subject = value;
	return true;
}

static bool set_command(void *object, const char *value)
{
	((struct run_settings *)object)->command = value;
	return true;
}

static bool set_edition(void *object, const char *value)
{
	return editions_add(&((struct run_settings *)object)->editions, value);
}

static bool set_results(void *object, const char *value)
{
	((struct run_settings *)object)->results = value;
	return true;
}

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

static bool set_repeat(void *object, const char *value)
{
	unsigned long long rounds;

	if (!word_to_number(value, REPEAT_MAX, &rounds) || rounds == 0)
		return false;
	((struct run_settings *)object)->repeat = rounds;
	return true;
}

static bool set_slowest(void *object, const char *value)
{
	unsigned long long count;

	if (!word_to_number(value, REPORT_SLOWEST_MAX, &count) || count == 0)
		return false;
	((struct run_settings *)object)->slowest = count;
	return true;
}

static bool set_no_store(void *object, const char *value)
{
	(void)value;
	((struct run_settings *)object)->no_store = true;
	return true;
}

static bool set_failed(void *object, const char *value)
{
	(void)value;
	((struct run_settings *)object)->failed = true;
	return true;
}

static bool set_fail_fast(void *object, const char *value)
{
	(void)value;
	((struct run_settings *)object)->fail_fast = true;
	return true;
}

static bool set_verbose(void *object, const char *value)
{
	(void)value;
	((struct run_settings *)object)->verbose = true;
	return true;
}

static bool set_quiet(void *object, const char *value)
{
	(void)value;
	((struct run_settings *)object)->quiet = true;
	return true;
}

static bool set_filter(void *object, const char *value)
{
	return filters_add(&((struct run_settings *)object)->filters, value);
}

static bool set_watch(void *object, const char *value)
{
	(void)value;
	((struct run_settings *)object)->watch = true;
	return true;
}

const struct option_row run_options[RUN_OPTION_COUNT] = {
	{'l', "level", "LEVEL", "judge up to documented (default), observed or defined",
		"documented, observed or defined", set_level},
	{'f', "format", "FORMAT", "pretty (default), tap, junit, json or github",
		"pretty, tap, junit, json or github", set_format},
	{'j', "jobs", "N", "run N side by side; the default is one per processor",
		"1 to 128", set_jobs},
	{'x', "fail-fast", NULL, "end the run at the first failure", NULL, set_fail_fast},
	{'k', "known", "FILE", "expect the failures that this list names", NULL, set_known},
	{'s', "subject", "SUBJECT", "judge the subject of that name, or of that file", NULL,
		set_subject},
	{'C', "command", "NAME", "run what is about that command", "the name of a command",
		set_command},
	{'E', "edition", "EDITION", "judge in that edition, not in all of the subject's",
		EDITIONS_ACCEPTED, set_edition},
	{'r', "results", "FILE", "store the run in that file, not in the user's own", NULL,
		set_results},
	{'n', "no-store", NULL, "store nothing", NULL, set_no_store},
	{'F', "failed", NULL, "run what the last run of the subject failed", NULL, set_failed},
	{'p', "shard", "I/N", "run the Ith of N equal parts", "1/1 to 10000/10000", set_shard},
	{'c', "repeat", "N", "run each N times, and name what differs", "1 to 10000", set_repeat},
	{'w', "slowest", "N", "name the N slowest at the end", "1 to 100", set_slowest},
	{'W', "watch", NULL, "run again what changes, until Ctrl-C", NULL, set_watch},
	{'m', "filter", "KEY=TEXT", "run what is so: id, title, clause, document or level",
		FILTERS_ACCEPTED, set_filter},
	{'q', "quiet", NULL, "show the last line alone", NULL, set_quiet},
	{'v', "verbose", NULL, "show what passed too", NULL, set_verbose},
};
