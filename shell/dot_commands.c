#include "shell/dot_commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "base/word.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/picture.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/print.h"
#include "shell/prompt/system.h"
#include "shell/show.h"
#include "shell/state.h"
#include "shell/terminal/terminal.h"

/* --- The seat --- */

static enum shell_answer take_seat(struct shell *shell, void *context, const char *operands)
{
	struct tsfarm_seat at;
	int64_t server_id;
	int r;

	(void)context;
	if (!tsfarm_seat_parse(operands, &at)) {
		shell_complain(shell, SAY_BAD_SEAT, operands);
		return SHELL_CONTINUE;
	}
	r = seat_take(shell, at.server, at.session);
	if (r == 0)
		output_say(shell_out(shell), SAY_SITTING, at.session, shell->seat.at.server,
			*shell->seat.user ? " as " : "", shell->seat.user);
	else if (r == WIN32_ERROR_WINSTATION_NOT_FOUND)
		shell_complain(shell, SAY_NO_SESSION, at.server, at.session);
	else if (server_find(shell->farm, at.server, &server_id) ==
		 WIN32_ERROR_RPC_SERVER_UNAVAILABLE)
		shell_complain(shell, SAY_NO_SERVER, at.server);
	else
		shell_complain_of_farm(shell, r, false);
	return SHELL_CONTINUE;
}

/* --- Pictures and lists --- */

static enum shell_answer draw_farm(struct shell *shell, void *context, const char *operands)
{
	cleanup(text_deinit) struct text text = {0};
	const struct shell_course *course = shell->settings->course;
	const struct snapshot *beginning = course ? course->beginning : NULL;
	struct picture picture = {.before = shell->drawn ? shell->drawn : beginning,
		.seat = &shell->seat,
		.columns = terminal_get_size(shell_out(shell)).columns,
		.utf8 = terminal_is_utf8(),
		.colourful = shell->colourful};
	struct snapshot *farm = NULL;
	int r = farm_read(shell->farm, NULL, &farm);

	(void)context;
	(void)operands;
	if (r != 0) {
		shell_complain_of_farm(shell, r, false);
		return SHELL_CONTINUE;
	}
	picture.farm = farm;
	picture_add(&text, &picture);
	shell_show(shell, &text);
	snapshot_free(shell->drawn);
	shell->drawn = farm;
	return SHELL_CONTINUE;
}

static enum shell_answer list_events(struct shell *shell, void *context, const char *operands)
{
	cleanup(text_deinit) struct text text = {0};
	struct tsfarm_settings settings = {0};
	unsigned long long last = 0;

	(void)context;
	if (*operands && (!word_to_number(operands, UINT32_MAX, &last) || last == 0)) {
		shell_complain(shell, SAY_BAD_COUNT, operands);
		return SHELL_CONTINUE;
	}
	settings.last = (size_t)last;
	shell->status = shell_gather(shell, &command_events, &settings, &text);
	shell_show(shell, &text);
	return SHELL_CONTINUE;
}

/* --- The farm as a file --- */

/* A new file on the drive of the prompt. */
static int write_new(struct drive *drive, const char *path, const struct text *text)
{
	int descriptor = drive_open_file(drive, path, BENEATH_MAKE), r;

	if (descriptor < 0)
		return descriptor;
	prompt_take_write_error();
	prompt_write(descriptor, text_string(text), text->length);
	prompt_close(descriptor);
	r = prompt_take_write_error();
	if (r != 0)
		drive_remove_file(drive, path);
	return r;
}

static enum shell_answer save_farm(struct shell *shell, void *context, const char *operands)
{
	cleanup(text_deinit) struct text text = {0}, name = {0};
	const struct tsfarm_settings settings = {0};
	int r;

	(void)context;
	for (; *operands; operands++) {
		/* quotes around a name with blanks are not part of it, as at the prompt */
		if (*operands != '"')
			text_add_char(&name, *operands);
	}
	if (!name.length) {
		shell_complain(shell, SAY_NO_FILE_NAME);
		return SHELL_CONTINUE;
	}
	shell->status = shell_gather(shell, &command_export, &settings, &text);
	if (shell->status != EXIT_DONE)
		return SHELL_CONTINUE;
	r = text.failed || name.failed ? -ENOMEM : write_new(shell->drive, name.bytes, &text);
	if (r == 0)
		output_say(shell_out(shell), SAY_SAVED, name.bytes);
	else if (r == -EEXIST)
		shell_complain(shell, SAY_FILE_EXISTS, name.bytes);
	else
		shell_complain(shell, SAY_CANNOT_SAVE, text_string(&name), strerror(-r));
	return SHELL_CONTINUE;
}

/* --- Time --- */

static enum shell_answer advance_clock(struct shell *shell, void *context, const char *operands)
{
	char clock[FARM_TIME_BYTES];
	uint32_t seconds;
	int r = 0;

	(void)context;
	if (*operands && farm_time_parse_span(operands, &seconds) != 0) {
		shell_complain(shell, SAY_BAD_TIME, operands);
		return SHELL_CONTINUE;
	}
	if (*operands) {
		r = farm_advance_clock(shell->farm, seconds);
		shell->wrote = r == 0;
	}
	if (r == 0)
		r = farm_get_clock(shell->farm, clock);
	if (r == 0)
		fprintf(shell_out(shell), "%s\n", clock);
	else
		shell_complain_of_farm(shell, r, false);
	return SHELL_CONTINUE;
}

/* --- The end --- */

static enum shell_answer quit_shell(struct shell *shell, void *context, const char *operands)
{
	(void)shell;
	(void)context;
	(void)operands;
	return SHELL_EXIT;
}

/* --- Help --- */

static enum shell_answer refuse_outside_lesson(
	struct shell *shell, void *context, const char *operands)
{
	(void)context;
	(void)operands;
	shell_complain(shell, SAY_NO_LESSON);
	return SHELL_CONTINUE;
}

static void add_help_line(void *context, const struct dot_command *command)
{
	struct text *text = context;
	size_t from = text->length;

	text_printf(text, "  .%s%s%s", command->name, command->operands ? " " : "",
		command->operands ? command->operands : "");
	do
		text_add_char(text, ' ');
	while (!text->failed && text->length - from < 22);
	text_printf(text, "%s\n", command->help);
}

static enum shell_answer list_commands(struct shell *shell, void *context, const char *operands)
{
	cleanup(text_deinit) struct text text = {0};

	(void)context;
	(void)operands;
	dot_command_list(shell, add_help_line, &text);
	text_add(&text, SAY_HELP_OF_COMMANDS);
	shell_show(shell, &text);
	return SHELL_CONTINUE;
}

/* --- All of them --- */

static const struct dot_command own_commands[] = {
	{"as", "SERVER/ID", "move to another session", take_seat},
	{"farm", NULL, "draw servers and sessions, with marks for changes since the last picture",
		draw_farm},
	{"events", "[COUNT]", "list the journal, or its last COUNT events", list_events},
	{"undo", "[anyway]", "restore the farm to before the last line that changed it",
		undo_step_back},
	{"redo", "[anyway]", "repeat what was undone", undo_step_forth},
	{"clock", "[+TIME]", "show the farm's time; put it forward by +10m, +2h or +1h30m",
		advance_clock},
	{"save", "FILE", "write the farm to a farm file", save_farm},
	{"quit", NULL, "leave the shell", quit_shell},
	{"help", NULL, "list these commands", list_commands},
	{"exit", NULL, NULL, quit_shell},
	/* of lessons, which replace these */
	{"task", "", NULL, refuse_outside_lesson},
	{"hint", "", NULL, refuse_outside_lesson},
	{"answer", "", NULL, refuse_outside_lesson},
	{"restart", "", NULL, refuse_outside_lesson},
	{"next", "", NULL, refuse_outside_lesson},
	{"skip", "", NULL, refuse_outside_lesson},
};

void dot_command_list(const struct shell *shell,
	void (*take)(void *context, const struct dot_command *command), void *context)
{
	const struct shell_course *course = shell->settings->course;

	for (size_t i = 0; course && i < course->command_count; i++) {
		if (course->commands[i].help)
			take(context, &course->commands[i]);
	}
	for (size_t i = 0; i < ARRAY_SIZE(own_commands); i++) {
		if (own_commands[i].help)
			take(context, &own_commands[i]);
	}
}

/* --- Running one --- */

static const struct dot_command *find_command(
	const struct dot_command *commands, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcasecmp(commands[i].name, name) == 0)
			return &commands[i];
	}
	return NULL;
}

struct names {
	const char *items[64];
	size_t count;
};

static void add_name(void *context, const struct dot_command *command)
{
	struct names *names = context;

	if (names->count < ARRAY_SIZE(names->items))
		names->items[names->count++] = command->name;
}

static void refuse_command(struct shell *shell, const char *name)
{
	struct names names = {.count = 0};
	const char *nearest;

	dot_command_list(shell, add_name, &names);
	nearest = word_nearest(name, names.items, names.count);
	if (nearest)
		shell_complain(shell, SAY_UNKNOWN_DOT_COMMAND_NEAR, name, nearest);
	else
		shell_complain(shell, SAY_UNKNOWN_DOT_COMMAND, name);
}

enum shell_answer dot_command_run(struct shell *shell, const char *line)
{
	const struct shell_course *course = shell->settings->course;
	cleanup(text_deinit) struct text name = {0}, operands = {0};
	size_t length = strcspn(line, " \t");
	const struct dot_command *command = NULL;
	void *context = NULL;

	text_add_bytes(&name, line, length);
	text_add(&operands, line + length + strspn(line + length, " \t"));
	if (course) {
		command = find_command(course->commands, course->command_count, text_string(&name));
		context = command ? course->context : NULL;
	}
	if (!command)
		command = find_command(own_commands, ARRAY_SIZE(own_commands), text_string(&name));
	shell->status = EXIT_DONE;
	if (!command)
		refuse_command(shell, text_string(&name));
	else if (!command->operands && operands.length)
		shell_complain(shell, SAY_NO_OPERANDS, command->name);
	else
		return command->run(shell, context, text_string(&operands));
	return SHELL_CONTINUE;
}
