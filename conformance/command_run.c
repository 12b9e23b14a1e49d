#include "conformance/run_settings.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/file_path.h"
#include "base/machine.h"
#include "base/macros.h"
#include "base/state.h"
#include "conformance/messages.h"
#include "conformance/report/html.h"
#include "conformance/run/interrupt.h"
#include "conformance/stored.h"
#include "conformance/watch.h"

enum {
	/* in the file that nobody named, and nobody tidies: a hundred megabytes of the whole suite */
	RUNS_KEPT = 100
};

static size_t default_jobs(void)
{
	size_t count = process_processors();

	return count < RUN_JOBS_MAX ? count : RUN_JOBS_MAX;
}

/* --- The run --- */

/* What is told of a run and kept of it. */
struct telling {
	struct result_run told;
	struct results_plan plan;
	struct report report;
	struct results_writer *writer;
	const char *keep;   /* the folder of farms after failures; NULL: none is kept */
	struct output *out;
	const char *path; /* of the file of results; NULL when nothing is stored */
};

static void telling_deinit(struct telling *telling)
{
	report_deinit(&telling->report);
	results_writer_free(telling->writer);
}

/* A file that nobody named may be missing; one that was named must be written. */
static int open_store(struct telling *telling, const struct run_settings *settings,
	struct text *place, struct output *out)
{
	int r;

	if (settings->no_store)
		return EXIT_DONE;
	telling->path = settings->results;
	if (!telling->path && !state_path("results.db", place)) {
		fail(out, EXIT_DONE, MSG_NOT_STORED, MSG_NO_PLACE);
		return EXIT_DONE;
	}
	if (!telling->path) {
		telling->path = place->bytes;
		state_make_folders(place->bytes);
	}
	r = results_writer_new(telling->path, &telling->told, &telling->plan, &telling->writer);
	/* what cannot be forgotten now, the next run forgets */
	if (r == 0 && !settings->results)
		results_writer_keep(telling->writer, RUNS_KEPT);
	if (r != 0 && settings->results)
		return stored_refuse(telling->path, r, out);
	if (r != 0)
		stored_note(telling->path, r, out);
	return EXIT_DONE;
}

static void begin_report(struct telling *telling, const struct run_settings *settings,
	const struct run *run, struct output *out)
{
	bool is_html = settings->format == RUN_FORMAT_HTML;

	/* the page goes to the results; meanwhile people read the failures */
	telling->report = (struct report){
		.format = is_html ? &report_pretty
				  : report_format_find(run_format_words[settings->format]),
		.to = is_html ? out->complaints : out->results,
		.run = &telling->told,
		.clauses = telling->plan.clauses,
		.clause_count = telling->plan.clause_count,
		.planned = telling->plan.cases,
		.total = run->count,
		.slowest.wanted = settings->slowest,
		.colourful = output_is_colourful(is_html ? out->complaints : out->results),
		.quiet = settings->quiet,
		.verbose = settings->verbose,
		.progress = isatty(fileno(out->complaints)) ? out->complaints : NULL,
	};
}

static int exit_status_of(const struct result_counts *counts, int interrupted, struct output *out)
{
	if (interrupted) {
		fail(out, EXIT_BROKEN, MSG_INTERRUPTED, (size_t)counts->not_reached,
			counts->not_reached == 1 ? "" : "s");
		fflush(out->results);
		interrupt_end(interrupted);
	}
	if (counts->verdicts[VERDICT_ERROR])
		return EXIT_BROKEN;
	return counts->verdicts[VERDICT_FAILED] || counts->verdicts[VERDICT_UNEXPECTED_PASS]
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

/* Results that were promised and are not there make the run one that cannot be trusted. */
static int end_store(struct telling *telling, bool ended, uint64_t duration, struct arena *arena,
	struct output *out)
{
	int r;

	if (!telling->writer)
		return EXIT_DONE;
	telling->told.ended = run_result_time(arena);
	telling->told.duration = duration;
	r = ended && telling->told.ended ? results_writer_end(telling->writer, &telling->told)
					 : results_writer_flush(telling->writer);
	if (r == 0)
		return EXIT_DONE;
	stored_refuse(telling->path, r, out);
	return EXIT_BROKEN;
}

static int write_html(const struct telling *telling, struct arena *arena, struct output *out)
{
	cleanup(results_freep) struct results *results = NULL;
	struct result_run run;
	int status = stored_open(telling->path, out, &results);
	int r;

	if (status == EXIT_DONE)
		status = stored_find(results, telling->path, results_writer_run(telling->writer),
			arena, out, &run);
	if (status != EXIT_DONE)
		return status;
	r = report_html(results, &run, 1, out->results);
	return r == 0 ? EXIT_DONE : stored_refuse(telling->path, r, out);
}

/* The place is printed at a terminal only, unless the user named it. */
static int conclude_store(const struct telling *telling, const struct run_settings *settings,
	struct arena *arena, struct output *out)
{
	if (!telling->writer)
		return EXIT_DONE;
	if (!settings->quiet && !settings->results && isatty(fileno(out->complaints)))
		fprintf(out->complaints, MSG_STORED_IN "\n", results_writer_run(telling->writer),
			telling->path);
	return settings->format == RUN_FORMAT_HTML ? write_html(telling, arena, out) : EXIT_DONE;
}

static int run_and_store(struct telling *telling, struct run *run, struct output *out)
{
	const struct report *report = &telling->report;
	uint64_t started = machine_clock();
	int status = EXIT_DONE, interrupted = 0, stored;
	int r = run_scenarios(run, &interrupted);

	stored = end_store(telling, r == 0, machine_clock() - started, run->suite->arena, out);
	if (r == SUBJECT_E_NOT_STARTED)
		status = refuse_start(run->subject, report->started != 0, out);
	else if (r != 0)
		status = fail(out, EXIT_BROKEN, MSG_CANNOT_RUN, farm_error_to_string(r));
	if (status == EXIT_DONE && report->failed)
		status = fail(out, EXIT_BROKEN, MSG_REPORT_FAILED);
	if (status == EXIT_DONE || interrupted)
		status = exit_status_of(&report->counts, interrupted, out);
	return stored == EXIT_DONE ? status : stored;
}

static void begin_telling(void *context)
{
	report_begin(&((struct telling *)context)->report);
}

/* As a farm file, which `tsfarm create` takes. The name is the case's id. */
static void keep_farm(struct telling *telling, const struct result_case *item)
{
	cleanup(text_deinit) struct text path = {0}, farm = {0};
	const char *kept = item->farm_after ? item->farm_after : item->farm_before;
	int r;

	text_printf(&path, "%s/", telling->keep);
	for (const char *at = item->scenario; *at; at++)
		text_add_char(&path, *at == '/' ? '-' : *at);
	text_add(&path, ".yaml");
	text_add(&farm, kept);
	r = path.failed || farm.failed ? -ENOMEM : file_path_make_folders(path.bytes);
	if (r == 0)
		r = file_path_write(path.bytes, &farm, true);
	if (r < 0)
		fail(telling->out, EXIT_DONE, MSG_CANNOT_WRITE, text_string(&path), strerror(-r));
	else
		fprintf(telling->out->complaints, MSG_KEPT "\n", path.bytes);
	telling->report.failed |= r < 0;
}

static bool tell_case(void *context, const struct result_case *item)
{
	struct telling *telling = context;

	report_show(&telling->report, item);
	if (telling->keep && item->finding_count && (item->farm_after || item->farm_before))
		keep_farm(telling, item);
	return !ferror(telling->report.to);
}

static void draw_progress(void *context)
{
	report_draw_progress(&((struct telling *)context)->report);
}

static void end_telling(void *context)
{
	report_end(&((struct telling *)context)->report);
}

static int run_selection(struct selection *selection, const struct run_settings *settings,
	struct run *run, struct output *out)
{
	cleanup(telling_deinit) struct telling telling = {.keep = settings->keep, .out = out};
	cleanup(text_deinit) struct text place = {0};
	const struct run_result_words words = {
		.version = TSFARM_VERSION,
		.by_path = selection->by_path,
		.rounds = settings->repeat,
		.shard = settings->shard,
		.shards = settings->shards,
	};
	int status, stored;

	if (run_result_begin(run, &words, selection->suite.arena, &telling.told) < 0 ||
		run_result_plan(run, selection->suite.arena, &telling.plan) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	status = open_store(&telling, settings, &place, out);
	if (status != EXIT_DONE)
		return status;
	begin_report(&telling, settings, run, out);
	run->listener = (struct run_listener){.begin = begin_telling,
		.take = tell_case,
		.tick = draw_progress,
		.end = end_telling,
		.context = &telling};
	run->writer = telling.writer;
	status = run_and_store(&telling, run, out);
	if (status == EXIT_BROKEN)
		return status;
	stored = conclude_store(&telling, settings, selection->suite.arena, out);
	return stored == EXIT_DONE ? status : stored;
}

/* Once; what to look at for changes is told to `watch`, where there is one. */
static int run_once(const struct command_line *line, const struct run_settings *settings,
	struct watch *watch, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	cleanup(subject_deinit) struct subject subject = {0};
	struct run run = {
		.suite = &selection.suite,
		.level = settings->level,
		.jobs = settings->jobs ? settings->jobs : default_jobs(),
		.fail_fast = settings->fail_fast,
		.forks = settings->forks,
		.subject = &subject,
		.subject_name = settings->subject,
		.command = line->rest,
	};
	int status = run_choose(&selection, line, settings, &run, out);

	if (status == EXIT_DONE && watch && watch_add(watch, &selection, &subject) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	return status == EXIT_DONE ? run_selection(&selection, settings, &run, out) : status;
}

/* What a list names must be there, and then is only in the whole suite. */
static int run_watching(
	const struct command_line *line, const struct run_settings *settings, struct output *out)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct watch watch = {.arena = arena};
	struct command_line next = *line;
	int status = EXIT_DONE;

	if (!arena)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	do {
		status = run_once(&next, settings, &watch, out);
		if (!watch.count)
			return status;
		fputs(MSG_WATCHING "\n", out->complaints);
		fflush(out->results);
	} while (watch_wait(&watch, line, settings->known || settings->failed, &next));
	return status;
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	const struct run_settings *settings = object;

	if (settings->format == RUN_FORMAT_HTML && settings->no_store)
		return fail(out, EXIT_MISUSED, MSG_HTML_NEEDS_STORE);
	if (line->rest && !*line->rest)
		return fail(out, EXIT_MISUSED, MSG_EMPTY_COMMAND);
	return settings->watch ? run_watching(line, settings, out)
			       : run_once(line, settings, NULL, out);
}

const struct command command_run = {
	.name = "run",
	.operands = "[PATH or id prefix...] [-- COMMAND...]",
	.summary = "Run scenarios against an implementation of their command",
	.options = run_options,
	.option_count = RUN_OPTION_COUNT,
	.operands_max = SIZE_MAX,
	.takes_rest = true,
	.settings_size = sizeof(struct run_settings),
	.defaults = &(const struct run_settings){.repeat = 1, .shard = 1, .shards = 1},
	.run = run_command,
};
