#include "conformance/commands.h"

#include <errno.h>
#include <string.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "conformance/author/accept.h"
#include "conformance/messages.h"
#include "sim/words.h"

struct settings {
	unsigned editions; /* a bit each; 0: those of the subject */
	const char *subject, *command;
	bool changes, exit, dry;
};

static const struct option_row options[] = {
	FLAG_OPTION(
		'c', "changes", "accept other changes to the farm too", struct settings, changes),
	FLAG_OPTION('e', "exit", "accept another exit status too", struct settings, exit),
	FLAG_OPTION(
		'n', "dry-run", "show the differences, and write nothing", struct settings, dry),
	TEXT_OPTION(
		'C', "command", "NAME", "ask about that command only", struct settings, command),
	WORDS_OPTION('E', "edition", "EDITION", "ask in that edition, not in all of the subject's",
		edition_words, struct settings, editions),
	TEXT_OPTION('s', "subject", "SUBJECT", "ask the subject of that name, or of that file",
		struct settings, subject),
};

/* The command while it goes. */
struct work {
	const struct settings *settings;
	struct selection *selection;
	struct attempts attempts;
	struct output *out;
	size_t written, refused;
};

/* --- A file --- */

static int refuse_file(struct work *work, const char *file, unsigned line, const char *why)
{
	work->refused++;
	fail(work->out, EXIT_REFUSED, MSG_NOT_ACCEPTED, file, line, why);
	return 0;
}

static int write_file(struct work *work, const char *file, struct edits *edits)
{
	cleanup(text_deinit) struct text text = {0};
	int r = edits_apply(edits, &text);

	if (r == -EINVAL)
		return refuse_file(work, file, 1, "the file cannot be changed just there");
	if (r == 0 && !work->settings->dry)
		r = file_path_write(file, &text, true);
	if (r == 0)
		work->written++;
	return r;
}

/* All scenarios of one file, `count` of them. */
static int accept_file(struct work *work, const struct scenario *const *scenarios, size_t count)
{
	cleanup(text_deinit) struct text bytes = {0};
	cleanup(arena_freep) struct arena *arena = arena_new();
	const char *file = scenarios[0]->file;
	struct edits edits = {.arena = arena};
	struct accepting accepting = {.edits = &edits,
		.changes = work->settings->changes,
		.exit = work->settings->exit,
		.to = work->out->results};
	struct yaml_node *root = NULL;
	int r = arena ? file_read(file, &bytes) : -ENOMEM;

	if (r == 0)
		r = yaml_parse(file, text_string(&bytes), bytes.length, arena,
			&work->selection->problems, &root);
	if (r < 0 || !root)
		return r;
	edits.bytes = text_string(&bytes);
	edits.length = bytes.length;
	edits.root = root;
	for (size_t i = 0; i < count && r == 0; i++) {
		struct attempt attempt;

		if (scenarios[i]->skip)
			continue;
		r = attempts_try(&work->attempts, scenarios[i], arena, &attempt);
		if (r == 0)
			r = accept_attempt(&accepting, &attempt);
	}
	if (r == 0 && accepting.refusal)
		return refuse_file(work, file, accepting.line, accepting.refusal);
	return r == 0 && edits.count ? write_file(work, file, &edits) : r;
}

/* --- All of them --- */

static int accept_all(struct work *work)
{
	const struct selection *selection = work->selection;
	int r = 0;

	for (size_t i = 0, next; i < selection->count && r == 0; i = next) {
		for (next = i + 1; next < selection->count; next++) {
			if (selection->chosen[next]->file != selection->chosen[i]->file)
				break;
		}
		r = accept_file(work, selection->chosen + i, next - i);
	}
	return r;
}

static int accept_selection(struct work *work)
{
	int r = attempts_begin(&work->attempts), stopped, status;

	if (r == 0)
		r = accept_all(work);
	stopped = attempts_end(&work->attempts);
	status = attempts_conclude(&work->attempts, r ? r : stopped, work->out);
	if (status != EXIT_DONE)
		return status;
	fprintf(work->out->results, work->settings->dry ? MSG_WOULD_ACCEPT "\n" : MSG_ACCEPTED "\n",
		work->written, work->written == 1 ? "" : "s");
	return work->refused ? EXIT_REFUSED : EXIT_DONE;
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	cleanup(subject_deinit) struct subject subject = {0};
	struct work work = {.settings = settings, .selection = &selection, .out = out};
	const struct subject_choice choice = {work.settings->subject, work.settings->command,
		line->rest, work.settings->editions};
	const char *ci = environment_get("CI");
	int status;

	if (ci && *ci && !work.settings->dry)
		return fail(out, EXIT_MISUSED, MSG_NOT_IN_CI);
	if (line->rest && !*line->rest)
		return fail(out, EXIT_MISUSED, MSG_EMPTY_COMMAND);
	status = selection_load(&selection, line, out);
	if (status == EXIT_DONE)
		status = subject_choose(&selection, &choice, &subject, out);
	if (status != EXIT_DONE)
		return status;
	work.attempts = (struct attempts){
		.suite = &selection.suite, .subject = &subject, .level = LEVEL_DEFINED};
	return accept_selection(&work);
}

const struct command command_accept = {
	.name = "accept",
	.operands = "[PATH or id prefix...] [-- COMMAND...]",
	.summary = "Rewrite what scenarios expect to be printed by what is printed now",
	COMMAND_OPTIONS(options),
	.operands_max = SIZE_MAX,
	.takes_rest = true,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
