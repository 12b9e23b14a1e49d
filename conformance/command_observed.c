/* `tsconform observed`: what a real server printed, held against texts, columns and decisions. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/output.h"
#include "base/utf8.h"
#include "conformance/commands.h"
#include "conformance/messages.h"
#include "conformance/suite/files.h"
#include "conformance/suite/observed_catalogue.h"
#include "sim/words.h"

struct settings {
	enum edition edition; /* EDITION_COUNT: that of the file */
	bool all;
};

static const struct option_row options[] = {
	WORD_OPTION('E', "edition", "EDITION", "hold the file against that edition, not its own",
		edition_words, struct settings, edition),
	FLAG_OPTION('a', "all", "print what is confirmed, too", struct settings, all),
};

enum verdict {
	CONFIRMED,
	CONTRADICTED,
	UNKNOWN,
	VERDICT_COUNT
};

struct comparison {
	const struct settings *settings;
	const struct observed_file *file;
	const struct observed_catalogue *catalogue;
	size_t counts[VERDICT_COUNT];
	FILE *to;
};

/* --- Telling --- */

/* Print "contradicted (observed)  logoff /?: standard error, line 3". */
static void tell_point(struct comparison *comparison, enum verdict verdict,
	const struct observed_run *run, const char *point, const char *level)
{
	static const char *const words[] = {
		[CONFIRMED] = "confirmed", [CONTRADICTED] = "contradicted", [UNKNOWN] = "new"};
	cleanup(text_deinit) struct text line = {0};

	comparison->counts[verdict]++;
	if (verdict == CONFIRMED && !comparison->settings->all)
		return;
	text_printf(&line, "%s%s%s%s  ", words[verdict], level ? " (" : "", level ? level : "",
		level ? ")" : "");
	utf8_add_escaped(&line, run->line);
	text_printf(&line, ": %s\n", point);
	output_add(comparison->to, &line);
}

static void tell_line(struct comparison *comparison, const char *label, const char *line)
{
	cleanup(text_deinit) struct text text = {0}, own = {0};

	text_add_bytes(&own, line, strcspn(line, "\n"));
	text_printf(&text, "  %-10s", label);
	utf8_add_escaped(&text, text_string(&own));
	text_add_char(&text, '\n');
	output_add(comparison->to, &text);
}

/* --- Comparing --- */

/* Empty lines at the end differ between captures, and say nothing. */
static size_t bare_length(const char *text)
{
	size_t length = strlen(text);

	while (length && text[length - 1] == '\n')
		length--;
	return length;
}

static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return line + (*line == '\n');
}

static bool is_same_line(const char *a, const char *b)
{
	size_t length = strcspn(a, "\n");

	return strcspn(b, "\n") == length && strncmp(a, b, length) == 0;
}

static void contradict_line(struct comparison *comparison, const struct observed_run *run,
	const char *stream, const struct observed_stream *expected, size_t number,
	const char *wanted, const char *found)
{
	cleanup(text_deinit) struct text point = {0};

	text_printf(&point, "%s, line %zu", stream, number);
	tell_point(comparison, CONTRADICTED, run, text_string(&point),
		level_to_string(expected->level));
	tell_line(comparison, "expected", wanted);
	tell_line(comparison, "found", found);
}

/* The first line that differs is told. */
static bool text_holds(struct comparison *comparison, const struct observed_run *run,
	const char *stream, const struct observed_stream *expected, const char *found)
{
	const char *wanted = expected->equals;
	size_t wanted_length = bare_length(wanted), number = 1;

	if (wanted_length == bare_length(found) && strncmp(wanted, found, wanted_length) == 0)
		return true;
	while (*wanted && *found && is_same_line(wanted, found)) {
		wanted = next_line(wanted);
		found = next_line(found);
		number++;
	}
	contradict_line(comparison, run, stream, expected, number, wanted, found);
	return false;
}

static bool row_matches(const struct observed_stream *expected, const char *row)
{
	cleanup(text_deinit) struct text text = {0};

	text_add_bytes(&text, row, strcspn(row, "\n"));
	return regexec(&expected->regex, text_string(&text), 0, NULL, 0) == 0;
}

/* Some captures have an empty line before the heading. */
static bool list_holds(struct comparison *comparison, const struct observed_run *run,
	const char *stream, const struct observed_stream *expected, const char *found)
{
	size_t number = 0;

	if (*found == '\n' && expected->heading) {
		found++;
		number++;
	}
	number += expected->heading != NULL;
	if (expected->heading && !is_same_line(expected->heading, found)) {
		contradict_line(
			comparison, run, stream, expected, number, expected->heading, found);
		return false;
	}
	if (expected->heading)
		found = next_line(found);
	for (; *found; found = next_line(found)) {
		number++;
		if (*found == '\n' || row_matches(expected, found))
			continue;
		contradict_line(comparison, run, stream, expected, number, expected->row, found);
		return false;
	}
	return true;
}

static void compare_stream(struct comparison *comparison, const struct observed_run *run,
	size_t stream, const struct observed_stream *expected)
{
	static const char *const names[OBSERVED_STREAMS] = {"standard output", "standard error"};
	const char *found = run->streams[stream];
	bool holds = expected->row ? list_holds(comparison, run, names[stream], expected, found)
				   : text_holds(comparison, run, names[stream], expected, found);

	if (holds)
		tell_point(comparison, CONFIRMED, run, names[stream],
			level_to_string(expected->level));
}

static void compare_exit(struct comparison *comparison, const struct observed_run *run,
	const struct observed_line *expected)
{
	cleanup(text_deinit) struct text point = {0};
	bool holds = (run->exit == 0) == expected->exits_zero;

	text_printf(&point, "exit status %d", run->exit);
	if (!holds)
		text_printf(&point, ", expected %s", expected->exits_zero ? "zero" : "non-zero");
	tell_point(comparison, holds ? CONFIRMED : CONTRADICTED, run, text_string(&point),
		level_to_string(expected->exit_level));
}

/* A user without processes, as none is on Windows: `query process` finds there itself. */
static bool is_list_without_rows(
	const struct observed_run *run, const struct observed_line *expected)
{
	static const char sentence[] = "No process exists for ";

	return expected->streams[0].row && !*run->streams[0] &&
	       strncmp(run->streams[1], sentence, strlen(sentence)) == 0;
}

static void compare_run(struct comparison *comparison, const struct observed_run *run)
{
	const struct observed_line *expected =
		observed_catalogue_find(comparison->catalogue, run->line);

	if (!expected) {
		tell_point(comparison, UNKNOWN, run, "not in the catalogue", NULL);
		return;
	}
	if (is_list_without_rows(run, expected))
		return;
	compare_exit(comparison, run, expected);
	for (size_t i = 0; i < OBSERVED_STREAMS; i++)
		compare_stream(comparison, run, i, &expected->streams[i]);
}

/* --- Catalogues --- */

struct catalogues {
	struct arena *arena;
	struct diagnostics problems;
	struct observed_catalogue items[EDITION_COUNT];
	size_t count;
};

static void catalogues_deinit(struct catalogues *catalogues)
{
	for (size_t i = 0; i < catalogues->count; i++)
		observed_catalogue_deinit(&catalogues->items[i]);
	diagnostics_deinit(&catalogues->problems);
	arena_free(catalogues->arena);
}

static int take_catalogue(void *context, const char *path)
{
	struct catalogues *catalogues = context;
	const char *copy = arena_copy(catalogues->arena, path);
	struct reader reader = {copy, catalogues->arena, &catalogues->problems};
	struct yaml_node *root = NULL;
	int r = copy ? files_read_yaml(copy, catalogues->arena, &catalogues->problems, &root)
		     : -ENOMEM;

	if (r != 0 || !root || catalogues->count == EDITION_COUNT)
		return r;
	return observed_catalogue_read(&catalogues->items[catalogues->count++], &reader, root);
}

static int load_catalogues(struct catalogues *catalogues, struct output *out)
{
	char *folder;
	int r = files_find_data("observed", &folder);

	if (r != 0)
		return selection_refuse_data("observed", r, out);
	r = files_walk(folder, &catalogues->problems, take_catalogue, catalogues);
	free(folder);
	return r < 0 ? fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY)
		     : selection_refuse(&catalogues->problems, out);
}

/* That of the edition that was asked for, or of the system that the file names. */
static const struct observed_catalogue *find_catalogue(
	const struct catalogues *catalogues, enum edition edition, const char *system)
{
	for (size_t i = 0; i < catalogues->count; i++) {
		const struct observed_catalogue *item = &catalogues->items[i];

		if (edition == EDITION_COUNT ? strstr(system, item->system) != NULL
					     : item->edition == edition)
			return item;
	}
	return NULL;
}

/* --- The command --- */

static int tell_all(struct comparison *comparison)
{
	const struct observed_file *file = comparison->file;
	cleanup(text_deinit) struct text system = {0};

	utf8_add_escaped(&system, file->system);
	fprintf(comparison->to, "%s: %s\n", edition_to_string(comparison->catalogue->edition),
		text_string(&system));
	for (size_t i = 0; i < file->count; i++)
		compare_run(comparison, &file->runs[i]);
	fprintf(comparison->to,
		"%zu command line%s: %zu points confirmed, %zu contradicted, %zu new\n",
		file->count, file->count == 1 ? "" : "s", comparison->counts[CONFIRMED],
		comparison->counts[CONTRADICTED], comparison->counts[UNKNOWN]);
	return comparison->counts[CONTRADICTED] ? EXIT_REFUSED : EXIT_DONE;
}

static int compare_file(struct catalogues *catalogues, const char *path,
	const struct settings *settings, struct output *out)
{
	cleanup(text_deinit) struct text bytes = {0};
	struct observed_file file;
	struct comparison comparison = {.settings = settings, .file = &file, .to = out->results};
	int r = file_read(path, &bytes), status;

	if (r < 0)
		return fail(out, EXIT_MISUSED, MSG_CANNOT_READ, path, strerror(-r));
	r = observed_file_read(&file, path, text_string(&bytes), bytes.length, catalogues->arena,
		&catalogues->problems);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	status = selection_refuse(&catalogues->problems, out);
	if (status != EXIT_DONE)
		return status;
	comparison.catalogue = find_catalogue(catalogues, settings->edition, file.system);
	return comparison.catalogue ? tell_all(&comparison)
				    : fail(out, EXIT_MISUSED, MSG_OBSERVED_EDITION, path);
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(catalogues_deinit) struct catalogues catalogues = {.arena = arena_new()};
	int status;

	if (!catalogues.arena || diagnostics_init(&catalogues.problems) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	status = load_catalogues(&catalogues, out);
	return status == EXIT_DONE ? compare_file(&catalogues, line->operands[0], settings, out)
				   : status;
}

const struct command command_observed = {
	.name = "observed",
	.operands = "FILE",
	.summary = "Hold what a real server printed against texts, columns and decisions",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.edition = EDITION_COUNT},
	.run = run_command,
};
