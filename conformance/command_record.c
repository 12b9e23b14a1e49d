#include "conformance/commands.h"

#include <errno.h>
#include <string.h>

#include "base/command_line.h"
#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "base/yaml_text.h"
#include "conformance/author/attempt.h"
#include "conformance/messages.h"
#include "conformance/run/interrupt.h"
#include "conformance/suite/id.h"

struct settings {
	const char *typed_in, *input, *subject, *clause, *output;
};

static const struct option_row options[] = {
	TEXT_OPTION('t', "typed-in", "SERVER/SESSION", "where the command is typed; needed",
		struct settings, typed_in),
	TEXT_OPTION('i', "input", "FILE",
		"what is on the command's standard input; nothing unless said", struct settings,
		input),
	TEXT_OPTION('c', "clause", "CLAUSE", "the clause that it is to show; the first unless said",
		struct settings, clause),
	TEXT_OPTION('o', "output", "FILE", "write into that file, which must not be there yet",
		struct settings, output),
	TEXT_OPTION('s', "subject", "SUBJECT", "ask the subject of that name, or of that file",
		struct settings, subject),
};

/* --- The scenario before it was run --- */

static void add_list(struct text *to, char *const *words)
{
	text_add_char(to, '[');
	for (size_t i = 0; words[i]; i++) {
		text_add(to, i ? ", " : "");
		yaml_text_add(to, words[i]);
	}
	text_add_char(to, ']');
}

/* As one line, where that is what was typed to the letter; else word by word. */
static void add_run(struct text *to, char *const *words)
{
	cleanup(text_deinit) struct text line = {0};
	bool simple = true;

	for (size_t i = 0; words[i]; i++) {
		simple &= *words[i] && !strpbrk(words[i], " \t\n\"\\");
		text_printf(&line, "%s%s", i ? " " : "", words[i]);
	}
	text_add(to, "run: ");
	if (simple)
		yaml_text_add(to, text_string(&line));
	else
		add_list(to, words);
	text_add_char(to, '\n');
}

/* What the command reads, as it will read it again. */
static int add_input(struct text *to, const char *file, struct output *out)
{
	cleanup(text_deinit) struct text input = {0};
	int r = file_read(file, &input);

	if (r < 0)
		return fail(out, EXIT_MISUSED, MSG_CANNOT_READ, file, strerror(-r));
	if (strlen(text_string(&input)) != input.length || !utf8_is_valid(text_string(&input)))
		return fail(out, EXIT_MISUSED, MSG_NOT_TEXT, file);
	text_add(to, "input: ");
	if (yaml_text_has_lines(text_string(&input))) {
		yaml_text_add_lines(to, input.bytes, 2);
	} else {
		yaml_text_add(to, text_string(&input));
		text_add_char(to, '\n');
	}
	return EXIT_DONE;
}

/* Of a document about the command, or of any when that is NULL. */
static const struct clause *first_clause(const struct documents *documents, const char *command)
{
	for (size_t i = 0; i < documents->count; i++) {
		const struct document *document = &documents->items[i];

		for (size_t j = 0; j < document->clause_count; j++) {
			if (!document->clauses[j].untestable &&
				(!command || strcmp(document->command, command) == 0))
				return &document->clauses[j];
		}
	}
	return command ? first_clause(documents, NULL) : NULL;
}

static int add_clause(struct selection *selection, const struct settings *settings,
	const char *command, struct text *to, struct output *out)
{
	const struct documents *documents = &selection->suite.documents;
	const struct clause *clause = settings->clause ? documents_find(documents, settings->clause)
						       : first_clause(documents, command);

	if (!clause)
		return clause_refuse(
			&selection->suite, settings->clause ? settings->clause : "", out);
	if (!settings->clause)
		text_add(to, "# to be chosen: 'tsconform coverage' lists all, 'tsconform explain' "
			     "says what they require\n");
	text_printf(to, "# %s, %s:\n# %s\nclauses: %s\n", clause->document_title, clause->section,
		clause->says, clause->id);
	return EXIT_DONE;
}

static int add_head(struct selection *selection, const struct settings *settings,
	const struct command_line *line, struct text *to, struct output *out)
{
	const char *file = settings->output ? settings->output : "recorded.yaml";
	cleanup(text_deinit) struct text way = {0};
	int r = settings->output ? file_path_make_folders(file) : 0, status;

	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, file, strerror(-r));
	r = file_path_add_relative(&way, file, line->operands[0]);
	if (r < 0)
		return fail(out, EXIT_MISUSED, MSG_CANNOT_READ, line->operands[0], strerror(-r));
	text_add(to, "id: ");
	id_add_of_path(to, file);
	text_add_char(to, '\n');
	status = add_clause(selection, settings, line->rest[0], to, out);
	text_printf(to, "title: %s\n", SCENARIO_UNWRITTEN);
	text_add(to, "# documented, once somebody has read that the clause says so\n"
		     "level: defined\nfarm: ");
	yaml_text_add(to, text_string(&way));
	text_add(to, "\ntyped-in: ");
	yaml_text_add(to, settings->typed_in);
	text_add_char(to, '\n');
	if (status == EXIT_DONE && settings->input)
		status = add_input(to, settings->input, out);
	add_run(to, line->rest);
	return status;
}

/* --- What happened --- */

static void add_changes(struct text *to, const struct changes *changes)
{
	text_add(to, changes->count ? "  changes:\n" : "  changes: none\n");
	for (size_t i = 0; i < changes->count; i++) {
		text_add(to, "    - ");
		change_write(&changes->items[i], to);
		text_add_char(to, '\n');
	}
}

/* What is no text cannot stand in a file. */
static void add_stream(struct text *to, const char *name, const char *said)
{
	text_printf(to, "  %s:\n    level: defined\n", name);
	if (!*said) {
		text_add(to, "    empty: yes\n");
	} else if (!utf8_is_valid(said)) {
		text_add(to, "    # it is not UTF-8\n    empty: no\n");
	} else if (yaml_text_has_lines(said)) {
		text_add(to, "    equals: ");
		yaml_text_add_lines(to, said, 6);
	} else {
		text_add(to, "    equals: ");
		yaml_text_add(to, said);
		text_add_char(to, '\n');
	}
}

static void add_expectation(struct text *to, const struct attempt_step *step)
{
	text_add(to, "expect:\n");
	add_changes(to, &step->changes);
	text_printf(to, "  exit: %d\n", step->code);
	text_add(to, "  # observed, where published output of the real program shows it\n");
	add_stream(to, "stdout", step->streams[0]);
	add_stream(to, "stderr", step->streams[1]);
}

/* --- The command --- */

/* What was read is what the subject is asked about. */
static int choose_all(struct selection *selection, struct output *out)
{
	struct suite *suite = &selection->suite;
	int status = selection_refuse(&selection->problems, out);

	if (status != EXIT_DONE)
		return status;
	selection->chosen =
		arena_alloc(suite->arena, (suite->count + 1) * sizeof(struct scenario *));
	if (!selection->chosen)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	for (; selection->count < suite->count; selection->count++)
		selection->chosen[selection->count] = &suite->scenarios[selection->count];
	return EXIT_DONE;
}

/* A problem at a key of the file; NULL if it has none there. */
static const struct diagnostic *find_problem(
	const struct diagnostics *problems, const char *file, const char *key)
{
	for (size_t i = 0; i < problems->count; i++) {
		const struct position *at = &problems->items[i].at;

		if (at->path && strcmp(at->file, file) == 0 && strcmp(at->path, key) == 0)
			return &problems->items[i];
	}
	return NULL;
}

/* The scenario without expectations, read as a file would be, so that what is wrong is said as in a file. */
static int read_scenario(struct selection *selection, const struct settings *settings,
	const char *file, const struct text *head, struct output *out)
{
	const struct diagnostic *problem;
	cleanup(text_deinit) struct text whole = {0};
	struct yaml_node *root = NULL;
	int r;

	text_printf(&whole, "%sexpect: {changes: none}\n", text_string(head));
	r = whole.failed ? -ENOMEM
			 : yaml_parse(file, whole.bytes, whole.length, selection->suite.arena,
				   &selection->problems, &root);
	if (r == 0 && root)
		r = scenario_read(&selection->suite, file, root, &selection->problems);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_RUN, farm_error_to_string(r));
	problem = find_problem(&selection->problems, file, "typed-in");
	if (problem)
		return fail(out, EXIT_MISUSED, MSG_BAD_TYPED_IN, settings->typed_in, problem->sentence);
	return choose_all(selection, out);
}

static int run_it(struct selection *selection, struct subject *subject, struct arena *arena,
	struct attempt *attempt, struct output *out)
{
	struct attempts attempts = {
		.suite = &selection->suite, .subject = subject, .level = LEVEL_DEFINED};
	int r = attempts_begin(&attempts), stopped;

	if (r == 0)
		r = attempts_try(&attempts, &selection->suite.scenarios[0], arena, attempt);
	stopped = attempts_end(&attempts);
	return attempts_conclude(&attempts, r ? r : stopped, out);
}

static int write_out(const struct settings *settings, const struct text *text, struct output *out)
{
	int r;

	if (text->failed)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (!settings->output) {
		fputs(text->bytes, out->results);
		return EXIT_DONE;
	}
	r = file_path_write(settings->output, text, false);
	if (r == -EEXIST)
		return fail(out, EXIT_REFUSED, MSG_FILE_IS_THERE, settings->output);
	return r < 0 ? fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, settings->output, strerror(-r))
		     : EXIT_DONE;
}

static int record_step(struct selection *selection, const struct settings *settings,
	struct subject *subject, struct text *text, struct output *out)
{
	struct attempt attempt;
	const struct attempt_step *step;
	int status = run_it(selection, subject, selection->suite.arena, &attempt, out);

	if (status != EXIT_DONE)
		return status;
	step = &attempt.steps[0];
	if (step->end != PROCESS_EXITED)
		return fail(out, EXIT_REFUSED, MSG_NOT_RECORDED, "it did not end by itself");
	if (step->unreadable)
		return fail(out, EXIT_REFUSED, MSG_NOT_RECORDED, step->unreadable);
	add_expectation(text, step);
	return write_out(settings, text, out);
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	cleanup(subject_deinit) struct subject subject = {0};
	cleanup(text_deinit) struct text text = {0};
	const struct settings *settings = object;
	const struct subject_choice choice = {.file = settings->subject};
	const char *file = settings->output ? settings->output : "recorded.yaml";
	int status;

	if (!settings->typed_in)
		return fail(out, EXIT_MISUSED, MSG_NEEDS_TYPED_IN);
	if (!line->rest || !*line->rest)
		return fail(out, EXIT_MISUSED, MSG_NOTHING_TYPED);
	status = selection_load_clauses(&selection, out);
	if (status == EXIT_DONE)
		status = add_head(&selection, settings, line, &text, out);
	if (status == EXIT_DONE)
		status = read_scenario(&selection, settings, file, &text, out);
	if (status == EXIT_DONE)
		status = subject_choose(&selection, &choice, &subject, out);
	return status == EXIT_DONE ? record_step(&selection, settings, &subject, &text, out)
				   : status;
}

const struct command command_record = {
	.name = "record",
	.operands = "FARM -- COMMAND...",
	.summary = "Run a command in a farm, and write a scenario of what happened",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.takes_rest = true,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
