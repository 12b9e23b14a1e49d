#include "shell/prompt/builtins.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/messages.h"

/*
 * In the order of their names. What each makes of ERRORLEVEL is measured on Windows 10 ("Which cmd.exe
 * internal commands clear the ERRORLEVEL to 0 upon success?"); docs/decisions.md.
 */
static const struct prompt_builtin_row rows[] = {
	{"call", prompt_call, PROMPT_NT4, PROMPT_KEEPS,
		"Calls a batch file, and comes back from it."},
	{"cd", prompt_cd, PROMPT_NT4, PROMPT_CLEARS, "Shows the current folder, or changes it."},
	{"chcp", prompt_chcp, PROMPT_NT4, PROMPT_PROGRAM,
		"Shows or sets the number of the code page."},
	{"chdir", prompt_cd, PROMPT_NT4, PROMPT_CLEARS, "Shows the current folder, or changes it."},
	{"choice", prompt_choice, PROMPT_WS2003, PROMPT_PROGRAM,
		"Asks for a key: CHOICE [/C keys] [/N] [/CS] [/T seconds /D key] [/M text]."},
	{"cls", prompt_cls, PROMPT_NT4, PROMPT_KEEPS, "Clears the screen."},
	{"cmd", prompt_cmd, PROMPT_NT4, PROMPT_PROGRAM,
		"Runs a command in a prompt of its own: CMD /C command."},
	{"color", prompt_ignore, PROMPT_NT4, PROMPT_CLEARS, "Accepted; colors stay as they are."},
	{"copy", prompt_copy, PROMPT_NT4, PROMPT_CLEARS,
		"Copies files, or joins them: COPY file [+ file] [file | folder]."},
	{"date", prompt_date, PROMPT_NT4, PROMPT_CLEARS, "Shows the date: DATE /T."},
	{"del", prompt_del, PROMPT_NT4, PROMPT_CLEARS, "Deletes files."},
	{"dir", prompt_dir, PROMPT_NT4, PROMPT_CLEARS,
		"Lists the files of a folder; /B their names alone."},
	{"echo", prompt_echo_text, PROMPT_NT4, PROMPT_KEEPS,
		"Shows a text, or turns the echo of commands ON or OFF."},
	{"endlocal", prompt_endlocal, PROMPT_NT4, PROMPT_KEEPS,
		"Gives variables the values that they had before SETLOCAL."},
	{"erase", prompt_del, PROMPT_NT4, PROMPT_CLEARS, "Deletes files."},
	{"exit", prompt_exit, PROMPT_NT4, PROMPT_KEEPS,
		"Leaves the prompt, or with /B a batch file; with an exit status."},
	{"find", prompt_find, PROMPT_NT4, PROMPT_PROGRAM,
		"Shows lines with a text: FIND [/V] [/C] [/N] [/I] \"text\" [files]."},
	{"findstr", prompt_findstr, PROMPT_NT4, PROMPT_PROGRAM,
		"Shows lines with one of several texts: FINDSTR [/B] [/E] [/L] [/R] [/I] [/X] [/V] "
		"[/N] [/C:text] texts [files]."},
	{"for", prompt_no_statement, PROMPT_NT4, PROMPT_KEEPS,
		"Runs a command for each of a set: FOR [/D | /L | /F [\"options\"]] %i IN "
		"(set) DO command."},
	{"goto", prompt_goto, PROMPT_NT4, PROMPT_KEEPS, "Goes on at a label of the batch file."},
	{"help", prompt_help_text, PROMPT_NT4, PROMPT_PROGRAM,
		"Lists the commands, or says what one does."},
	{"if", prompt_no_statement, PROMPT_NT4, PROMPT_KEEPS,
		"Runs a command under a condition: IF [NOT] ERRORLEVEL n | a==b | EXIST file "
		"command [ELSE command]."},
	{"md", prompt_md, PROMPT_NT4, PROMPT_CLEARS, "Makes folders."},
	{"mkdir", prompt_md, PROMPT_NT4, PROMPT_CLEARS, "Makes folders."},
	{"more", prompt_more, PROMPT_NT4, PROMPT_PROGRAM, "Shows a text page by page."},
	{"move", prompt_move, PROMPT_NT4, PROMPT_CLEARS, "Moves files, or renames a folder."},
	{"path", prompt_path, PROMPT_NT4, PROMPT_CLEARS_IN_CMD,
		"Shows or sets the folders in which batch files are looked for."},
	{"pause", prompt_pause, PROMPT_NT4, PROMPT_KEEPS, "Waits for a key."},
	{"ping", prompt_ping, PROMPT_NT4, PROMPT_PROGRAM,
		"Waits a second for each request after the first: PING [-n count] [-w timeout] "
		"host."},
	{"popd", prompt_popd, PROMPT_NT4, PROMPT_KEEPS, "Goes back to the folder of PUSHD."},
	{"prompt", prompt_set_prompt, PROMPT_NT4, PROMPT_CLEARS_IN_CMD,
		"Sets the variable PROMPT; the prompt shows the session in any case."},
	{"pushd", prompt_pushd, PROMPT_NT4, PROMPT_CLEARS,
		"Changes the current folder, and keeps the one before."},
	{"rd", prompt_rd, PROMPT_NT4, PROMPT_KEEPS, "Removes folders; /S with everything in them."},
	{"rem", prompt_ignore, PROMPT_NT4, PROMPT_KEEPS, "Is a remark."},
	{"ren", prompt_ren, PROMPT_NT4, PROMPT_CLEARS, "Renames files."},
	{"rename", prompt_ren, PROMPT_NT4, PROMPT_CLEARS, "Renames files."},
	{"rmdir", prompt_rd, PROMPT_NT4, PROMPT_KEEPS,
		"Removes folders; /S with everything in them."},
	{"set", prompt_set_variable, PROMPT_NT4, PROMPT_CLEARS_IN_CMD,
		"Lists variables, or gives one a value; /A that of a sum."},
	{"setlocal", prompt_setlocal, PROMPT_NT4, PROMPT_CLEARS,
		"Keeps what is set from here on within the batch file."},
	{"shift", prompt_shift, PROMPT_NT4, PROMPT_KEEPS,
		"Makes %2 of a batch file %1, and so on."},
	{"sort", prompt_sort, PROMPT_NT4, PROMPT_PROGRAM, "Sorts lines; /R from the end."},
	{"start", prompt_start, PROMPT_NT4, PROMPT_KEEPS,
		"Runs a command in a prompt of its own, and here before the next one."},
	{"time", prompt_time, PROMPT_NT4, PROMPT_CLEARS, "Shows the time: TIME /T."},
	{"timeout", prompt_timeout, PROMPT_WS2003, PROMPT_PROGRAM, "Waits: TIMEOUT [/T] seconds."},
	{"title", prompt_ignore, PROMPT_NT4, PROMPT_KEEPS, "Accepted; the window keeps its title."},
	{"type", prompt_type, PROMPT_NT4, PROMPT_CLEARS, "Shows text files."},
	{"ver", prompt_ver, PROMPT_NT4, PROMPT_CLEARS, "Shows the version of Windows."},
	{"verify", prompt_verify, PROMPT_NT4, PROMPT_CLEARS,
		"Shows whether writing is verified, or turns that ON or OFF."},
	{"where", prompt_where, PROMPT_WS2003, PROMPT_PROGRAM,
		"Shows where files are: WHERE [/Q] names."},
};

const struct prompt_builtin_row *prompt_builtin_find(
	const struct prompt *prompt, const char *name, size_t length)
{
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (rows[i].since <= prompt->edition && strlen(rows[i].name) == length &&
			strncasecmp(rows[i].name, name, length) == 0)
			return &rows[i];
	return NULL;
}

const struct prompt_help *prompt_commands(enum prompt_edition edition)
{
	static struct prompt_help commands[ARRAY_SIZE(rows) + 1];
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (rows[i].since <= edition)
			commands[count++] = (struct prompt_help){rows[i].name, rows[i].help};
	commands[count] = (struct prompt_help){0};
	return commands;
}

int prompt_ignore(const struct prompt_command *command, int *ret_status)
{
	(void)command;
	(void)ret_status;
	return 0;
}

/* `for` and `if` are parsed; behind `call` they are nothing. */
int prompt_no_statement(const struct prompt_command *command, int *ret_status)
{
	prompt_print(command->descriptors[2], "%s", MSG_SYNTAX);
	*ret_status = 1;
	return 0;
}

int prompt_show_pages(const struct prompt_command *command, const struct text *text)
{
	struct prompt *prompt = command->prompt;

	if (prompt->calls->show_pages && command->descriptors[1] == prompt->descriptors[1])
		return prompt->calls->show_pages(prompt->context, text_string(text));
	prompt_write(command->descriptors[1], text_string(text), text->length);
	return 0;
}

/* --- help --- */

static void list_help(struct text *to, const struct prompt_help *help)
{
	char upper[32];

	for (; help && help->name; help++) {
		size_t i = 0;

		for (; help->name[i] && i + 1 < sizeof(upper); i++)
			upper[i] = (char)toupper((unsigned char)help->name[i]);
		upper[i] = '\0';
		text_printf(to, "%-8s %s\n", upper, help->help);
	}
}

/* Of one command, what `command /?` says. */
int prompt_help_text(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	size_t count = 0;
	char **words = prompt_words(command->arena, command->tail, &count);

	if (!words)
		return -ENOMEM;
	if (count)
		return prompt_run_command(
			command->prompt, words[0], " /?", command->descriptors, ret_status);
	text_add(&text, MSG_HELP_MORE);
	list_help(&text, prompt_commands(command->prompt->edition));
	list_help(&text, command->prompt->programs);
	return text.failed ? -ENOMEM : prompt_show_pages(command, &text);
}

/* --- echo --- */

static bool is_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	return strncasecmp(text, word, length) == 0 && !*prompt_skip_blanks(text + length);
}

/* One character parts it from its text; a blank or nothing else asks whether it is on. */
int prompt_echo_text(const struct prompt_command *command, int *ret_status)
{
	struct prompt *prompt = command->prompt;
	const char *text = prompt_skip_blanks(command->tail);
	int output = command->descriptors[1];

	(void)ret_status;
	if (is_word(text, "on") || is_word(text, "off"))
		prompt->is_echoing = is_word(text, "on");
	else if (!*text)
		prompt_say(output, MSG_ECHO_IS, prompt->is_echoing ? "on" : "off");
	else
		prompt_print(output, "%s\n", command->tail + 1);
	return 0;
}
