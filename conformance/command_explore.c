#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/machine.h"
#include "base/macros.h"
#include "conformance/explore_settings.h"
#include "conformance/messages.h"
#include "conformance/run/interrupt.h"

enum {
	TIME_USUAL = 60000, /* milliseconds */
	TIME_LIMIT = 10,    /* seconds, of a command */
	PROGRESS_EVERY = 200
};

/* --- Subjects --- */

/* A path without ".yaml" is a program; everything else is the name or the file of a subject. */
static bool is_program(const char *subject)
{
	size_t length = strlen(subject);

	return strpbrk(subject, "/\\") &&
	       (length < 5 || strcmp(subject + length - 5, ".yaml") != 0);
}

static int choose_other(struct exploration *exploration)
{
	const struct explore_settings *settings = exploration->settings;
	char *words[] = {(char *)(uintptr_t)settings->against, NULL};
	char **kept = arena_alloc(exploration->selection.suite.arena, sizeof(words));
	struct subject_choice choice = {
		.command = settings->command, .editions = settings->editions};

	if (!kept)
		return fail(exploration->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	memcpy(kept, words, sizeof(words));
	if (is_program(settings->against))
		choice.words = kept;
	else
		choice.file = settings->against;
	return subject_choose(
		&exploration->selection, &choice, &exploration->other, exploration->out);
}

/* The suite says in which editions documents are about the commands that the subject implements. */
static int choose_subjects(struct exploration *exploration)
{
	const struct explore_settings *settings = exploration->settings;
	const struct command_line nothing = {0};
	const struct subject_choice choice = {
		settings->subject, settings->command, exploration->line->rest, settings->editions};
	int status = selection_load(&exploration->selection, &nothing, exploration->out);

	if (status == EXIT_DONE)
		status = subject_choose(
			&exploration->selection, &choice, &exploration->subject, exploration->out);
	return status == EXIT_DONE && settings->against ? choose_other(exploration) : status;
}

/* --- Cases --- */

static void add_cases(struct exploration *exploration, const char *command, enum edition edition)
{
	size_t count = 0;

	for (size_t i = 0; i < exploration->explore.generator_count; i++) {
		const struct generator *generator = &exploration->explore.generators[i];

		if (generator->edition == edition &&
			strcmp(generator->grammar->command, command) == 0)
			return;
	}
	if (!explore_add(&exploration->explore, command, edition))
		return;
	exploration->editions |= 1u << edition;
	while (exploration->commands[count] && strcmp(exploration->commands[count], command) != 0)
		count++;
	exploration->commands[count] = command;
}

static int choose_cases(struct exploration *exploration)
{
	const struct selection *selection = &exploration->selection;

	for (size_t i = 0; i < selection->count; i++) {
		if (!scenario_is_own(selection->chosen[i]))
			add_cases(exploration, selection->chosen[i]->command,
				selection->chosen[i]->edition);
	}
	return exploration->explore.generator_count
		       ? EXIT_DONE
		       : fail(exploration->out, EXIT_MISUSED, MSG_NOTHING_TO_EXPLORE);
}

static void draw_progress(const struct explore *explore)
{
	static uint64_t drawn;
	uint64_t now = machine_clock_ms();

	if (now - drawn < PROGRESS_EVERY)
		return;
	drawn = now;
	fprintf(explore->tick_context, "\r\033[K%" PRIu64 " cases, %zu finding%s", explore->taken,
		explore->finding_count, explore->finding_count == 1 ? "" : "s");
	fflush(explore->tick_context);
}

static void set_bounds(struct exploration *exploration)
{
	const struct explore_settings *settings = exploration->settings;
	struct explore *explore = &exploration->explore;

	explore->seed = settings->replay ? settings->replay_seed : settings->seed;
	explore->replay = settings->replay;
	explore->shard = settings->shard;
	explore->shards = settings->shards;
	explore->fail_fast = settings->fail_fast;
	explore->runs_most = settings->runs ? settings->runs : UINT64_MAX;
	explore->time_most = settings->milliseconds               ? settings->milliseconds
			     : settings->runs || settings->replay ? UINT64_MAX
								  : TIME_USUAL;
	if (isatty(fileno(exploration->out->complaints))) {
		explore->tick = draw_progress;
		explore->tick_context = exploration->out->complaints;
	}
}

/* --- The search --- */

static int start_bench(struct exploration *exploration)
{
	struct bench *bench = &exploration->bench;
	int r;

	bench->subject = &exploration->subject;
	bench->other = exploration->settings->against ? &exploration->other : NULL;
	bench->level = exploration->settings->level;
	bench->time_limit = TIME_LIMIT;
	bench->has_no_server = exploration->settings->no_fork_server;
	bench->jobs =
		exploration->settings->jobs ? exploration->settings->jobs : process_processors();
	r = bench_init(bench);
	if (r == SUBJECT_E_NOT_STARTED)
		return fail(exploration->out, EXIT_BROKEN, MSG_START_FAILED,
			exploration->subject.file->id, exploration->subject.trouble);
	return r == 0 ? EXIT_DONE
		      : fail(exploration->out, EXIT_BROKEN, MSG_CANNOT_RUN,
				farm_error_to_string(r));
}

static int run_search(struct exploration *exploration)
{
	struct explore *explore = &exploration->explore;
	int r = explore_run(explore);

	if (explore->tick)
		fputs("\r\033[K", exploration->out->complaints);
	if (r == -EINTR) {
		fail(exploration->out, EXIT_BROKEN, MSG_EXPLORE_INTERRUPTED, explore->taken,
			explore->taken == 1 ? "" : "s");
		return EXIT_BROKEN;
	}
	if (r == 0 && explore->trouble)
		return fail(exploration->out, EXIT_BROKEN, MSG_CANNOT_EXPLORE,
			explore->trouble_number, explore->trouble);
	return r == 0 ? explore_tell(exploration)
		      : fail(exploration->out, EXIT_BROKEN, MSG_CANNOT_RUN,
				farm_error_to_string(r));
}

static int explore_all(struct exploration *exploration)
{
	int status = choose_subjects(exploration);

	if (status == EXIT_DONE && explore_init(&exploration->explore, &exploration->bench) < 0)
		status = fail(exploration->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (status == EXIT_DONE)
		status = choose_cases(exploration);
	if (status != EXIT_DONE)
		return status;
	set_bounds(exploration);
	status = start_bench(exploration);
	if (status == EXIT_DONE)
		status = run_search(exploration);
	bench_deinit(&exploration->bench);
	return status;
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	struct exploration exploration = {.settings = object, .line = line, .out = out};
	int status, interrupt;

	if (line->rest && !*line->rest)
		return fail(out, EXIT_MISUSED, MSG_EMPTY_COMMAND);
	status = explore_all(&exploration);
	explore_deinit(&exploration.explore);
	subject_deinit(&exploration.other);
	subject_deinit(&exploration.subject);
	selection_deinit(&exploration.selection);
	interrupt = interrupt_seen();
	if (interrupt) {
		fflush(out->results);
		interrupt_end(interrupt);
	}
	return status;
}

const struct command command_explore = {
	.name = "explore",
	.operands = "[-- COMMAND...]",
	.summary = "Find the smallest wrong answer without a scenario",
	.options = explore_options,
	.option_count = EXPLORE_OPTION_COUNT,
	.takes_rest = true,
	.settings_size = sizeof(struct explore_settings),
	.defaults = &(const struct explore_settings){.seed = 1, .shard = 1, .shards = 1},
	.run = run_command,
};
