#include "training/record.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/temporary_folder.h"
#include "base/yaml_text.h"
#include "conformance/suite/scenario.h"
#include "shell/shell.h"
#include "training/begin.h"
#include "training/lines.h"
#include "training/messages.h"
#include "training/prose.h"
#include "training/workspace.h"

/* What is recorded. */
struct record {
	const struct record_settings *settings;
	struct suite suite;
	struct diagnostics problems;
	const struct lesson *lesson; /* with the farm and the seat; its other keys are none */
	struct workspace workspace;
	struct lines lines;     /* typed since the beginning */
	struct text wrong;      /* the wrong answers so far, as the value of the key */
	struct changes changes; /* in the end */
	int64_t event;          /* the last one of the journal before the line */
	struct output *out;
};

/* --- The farm --- */

/* The keys of the lesson that are known before anything is typed. */
static int add_beginning(const struct record *record, struct text *to)
{
	const struct record_settings *settings = record->settings;
	cleanup(text_deinit) struct text path = {0};
	int r;

	text_add(to, "lesson: ");
	begin_add_id(to, settings->file);
	text_add(to, "\ntitle: To be written\n\n");
	if (!settings->farm) {
		text_add(to, begin_farm);
		return to->failed ? -ENOMEM : 0;
	}
	r = file_path_add_relative(&path, settings->file, settings->farm);
	text_add(to, "farm: ");
	yaml_text_add(to, text_string(&path));
	text_add(to, "\ntyped-in: ");
	yaml_text_add(to, settings->seat);
	text_add_char(to, '\n');
	return r == 0 && to->failed ? -ENOMEM : r;
}

/* A lesson that has all keys, and of which only the farm and the seat are used. */
static int read_beginning(struct record *record)
{
	struct reader reader = {record->settings->file, record->suite.arena, &record->problems};
	cleanup(text_deinit) struct text yaml = {0};
	struct lesson_tree tree = {.edition = EDITION_NT4, .is_base = true};
	struct yaml_node *root = NULL;
	struct lesson *lesson = arena_alloc(record->suite.arena, sizeof(*lesson));
	int r = lesson ? add_beginning(record, &yaml) : -ENOMEM;

	text_add(&yaml, "task: x\nexpect: {changes: none, answer: x}\nhints: x\nexplanation: x\n"
			"solution: x\nwrong: {type: x, because: x}\n");
	if (r == 0)
		r = yaml.failed ? -ENOMEM
				: yaml_parse(record->settings->file, yaml.bytes, yaml.length,
					  record->suite.arena, &record->problems, &root);
	tree.root = root;
	if (r == 0 && root)
		r = lesson_read(
			lesson, &record->suite.documents, &record->suite.farms, &reader, &tree);
	record->lesson = lesson;
	return r;
}

/* --- Lines --- */

static enum shell_answer start_over(struct record *record, struct shell *shell)
{
	int r = workspace_restore(&record->workspace, record->lesson);

	if (r == 0)
		r = shell_start_over(shell);
	if (r != 0)
		shell_complain(shell, SAY_CANNOT_RESTART, farm_error_to_string(r));
	else
		lines_clear(&record->lines);
	return SHELL_CONTINUE;
}

static enum shell_answer take_wrong(struct shell *shell, void *context, const char *because)
{
	struct record *record = context;

	if (!record->lines.count) {
		shell_complain(shell, SAY_NOTHING_TYPED);
		return SHELL_CONTINUE;
	}
	text_add(&record->wrong, "  - type: ");
	lines_add_list(&record->lines, &record->wrong);
	text_add(&record->wrong, "\n    because: ");
	yaml_text_add(&record->wrong, *because ? because : "To be written.");
	text_add_char(&record->wrong, '\n');
	prose_say(shell_out(shell), SAY_WRONG_TAKEN);
	return start_over(record, shell);
}

static enum shell_answer restart_recording(struct shell *shell, void *context, const char *rest)
{
	(void)rest;
	return start_over(context, shell);
}

static const struct dot_command record_commands[] = {
	{"wrong", "[BECAUSE]", "make the lines so far a wrong answer, and begin anew", take_wrong},
	{"restart", NULL, "forget the lines so far, and begin anew", restart_recording},
};

static void begin_recording(void *context, struct shell *shell)
{
	struct record *record = context;

	prose_say(shell_out(shell), SAY_RECORDING, record->lesson->session, record->lesson->server,
		record->settings->file);
}

static void before_line(void *context, struct shell *shell, const char *line)
{
	struct record *record = context;

	(void)line;
	record->event = 0;
	if (shell_farm(shell))
		farm_get_last_event(shell_farm(shell), &record->event);
}

/* Listings of later editions end with 1 whatever they list. */
static bool is_listing(const char *line)
{
	static const char *const names[] = {"query", "quser", "qwinsta", "qprocess", "qappsrv"};
	size_t length = strcspn(line, " \t/");

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (strlen(names[i]) == length && strncasecmp(line, names[i], length) == 0)
			return true;
	}
	return false;
}

/* A typing error, which failed and did nothing, is no part of the lesson. */
static enum shell_answer after_line(
	void *context, struct shell *shell, const char *line, int status)
{
	struct record *record = context;
	int64_t event = record->event;

	if (!line)
		return SHELL_CONTINUE;
	line += strspn(line, " \t");
	if (shell_farm(shell))
		farm_get_last_event(shell_farm(shell), &event);
	if (strncmp(line, ".undo", strlen(".undo")) == 0 && status == 0)
		lines_undo(&record->lines);
	else if (*line && *line != '.' && strncmp(line, "exit", strlen("exit")) != 0 &&
		 (status == 0 || event != record->event || is_listing(line)))
		lines_append(&record->lines, line, event != record->event);
	return SHELL_CONTINUE;
}

static int run_shell(struct record *record)
{
	const struct shell_course course = {.context = record,
		.commands = record_commands,
		.command_count = ARRAY_SIZE(record_commands),
		.beginning = record->lesson->farm->snapshot,
		.begin = begin_recording,
		.before_line = before_line,
		.after_line = after_line};
	struct shell_settings settings = {.farm = text_string(&record->workspace.farm),
		.course = &course,
		.drive = text_string(&record->workspace.files)};

	snprintf(settings.seat.server, sizeof(settings.seat.server), "%s", record->lesson->server);
	settings.seat.session = record->lesson->session;
	shell_run(&settings, record->out);
	return record->lines.failed || record->wrong.failed ? -ENOMEM : 0;
}

/* --- The lesson --- */

static int find_changes(struct record *record)
{
	const struct farm_state before = {.snapshot = record->lesson->farm->snapshot};
	struct arena *arena = record->suite.arena;
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	cleanup(farm_freep) struct farm *farm = NULL;
	struct farm_state after;
	int r = farm_open(text_string(&record->workspace.farm), &farm);

	if (r == 0)
		r = farm_state_read(farm, arena, &snapshot, &after);
	if (r == 0)
		r = changes_find(&before, &after, arena, &record->changes);
	for (size_t i = 0; r == 0 && i < record->changes.count; i++) {
		struct change *change = &record->changes.items[i];

		/* the words of a message are free, and the others' text goes with the farm */
		if (change->kind == CHANGE_MESSAGE_SENT)
			change->to = NULL;
		change->to = arena_copy(arena, change->to);
	}
	return r;
}

static void add_changes(const struct record *record, struct text *to)
{
	const struct changes *changes = &record->changes;

	text_add(to, changes->count ? "  changes:\n" : "  changes: none\n");
	for (size_t i = 0; i < changes->count; i++) {
		if (changes->items[i].kind == CHANGE_INBOX_CHANGED)
			continue;
		text_add(to, "    - ");
		change_write(&changes->items[i], to);
		text_add_char(to, '\n');
	}
	if (changes->count)
		return;
	text_add(to, "  typed: {contains: ");
	yaml_text_add(to, lines_last(&record->lines));
	text_add(to, "}\n");
}

static int write_lesson(struct record *record)
{
	cleanup(text_deinit) struct text text = {0};
	int r = find_changes(record), status;

	if (r == 0)
		r = add_beginning(record, &text);
	if (r != 0)
		return fail(record->out, EXIT_BROKEN, MSG_CANNOT_WRITE, record->settings->file,
			farm_error_to_string(r));
	text_add(&text, "\ntask: |\n  To be written.\n\nexpect:\n");
	add_changes(record, &text);
	text_add(&text, "\nhints:\n  - To be written, in which way to look.\n"
			"  - To be written, with which command.\n"
			"  - To be written, what to type.\n"
			"\nexplanation: |\n  To be written.\n\nsolution: ");
	lines_add_list(&record->lines, &text);
	text_printf(&text, "\n\nwrong:\n%s",
		record->wrong.length ? record->wrong.bytes
				     : "  - type: help\n    because: To be written.\n");
	status = begin_write(record->settings->file, &text, record->out);
	if (status == EXIT_DONE)
		fputs(SHOW_RECORDED, record->out->results);
	return status;
}

/* --- All of it --- */

static int record_in(struct record *record, const char *folder)
{
	int r = workspace_init(&record->workspace, folder, record->lesson, true);

	if (r == 0)
		r = run_shell(record);
	if (r != 0)
		return fail(record->out, EXIT_BROKEN, MSG_CANNOT_RECORD, farm_error_to_string(r));
	if (!record->lines.count)
		return fail(
			record->out, EXIT_REFUSED, MSG_NOTHING_RECORDED, record->settings->file);
	return write_lesson(record);
}

static int record_all(struct record *record)
{
	struct temporary_folder folder = {0};
	int r = suite_init(&record->suite), status;

	if (r == 0)
		r = diagnostics_init(&record->problems);
	if (r == 0)
		r = read_beginning(record);
	if (r < 0)
		return fail(record->out, EXIT_BROKEN, MSG_CANNOT_RECORD, farm_error_to_string(r));
	diagnostics_print(&record->problems, 0, record->out->complaints);
	if (record->problems.count)
		return fail(record->out, EXIT_MISUSED, MSG_LESSON_PROBLEMS, record->problems.count,
			record->problems.count == 1 ? "" : "s");
	r = temporary_folder_init(&folder, "tsfarm-record-", 0);
	status =
		r == 0 ? record_in(record, folder.own.path)
		       : fail(record->out, EXIT_BROKEN, MSG_CANNOT_RECORD, farm_error_to_string(r));
	workspace_deinit(&record->workspace);
	temporary_folder_deinit(&folder);
	return status;
}

int record_lesson(const struct record_settings *settings, struct output *out)
{
	struct record record = {.settings = settings, .out = out};
	int status;

	if (!settings->farm != !settings->seat)
		return fail(out, EXIT_MISUSED, MSG_FARM_AND_SEAT);
	if (file_exists(settings->file))
		return fail(out, EXIT_REFUSED, MSG_FILE_IS_THERE, settings->file);
	if (settings->farm && !file_exists(settings->farm))
		return fail(out, EXIT_MISUSED, MSG_NO_FARM, settings->farm);
	status = record_all(&record);
	lines_deinit(&record.lines);
	text_deinit(&record.wrong);
	diagnostics_deinit(&record.problems);
	suite_deinit(&record.suite);
	return status;
}
