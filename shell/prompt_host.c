#include "shell/prompt_host.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/calendar.h"
#include "base/machine.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word.h"
#include "cli/command.h"
#include "shell/child.h"
#include "shell/messages.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/prompt.h"
#include "shell/receivers.h"
#include "shell/show.h"
#include "shell/state.h"
#include "shell/terminal/editor.h"
#include "shell/terminal/terminal.h"

/* --- The edition --- */

enum prompt_edition prompt_host_edition(const struct shell *shell)
{
	static const enum prompt_edition editions[] = {
		[EDITION_NT4] = PROMPT_NT4,
		[EDITION_WS2003] = PROMPT_WS2003,
		[EDITION_WS2022] = PROMPT_WS2022,
	};

	assert((size_t)shell->seat.at.edition < ARRAY_SIZE(editions));
	return editions[shell->seat.at.edition];
}

/* --- Programs --- */

/* The name of a command that is most like the typed one; NULL: none is like it. */
static const char *nearest_command(const char *typed, enum prompt_edition edition)
{
	const char *names[128];
	size_t count = 0;

	for (const struct prompt_help *row = prompt_commands(edition); row->name; row++) {
		if (count < ARRAY_SIZE(names))
			names[count++] = row->name;
	}
	for (const char *const *name = child_names(edition); *name && count < ARRAY_SIZE(names);
		name++)
		names[count++] = *name;
	return word_nearest(typed, names, count);
}

/* The suggestion is printed after the message of the prompt, to users who type by hand or learn. */
static void suggest_command(struct shell *shell, const char *typed)
{
	const char *nearest = shell->is_interactive || shell->settings->course
				      ? nearest_command(typed, prompt_host_edition(shell))
				      : NULL;

	text_clear(&shell->suggestion);
	if (nearest)
		text_printf(&shell->suggestion, SAY_UNKNOWN_COMMAND, typed, nearest);
}

/* Does the program change the farm without an event in the journal? */
static bool is_silent(const char *name)
{
	return strcmp(name, "change") == 0 || strcmp(name, "chglogon") == 0;
}

static int run_child(struct shell *shell, const char *name, char **words, const int descriptors[3],
	int *ret_status)
{
	uint32_t before = 0, after = 0;
	struct shell_stream stream;
	intptr_t process;
	int r = farm_get_change(shell->farm, &before);

	if (r == 0)
		r = shell_stream_begin(shell, descriptors, &stream);
	if (r != 0)
		return r < 0 ? r : -EIO;
	r = child_start(name, words, stream.descriptors, &process);
	shell_stream_show(shell, &stream);
	if (r != 0)
		return r;
	r = child_wait(process, ret_status);
	/* the line can be undone all the same */
	if (is_silent(name) && farm_get_change(shell->farm, &after) == 0)
		shell->wrote |= before != after;
	return r;
}

static int run_program(void *context, char **words, const int descriptors[3], int *ret_status)
{
	struct shell *shell = context;
	const char *name = child_find(words[0], prompt_host_edition(shell));
	char *receivers = NULL;
	int r;

	if (!name) {
		suggest_command(shell, words[0]);
		return -ENOENT;
	}
	if (strcmp(name, "msg") == 0 &&
		!receivers_copy(shell->drive, words, descriptors[2], &receivers)) {
		*ret_status = COMMAND_FAILED;
		return 0;
	}
	r = tsfarm_set_seat(text_string(&shell->path), &shell->seat.at);
	if (r == 0)
		r = run_child(shell, name, words, descriptors, ret_status);
	receivers_forget(receivers);
	return r;
}

/*
 * The rest of a line and a batch end with their session. In a session that is only disconnected,
 * everything keeps running (Q186513).
 */
static int check_line(void *context)
{
	struct shell *shell = context;
	bool runs = true;
	int r;

	if (child_is_interrupted() || !shell->farm || machine_clock_ms() >= shell->deadline)
		return PROMPT_E_INTERRUPTED;
	r = seat_is_taken(&shell->seat) ? seat_runs(shell, &runs) : 0;
	/* open_farm_reach() tells what became of the file, after the line */
	if (r == FARM_E_REPLACED)
		return PROMPT_E_INTERRUPTED;
	if (r != 0)
		return r < 0 ? r : -EIO;
	return runs ? 0 : PROMPT_E_INTERRUPTED;
}

/* --- What the prompt shows --- */

static int get_time(void *context, struct tm *ret_time)
{
	struct shell *shell = context;
	char clock[FARM_TIME_BYTES];
	int64_t seconds;
	int r = farm_get_clock(shell->farm, clock);

	if (r != 0)
		return r < 0 ? r : -EIO;
	if (!calendar_parse(clock, CALENDAR_SQL, &seconds))
		return -EINVAL;
	*ret_time = calendar_split(seconds);
	return 0;
}

/* On NT 4.0 it names the session, which is ours; later editions have that of Windows. */
void prompt_host_add_prompt(struct shell *shell, struct text *text)
{
	cleanup(text_deinit) struct text folder = {0};

	if (shell->seat.at.edition == EDITION_NT4) {
		seat_add_prompt(&shell->seat, text);
		return;
	}
	drive_add_folder(shell->drive, &folder);
	utf8_print_escaped(text, "%s>", text_string(&folder));
}

static void add_prompt(void *context, struct text *text)
{
	prompt_host_add_prompt(context, text);
}

static void clear_screen(void *context)
{
	struct shell *shell = context;

	if (shell->is_interactive)
		fputs("\033[H\033[2J", shell_out(shell));
	fflush(shell_out(shell));
}

static int wait_key(void *context, char *ret_key)
{
	enum {
		CTRL_C = 3
	};
	struct shell *shell = context;
	int r;

	if (!shell->is_interactive || shell->settings->has_no_input)
		return -ENOTTY;
	r = terminal_ask_key(stdin, shell_out(shell), "", ret_key);
	/* the end of the keys is no permission to continue */
	return r == -ENODATA || (r == 0 && *ret_key == CTRL_C) ? -EINTR : r;
}

/* The end of the input is an empty line. */
static int ask_line(void *context, const char *question, struct text *to)
{
	struct shell *shell = context;
	const char *line;
	int r;

	if (!shell->is_interactive || shell->settings->has_no_input)
		return -ENOTTY;
	r = editor_read(shell->editor, question, &line);
	if (r < 0)
		return r;
	if (r == EDITOR_E_INTERRUPTED || r == EDITOR_E_STOPPED)
		return -EINTR;
	if (r == 0)
		text_add(to, line);
	return to->failed ? -ENOMEM : 0;
}

static int show_pages(void *context, const char *text)
{
	struct shell *shell = context;
	cleanup(text_deinit) struct text whole = {0};

	text_add(&whole, text);
	shell_show(shell, &whole);
	return whole.failed ? -ENOMEM : 0;
}

/* A pause of a batch file: nobody waits for it, but the farm's clock advances. */
static int wait_on_clock(void *context, uint32_t seconds)
{
	struct shell *shell = context;
	int r = farm_advance_clock(shell->farm, seconds);

	shell->wrote |= r == 0;
	return r > 0 ? -EIO : r;
}

static bool has_server(void *context, const char *name)
{
	struct shell *shell = context;
	int64_t server_id;

	return server_find(shell->farm, name, &server_id) == 0;
}

static const struct prompt_calls calls = {
	.run = run_program,
	.check = check_line,
	.get_time = get_time,
	.add_prompt = add_prompt,
	.clear_screen = clear_screen,
	.wait_key = wait_key,
	.ask_line = ask_line,
	.show_pages = show_pages,
	.wait = wait_on_clock,
	.has_server = has_server,
};

int prompt_host_init(struct shell *shell)
{
	const struct prompt_settings settings = {
		.calls = &calls,
		.context = shell,
		.descriptors = {shell->no_input ? shell->no_input : STDIN_FILENO,
			fileno(shell->out->results), fileno(shell->out->complaints)},
		.drive = shell->drive,
	};

	return prompt_new(&settings, &shell->prompt);
}

void prompt_host_deinit(struct shell *shell)
{
	shell->prompt = prompt_free(shell->prompt);
}

/* --- A line --- */

/* `set` and `echo` print variables as they are, and a farm has names of others. */
static int set_variable(struct prompt *prompt, const char *name, const char *value)
{
	cleanup(text_deinit) struct text shown = {0};

	utf8_add_printable(&shown, value, strlen(value));
	if (shown.failed)
		return -ENOMEM;
	return prompt_set(prompt, name, shown.length ? shown.bytes : NULL);
}

/* Batch files use these. */
static int set_variables(struct shell *shell)
{
	const struct seat *seat = &shell->seat;
	const bool is_old = seat->at.edition == EDITION_NT4;
	char logon_server[160];
	const struct {
		const char *name, *value;
	} variables[] = {
		{"CLIENTNAME", seat->client},
		{"COMPUTERNAME", seat->at.server},
		{"SESSIONNAME", seat->name},
		{"USERNAME", seat->user},
		{"LOGONSERVER", is_old ? "" : logon_server},
		{"USERDOMAIN", *seat->user ? seat->at.server : ""},
	};

	snprintf(logon_server, sizeof(logon_server), "\\\\%s", seat->at.server);
	for (size_t i = 0; i < ARRAY_SIZE(variables); i++) {
		int r = set_variable(shell->prompt, variables[i].name, variables[i].value);

		if (r != 0)
			return r;
	}
	return 0;
}

/* A server that cannot be read now writes as most do. */
static enum prompt_locale get_locale(struct shell *shell)
{
	static const enum prompt_locale locales[] = {
		[LOCALE_EN_US] = PROMPT_EN_US,
		[LOCALE_EN_GB] = PROMPT_EN_GB,
		[LOCALE_DE_DE] = PROMPT_DE_DE,
		[LOCALE_FR_FR] = PROMPT_FR_FR,
	};
	struct server_profile profile = {.locale = LOCALE_EN_US};
	int64_t server_id;

	if (shell->farm && server_find(shell->farm, shell->seat.at.server, &server_id) == 0)
		server_get_profile(shell->farm, server_id, &profile);
	assert((size_t)profile.locale < ARRAY_SIZE(locales));
	return locales[profile.locale];
}

int prompt_host_sit(struct shell *shell)
{
	const enum prompt_edition edition = prompt_host_edition(shell);
	const struct prompt_system system = {
		.edition = edition,
		.locale = get_locale(shell),
		.user = shell->seat.user,
		.programs = child_names(edition),
		.help = child_help(edition),
	};
	const char *banner;
	int r = prompt_begin(shell->prompt, &system, &banner);

	if (r == 0 && banner && shell->is_interactive)
		fputs(banner, shell_out(shell));
	return r == 0 ? set_variables(shell) : r;
}

enum shell_answer prompt_host_run_line(struct shell *shell, const char *line)
{
	int r = prompt_host_sit(shell);

	fflush(shell->out->results);
	fflush(shell->out->complaints);
	text_clear(&shell->suggestion);
	if (r == 0)
		r = prompt_execute(shell->prompt, line, &shell->status);
	if (shell->suggestion.length && !shell->suggestion.failed)
		fail(shell->out, EXIT_DONE, "%s", shell->suggestion.bytes);
	if (r == PROMPT_E_EXIT)
		return SHELL_EXIT;
	if (r < 0)
		shell->status = fail(shell->out, EXIT_BROKEN, SAY_CANNOT_RUN, line, strerror(-r));
	return SHELL_CONTINUE;
}
