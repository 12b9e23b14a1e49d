#include "conformance/commands.h"

#include <errno.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/yaml_text.h"
#include "conformance/messages.h"
#include "conformance/suite/id.h"

/* --- The farm that it begins with --- */

/* The first farm file of the folder, with a slash between; false when there is none. */
static bool find_farm_in(const char *folder, struct text *to)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};
	bool found = false;

	if (!file_is_folder(folder) || disk_list(folder, &list) < 0)
		return false;
	for (size_t i = 0; i < list.count && !found; i++) {
		const char *ending = strrchr(list.names[i], '.');

		found = ending && strcmp(ending, ".yaml") == 0;
		if (found)
			text_printf(to, "%s/%s", folder, list.names[i]);
	}
	return found;
}

/* In the folder `farms` beside the file, or in one above it. */
static bool find_farm(const char *file, struct text *to)
{
	cleanup(text_deinit) struct text folder = {0};
	const char *end = file + strlen(file);

	do {
		while (end > file && end[-1] != '/')
			end--;
		text_clear(&folder);
		text_add_bytes(&folder, file, (size_t)(end - file));
		text_add(&folder, "farms");
		if (find_farm_in(text_string(&folder), to))
			return true;
		end -= end > file;
	} while (end > file);
	return false;
}

static int add_farm(struct text *to, const char *file)
{
	cleanup(text_deinit) struct text farm = {0}, way = {0};
	int r;

	if (!find_farm(file, &farm)) {
		text_add(to, "farm:\n  servers:\n    WF12:\n      sessions:\n"
			     "        3: {user: Administrator}\n        12: {user: eva}\n");
		return 0;
	}
	r = file_path_add_relative(&way, file, text_string(&farm));
	text_add(to, "farm: ");
	yaml_text_add(to, text_string(&way));
	text_add_char(to, '\n');
	return r;
}

/* --- The file --- */

/* What is to be filled in is empty, and `lint` says so at its line. */
static int write_scenario(const struct clause *clause, const char *file, struct text *to)
{
	int r;

	text_add(to, "id: ");
	id_add_of_path(to, file);
	text_printf(
		to, "\n# %s, %s:\n# %s\n", clause->document_title, clause->section, clause->says);
	text_printf(to, "clauses: %s\n", clause->id);
	text_printf(to, "title: %s\n", SCENARIO_UNWRITTEN);
	text_printf(to, "level: %s\n", level_to_string(clause->level));
	r = add_farm(to, file);
	text_add(to, "typed-in: WF12/3\n"
		     "run:\n"
		     "expect:\n"
		     "  # none, or all that must happen: [{session-ended: WF12/12}]\n"
		     "  changes:\n"
		     "  exit: zero\n");
	return to->failed ? -ENOMEM : r;
}

/* What starts a script, by the ending of its name; another is a program itself. */
static const char *find_interpreter(const char *script)
{
	static const struct {
		const char *ending, *interpreter;
	} rows[] = {{".sh", "sh"}, {".bash", "bash"}, {".py", "python3"}, {".pl", "perl"},
		{".rb", "ruby"}, {".ps1", "pwsh"}};
	const char *ending = strrchr(script, '.');

	for (size_t i = 0; ending && i < ARRAY_SIZE(rows); i++) {
		if (strcmp(rows[i].ending, ending) == 0)
			return rows[i].interpreter;
	}
	return NULL;
}

/* An own scenario that passes lint: the reader puts his farm and his changes in place of these. */
static int write_own(const char *script, const char *file, struct text *to)
{
	cleanup(text_deinit) struct text way = {0};
	const char *interpreter = find_interpreter(script);
	int r = file_path_add_relative(&way, file, script);

	if (r < 0)
		return r;
	text_add(to, "title: ");
	yaml_text_add(to, text_string(&way));
	text_add(to, " is to do its work\nfarm:\n  servers:\n    TS1:\n      edition: ws2022\n"
		     "      sessions:\n        3: {user: Administrator}\n"
		     "        4: {user: eva, state: disconnected, programs: [winword.exe]}\n"
		     "typed-in: TS1/3\nrun: [");
	if (interpreter)
		text_printf(to, "%s, ", interpreter);
	else if (!strchr(text_string(&way), '/'))
		text_add(to, "./");
	yaml_text_add(to, text_string(&way));
	text_add(to, "]\nexpect:\n"
		     "  # all that must happen: [session-ended: TS1/4, program-ended: "
		     "TS1/4/winword.exe]\n"
		     "  changes: none\n  exit: zero\n");
	return to->failed ? -ENOMEM : 0;
}

/* `clause` is NULL for a script. */
static int write_file(
	const struct clause *clause, const char *script, const char *file, struct output *out)
{
	cleanup(text_deinit) struct text text = {0};
	int r = file_exists(file) ? -EEXIST : file_path_make_folders(file);

	if (r == 0)
		r = clause ? write_scenario(clause, file, &text) : write_own(script, file, &text);
	if (r == 0)
		r = file_path_write(file, &text, false);
	if (r == -EEXIST)
		return fail(out, EXIT_REFUSED, MSG_FILE_IS_THERE, file);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, file, strerror(-r));
	fprintf(out->results, "%s\n", file);
	return EXIT_DONE;
}

/* --- The command --- */

struct settings {
	const char *script;
};

static const struct option_row options[] = {
	TEXT_OPTION('s', "script", "FILE", "write one of your own, for that script", struct settings,
		script),
};

/* Beside the script, or where it is told. */
static int begin_own(const struct command_line *line, const char *script, struct output *out)
{
	cleanup(text_deinit) struct text file = {0};
	const char *name = strrchr(script, '/');
	const char *ending = strrchr(name ? name : script, '.');

	if (line->operand_count > 1)
		return fail(out, EXIT_MISUSED, MSG_SCRIPT_OR_CLAUSE);
	if (!file_exists(script))
		return fail(out, EXIT_MISUSED, MSG_NO_SCRIPT, script);
	if (line->operand_count)
		text_add(&file, line->operands[0]);
	else
		text_printf(&file, "%.*s.yaml",
			(int)(ending ? (size_t)(ending - script) : strlen(script)), script);
	if (file.failed)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	disk_unspell(file.bytes);
	return write_file(NULL, script, file.bytes, out);
}

static int begin_for_clause(const struct command_line *line, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	cleanup(text_deinit) struct text file = {0};
	const struct clause *clause;
	int status = selection_load_clauses(&selection, out);

	if (status != EXIT_DONE)
		return status;
	clause = documents_find(&selection.suite.documents, line->operands[0]);
	if (!clause)
		return clause_refuse(&selection.suite, line->operands[0], out);
	if (clause->untestable)
		return fail(out, EXIT_REFUSED, MSG_UNTESTABLE, clause->id, clause->untestable);
	if (line->operand_count > 1)
		text_add(&file, line->operands[1]);
	else
		text_printf(&file, "%s%s.yaml", file_is_folder("scenarios") ? "scenarios/" : "",
			clause->id);
	if (file.failed)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	disk_unspell(file.bytes);
	return write_file(clause, NULL, file.bytes, out);
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	const struct settings *settings = object;

	if (settings->script)
		return begin_own(line, settings->script, out);
	return line->operand_count ? begin_for_clause(line, out)
				   : fail(out, EXIT_MISUSED, MSG_CLAUSE_OR_SCRIPT);
}

const struct command command_new = {
	.name = "new",
	.operands = "[CLAUSE] [FILE]",
	.summary = "Write a scenario file to begin with, for a clause or a script",
	COMMAND_OPTIONS(options),
	.operands_max = 2,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
