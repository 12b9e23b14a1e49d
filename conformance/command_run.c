#include "conformance/commands.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/word.h"
#include "conformance/files.h"
#include "conformance/interrupt.h"
#include "conformance/messages.h"
#include "conformance/report.h"

/* More side by side than any machine has cores for. */
enum {
	JOBS_MAX = 128
};

struct settings {
	enum level level;
	const struct report_format *format;
	size_t jobs;
	const char *known, *subject;
	bool fail_fast, verbose;
};

static bool set_level(void *object, const char *value)
{
	return level_from_string(value, &((struct settings *)object)->level);
}

static bool set_format(void *object, const char *value)
{
	struct settings *settings = object;

	settings->format = report_format_find(value);
	return settings->format;
}

static bool set_jobs(void *object, const char *value)
{
	unsigned long long jobs;

	if (!word_to_number(value, JOBS_MAX, &jobs) || jobs == 0)
		return false;
	((struct settings *)object)->jobs = jobs;
	return true;
}

static bool set_known(void *object, const char *value)
{
	((struct settings *)object)->known = value;
	return true;
}

static bool set_subject(void *object, const char *value)
{
	((struct settings *)object)->subject = value;
	return true;
}

static bool set_fail_fast(void *object, const char *value)
{
	(void)value;
	((struct settings *)object)->fail_fast = true;
	return true;
}

static bool set_verbose(void *object, const char *value)
{
	(void)value;
	((struct settings *)object)->verbose = true;
	return true;
}

static const struct option_row options[] = {
	{'l', "level", "LEVEL", "judge what is documented (default), observed too, or defined too",
		"documented, observed or defined", set_level},
	{'f', "format", "FORMAT", "pretty (default), for people; tap, for other programs",
		"pretty or tap", set_format},
	{'j', "jobs", "N", "run N side by side; as many as there are processors unless said",
		"1 to 128", set_jobs},
	{'x', "fail-fast", NULL, "end the run at the first failure", NULL, set_fail_fast},
	{'k', "known", "FILE", "expect the failures that this list names", NULL, set_known},
	{'s', "subject", "SUBJECT", "judge the subject of that name, or of that file", NULL,
		set_subject},
	{'v', "verbose", NULL, "show what passed too", NULL, set_verbose},
};

static size_t processors(void)
{
	size_t count = process_processors();

	return count < JOBS_MAX ? count : JOBS_MAX;
}

/* --- Known failures --- */

static bool suite_has(const struct suite *suite, const char *id)
{
	size_t length = strlen(id);

	for (size_t i = 0; i < suite->count; i++) {
		const char *own = suite->scenarios[i].id;

		if (strncmp(own, id, length) == 0 && (!own[length] || own[length] == '/'))
			return true;
	}
	return false;
}

/* An entry that the suite has no more would hide that nobody looks at it. */
static int refuse_gone(
	const struct suite *suite, const struct known_failures *known, struct output *out)
{
	int status = EXIT_DONE;

	for (size_t i = 0; i < known->count; i++) {
		const struct known_failure *failure = &known->items[i];

		if (!suite_has(suite, failure->id))
			status = fail(out, EXIT_REFUSED, MSG_KNOWN_GONE, failure->file,
				failure->line, failure->id);
	}
	return status;
}

static int load_known(struct selection *selection, const char *path, struct known_failures *known,
	struct output *out)
{
	struct yaml_node *root;
	int r;

	if (!path)
		return EXIT_DONE;
	r = files_read_yaml(path, selection->suite.arena, &selection->problems, &root);
	if (r == 0 && root)
		r = known_read(known, path, root, selection->suite.arena, &selection->problems);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	return selection_refuse(&selection->problems, out);
}

/*
 * The list that was named, and then the subject's. The latter speaks of the usual suite alone: one
 * that somebody named has other scenarios.
 */
static int gather_known(struct selection *selection, const char *path,
	const struct subject *subject, struct known_failures *known, struct output *out)
{
	int status = load_known(selection, path, known, out);
	const struct known_failures *own = subject->file ? &subject->file->known : NULL;

	if (status == EXIT_DONE)
		status = refuse_gone(&selection->suite, known, out);
	if (status == EXIT_DONE && own && !selection->by_path)
		status = refuse_gone(&selection->suite, own, out);
	for (size_t i = 0; status == EXIT_DONE && own && i < own->count; i++) {
		struct known_failure *at = arena_append(
			selection->suite.arena, &known->items, known->count, sizeof(*at));

		if (!at)
			return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
		*at = own->items[i];
		known->count++;
	}
	return status;
}

/* --- The run --- */

/* Scenarios of which nothing is judged at the level are left out. */
static void keep_judged(struct selection *selection, enum level level)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		const struct scenario *scenario = selection->chosen[i];
		bool judged = false;

		for (size_t j = 0; j < scenario->step_count; j++)
			judged |= expectations_judge_at(&scenario->steps[j].expectations, level);
		if (judged)
			selection->chosen[kept++] = scenario;
	}
	selection->count = kept;
}

static int conclude(const struct tally *tally, struct output *out)
{
	if (tally->interrupted) {
		fail(out, EXIT_BROKEN, MSG_INTERRUPTED, tally->not_run,
			tally->not_run == 1 ? "" : "s");
		fflush(out->results);
		interrupt_end(tally->interrupted);
	}
	if (tally->verdicts[VERDICT_ERROR])
		return EXIT_BROKEN;
	return tally->verdicts[VERDICT_FAILED] || tally->verdicts[VERDICT_UNEXPECTED_PASS]
		       ? EXIT_REFUSED
		       : EXIT_DONE;
}

/* What kept the subject from being judged, or from being put away. */
static int refuse_start(const struct subject *subject, bool begun, struct output *out)
{
	if (subject->said && *subject->said)
		report_print_lines(out->complaints, "", subject->said);
	if (begun)
		return fail(out, EXIT_BROKEN, MSG_STOP_FAILED, subject->file->id, subject->trouble);
	return fail(out, EXIT_BROKEN, MSG_START_FAILED, subject->file->id, subject->trouble);
}

static int run_selection(struct selection *selection, const struct settings *settings,
	struct run *run, struct output *out)
{
	struct report report = {
		.format = settings->format ? settings->format : &report_pretty,
		.to = out->results,
		.run = run,
		.by_path = selection->by_path,
		.colourful = output_is_colourful(out->results),
		.verbose = settings->verbose,
		.progress = isatty(fileno(out->complaints)) ? out->complaints : NULL,
	};
	struct tally tally;
	int status = EXIT_DONE, r;

	run->report = &report;
	r = run_scenarios(run, &tally);
	if (r == SUBJECT_E_NOT_STARTED)
		status = refuse_start(run->subject, report.started != 0, out);
	else if (r != 0)
		status = fail(out, EXIT_BROKEN, MSG_CANNOT_RUN, farm_error_to_string(r));
	if (status == EXIT_DONE || tally.interrupted)
		return conclude(&tally, out);
	return status;
}

/* Fill in what is chosen to run. */
static int choose(struct selection *selection, const struct command_line *line,
	const struct settings *settings, struct run *run, struct output *out)
{
	int status = selection_load(selection, line, out);

	if (status == EXIT_DONE)
		status =
			subject_choose(selection, settings->subject, line->rest, run->subject, out);
	if (status == EXIT_DONE)
		status = gather_known(selection, settings->known, run->subject, &run->known, out);
	if (status != EXIT_DONE)
		return status;
	if (selection->count == 0)
		return fail(out, EXIT_MISUSED, MSG_NOTHING_TO_RUN);
	keep_judged(selection, settings->level);
	if (selection->count == 0)
		return fail(
			out, EXIT_MISUSED, MSG_NOTHING_AT_LEVEL, level_to_string(settings->level));
	run->scenarios = selection->chosen;
	run->count = selection->count;
	run->jobs = run->jobs < run->count ? run->jobs : run->count;
	run->jobs = run->jobs < process_most() ? run->jobs : process_most();
	return EXIT_DONE;
}

static int choose_and_run(struct selection *selection, const struct command_line *line,
	const struct settings *settings, struct output *out)
{
	cleanup(subject_deinit) struct subject subject = {0};
	struct run run = {
		.suite = &selection->suite,
		.level = settings->level,
		.jobs = settings->jobs ? settings->jobs : processors(),
		.fail_fast = settings->fail_fast,
		.subject = &subject,
		.subject_name = settings->subject,
		.command = line->rest,
	};
	int status = choose(selection, line, settings, &run, out);

	return status == EXIT_DONE ? run_selection(selection, settings, &run, out) : status;
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};

	if (line->rest && !*line->rest)
		return fail(out, EXIT_MISUSED, MSG_EMPTY_COMMAND);
	return choose_and_run(&selection, line, settings, out);
}

const struct command command_run = {
	.name = "run",
	.operands = "[PATH or id prefix...] [-- COMMAND...]",
	.summary = "Run scenarios against an implementation of logoff",
	.options = options,
	.option_count = ARRAY_SIZE(options),
	.operands_max = SIZE_MAX,
	.takes_rest = true,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
