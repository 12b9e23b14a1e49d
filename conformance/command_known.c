#include "conformance/commands.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "conformance/author/attempt.h"
#include "conformance/author/known_update.h"
#include "conformance/messages.h"
#include "conformance/suite/offer.h"
#include "sim/words.h"

struct settings {
	unsigned editions; /* a bit each; 0: those of the subject */
	const char *update, *subject, *command;
	enum level level;
};

static const struct option_row options[] = {
	TEXT_OPTION('u', "update", "FILE", "make this list true, instead of printing a new one",
		struct settings, update),
	WORD_OPTION('l', "level", "LEVEL", "judge up to that level; documented unless said",
		level_words, struct settings, level),
	TEXT_OPTION('C', "command", "NAME", "judge what is about that command", struct settings,
		command),
	WORDS_OPTION('E', "edition", "EDITION",
		"judge in that edition, not in all of the subject's", edition_words,
		struct settings, editions),
	TEXT_OPTION('s', "subject", "SUBJECT", "judge the subject of that name, or of that file",
		struct settings, subject),
};

/* The command while it goes. */
struct work {
	const struct settings *settings;
	struct selection *selection;
	struct subject *subject;
	struct attempts attempts;
	struct known_update update;
	struct known_failures known;
	struct text bytes;
};

/* --- The list as it is --- */

static int load_list(struct work *work, struct output *out)
{
	const char *file = work->settings->update;
	struct arena *arena = work->selection->suite.arena;
	struct diagnostics *problems = &work->selection->problems;
	struct yaml_node *root = NULL;
	int r = file && file_exists(file) ? file_read(file, &work->bytes) : 0;

	if (r < 0)
		return fail(out, EXIT_MISUSED, MSG_CANNOT_READ, file, strerror(-r));
	if (work->bytes.length)
		r = yaml_parse(file, work->bytes.bytes, work->bytes.length, arena, problems, &root);
	if (r == 0 && root)
		r = known_read(&work->known, file, root, arena, problems);
	work->update.known = &work->known;
	work->update.root = root;
	work->update.bytes = text_string(&work->bytes);
	work->update.length = work->bytes.length;
	return r < 0 ? fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY) : selection_refuse(problems, out);
}

/* --- What fails --- */

/* Is it in a list of the subject's own, which is another file? */
static bool is_known_elsewhere(const struct work *work, const char *id)
{
	const struct subject_file *file = work->subject->file;
	const struct known_failure *known =
		file ? known_find(&file->known, id, EDITION_COUNT, work->update.level) : NULL;
	cleanup(text_deinit) struct text own = {0}, other = {0};

	if (!known || !work->settings->update)
		return known;
	file_whole_path(known->file, &own);
	file_whole_path(work->settings->update, &other);
	return strcmp(text_string(&own), text_string(&other)) != 0;
}

static void note_findings(struct known_try *try, const struct attempt *attempt, enum level level)
{
	const struct findings *findings = &attempt->steps[attempt->step_count - 1].findings;

	if (!try->failed || level < try->level)
		try->level = level;
	try->failed = true;
	for (size_t i = 0; i < findings->count; i++) {
		enum cause cause;

		if (cause_from_string(findings->items[i].what, &cause))
			try->because |= 1u << cause;
	}
}

/* At the level that was asked for; what fails there, at those below it too. */
static int try_scenario(struct work *work, const struct scenario *scenario, struct known_try *try)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	enum level top = work->update.level;
	int r = arena ? 0 : -ENOMEM;

	try->run = true;
	for (int level = (int)top; level >= LEVEL_DOCUMENTED && r == 0; level--) {
		struct attempt attempt;

		work->attempts.level = (enum level)level;
		r = attempts_try(&work->attempts, scenario, arena, &attempt);
		if (r != 0 || !attempt_failed(&attempt))
			break;
		note_findings(try, &attempt, (enum level)level);
	}
	return r;
}

/* Whether the scenario, the subject's file and the other list leave it to be tried. */
static bool is_judged(const struct work *work, const struct scenario *scenario)
{
	const struct subject_file *file = work->subject->file;

	return !scenario->skip && !(file && offer_missing(file, scenario)) &&
	       !is_known_elsewhere(work, scenario->id);
}

static int try_all(struct work *work)
{
	const struct selection *selection = work->selection;
	size_t next = 0;
	int r = 0;

	for (size_t i = 0; i < selection->suite.count && r == 0; i++) {
		const struct scenario *scenario = &selection->suite.scenarios[i];
		struct known_try *try = &work->update.tries[i];
		bool chosen = next < selection->count && selection->chosen[next] == scenario;

		try->id = scenario->id;
		next += chosen;
		if (chosen && is_judged(work, scenario))
			r = try_scenario(work, scenario, try);
	}
	return r;
}

static int run_all(struct work *work, struct output *out)
{
	struct suite *suite = &work->selection->suite;
	int r, stopped;

	work->update.count = suite->count;
	work->update.tries =
		arena_alloc(suite->arena, (suite->count + 1) * sizeof(*work->update.tries));
	if (!work->update.tries)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	work->attempts = (struct attempts){.suite = suite, .subject = work->subject};
	r = attempts_begin(&work->attempts);
	if (r == 0)
		r = try_all(work);
	stopped = attempts_end(&work->attempts);
	return attempts_conclude(&work->attempts, r ? r : stopped, out);
}

/* --- The new list --- */

static int write_list(struct work *work, struct output *out)
{
	const char *file = work->settings->update;
	const struct known_update *update = &work->update;
	cleanup(text_deinit) struct text text = {0};
	int r = 0;

	known_update(&work->update, &text);
	if (text.failed)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (!file) {
		fputs(text.bytes, out->results);
		return EXIT_DONE;
	}
	if (text.length != work->bytes.length ||
		memcmp(text.bytes, text_string(&work->bytes), text.length) != 0)
		r = file_path_write(file, &text, true);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, file, strerror(-r));
	fprintf(out->results, MSG_KNOWN_UPDATED "\n", update->kept, update->changed,
		update->dropped, update->added);
	return EXIT_DONE;
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	cleanup(subject_deinit) struct subject subject = {0};
	const struct settings *settings = object;
	const struct subject_choice choice = {
		settings->subject, settings->command, line->rest, settings->editions};
	struct work work = {.settings = settings, .selection = &selection, .subject = &subject};
	int status;

	if (line->rest && !*line->rest)
		return fail(out, EXIT_MISUSED, MSG_EMPTY_COMMAND);
	work.update.level = settings->level;
	status = selection_load(&selection, line, out);
	if (status == EXIT_DONE)
		status = subject_choose(&selection, &choice, &subject, out);
	if (status == EXIT_DONE)
		status = load_list(&work, out);
	if (status == EXIT_DONE)
		status = run_all(&work, out);
	if (status == EXIT_DONE)
		status = write_list(&work, out);
	text_deinit(&work.bytes);
	return status;
}

const struct command command_known = {
	.name = "known",
	.operands = "[PATH or id prefix...] [-- COMMAND...]",
	.summary = "List what fails now, or bring a list of known failures up to date",
	COMMAND_OPTIONS(options),
	.operands_max = SIZE_MAX,
	.takes_rest = true,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
