#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/word.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/picture.h"
#include "shell/show.h"
#include "shell/state.h"
#include "shell/terminal/terminal.h"

/* --- Where one sits --- */

static enum shell_answer sit(struct shell *shell, void *context, const char *rest)
{
	struct tsfarm_seat at;
	int64_t server_id;
	int r;

	(void)context;
	if (!tsfarm_seat_parse(rest, &at)) {
		shell_complain(shell, SAY_BAD_SEAT, rest);
		return SHELL_GO_ON;
	}
	r = seat_take(shell, at.server, at.session);
	if (r == 0)
		fprintf(shell_out(shell), SAY_SITTING, at.session, shell->seat.at.server,
			*shell->seat.user ? " as " : "", shell->seat.user);
	else if (r == WIN32_ERROR_WINSTATION_NOT_FOUND)
		shell_complain(shell, SAY_NO_SUCH_SEAT, at.server, at.session);
	else if (server_find(shell->farm, at.server, &server_id) ==
		 WIN32_ERROR_RPC_SERVER_UNAVAILABLE)
		shell_complain(shell, SAY_NO_SUCH_SERVER, at.server);
	else
		shell_complain_of_farm(shell, r);
	return SHELL_GO_ON;
}

/* --- What there is --- */

static enum shell_answer draw(struct shell *shell, void *context, const char *rest)
{
	cleanup(text_deinit) struct text text = {0};
	const struct shell_course *course = shell->settings->course;
	struct snapshot *farm = NULL;
	int r = farm_read(shell->farm, NULL, &farm);
	struct picture picture = {.farm = farm,
		.before = shell->drawn ? shell->drawn
			  : course     ? course->beginning
				       : NULL,
		.seat = &shell->seat,
		.columns = terminal_get_size(shell_out(shell)).columns,
		.utf8 = terminal_is_utf8(),
		.colourful = shell->colourful};

	(void)context;
	(void)rest;
	if (r != 0) {
		shell_complain_of_farm(shell, r);
		return SHELL_GO_ON;
	}
	picture_add(&text, &picture);
	shell_show(shell, &text);
	snapshot_free(shell->drawn);
	shell->drawn = farm;
	return SHELL_GO_ON;
}

/* Have a command of `tsfarm` print to the shell, page by page. Returns its exit status. */
static int show_command(struct shell *shell,
	int (*command)(const struct tsfarm_request *request, struct output *out),
	const struct tsfarm_request *request)
{
	cleanup(text_deinit) struct text text = {0};
	int status = shell_gather(shell, command, request, &text);

	shell_show(shell, &text);
	shell->status = status == EXIT_DONE ? shell->status : status;
	return status;
}

static enum shell_answer list_events(struct shell *shell, void *context, const char *rest)
{
	struct tsfarm_request request = {.farm = text_string(&shell->path)};
	unsigned long long last = 0;

	(void)context;
	if (*rest && (!word_to_number(rest, UINT32_MAX, &last) || last == 0)) {
		shell_complain(shell, SAY_BAD_COUNT, rest);
		return SHELL_GO_ON;
	}
	request.last = (uint32_t)last;
	show_command(shell, tsfarm_events, &request);
	return SHELL_GO_ON;
}

/* --- The farm as a file --- */

static int write_new(const char *path, const struct text *text)
{
	cleanup(text_deinit) struct text made = {0};
	int r = file_make_beside(path, text_string(text), text->length, &made);

	if (r == 0)
		r = file_move(text_string(&made), path, false);
	if (r != 0 && made.length)
		file_remove(text_string(&made));
	return r;
}

static enum shell_answer save(struct shell *shell, void *context, const char *rest)
{
	cleanup(text_deinit) struct text text = {0}, name = {0};
	struct tsfarm_request request = {.farm = text_string(&shell->path)};
	int r;

	(void)context;
	for (; *rest; rest++) {
		/* as at the prompt, quotes keep a name with blanks together and are none of it */
		if (*rest != '"')
			text_add_char(&name, *rest);
	}
	if (!name.length) {
		shell_complain(shell, SAY_NO_FILE_NAMED);
		return SHELL_GO_ON;
	}
	shell->status = shell_gather(shell, tsfarm_export, &request, &text);
	if (shell->status != EXIT_DONE)
		return SHELL_GO_ON;
	r = text.failed || name.failed ? -ENOMEM : write_new(name.bytes, &text);
	if (r == 0)
		fprintf(shell_out(shell), SAY_SAVED, name.bytes);
	else if (r == -EEXIST)
		shell_complain(shell, SAY_FILE_EXISTS, name.bytes);
	else
		shell_complain(shell, SAY_CANNOT_SAVE, text_string(&name), strerror(-r));
	return SHELL_GO_ON;
}

/* --- Time --- */

static enum shell_answer clock_word(struct shell *shell, void *context, const char *rest)
{
	char clock[FARM_TIME_BYTES];
	uint32_t seconds;
	int r = 0;

	(void)context;
	if (*rest && farm_time_parse_span(rest, &seconds) != 0) {
		shell_complain(shell, SAY_BAD_TIME, rest);
		return SHELL_GO_ON;
	}
	if (*rest) {
		r = farm_advance_clock(shell->farm, seconds);
		shell->wrote = r == 0;
	}
	if (r == 0)
		r = farm_get_clock(shell->farm, clock);
	if (r == 0)
		fprintf(shell_out(shell), "%s\n", clock);
	else
		shell_complain_of_farm(shell, r);
	return SHELL_GO_ON;
}

/* --- The end --- */

static enum shell_answer quit(struct shell *shell, void *context, const char *rest)
{
	(void)shell;
	(void)context;
	(void)rest;
	return SHELL_LEAVE;
}

/* --- Help --- */

static enum shell_answer no_lesson(struct shell *shell, void *context, const char *rest)
{
	(void)context;
	(void)rest;
	shell_complain(shell, SAY_NO_LESSON);
	return SHELL_GO_ON;
}

static void add_help(struct text *text, const struct shell_word *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct shell_word *word = &words[i];
		size_t from = text->length;

		if (!word->help)
			continue;
		text_printf(text, "  .%s%s%s", word->name, word->operands ? " " : "",
			word->operands ? word->operands : "");
		do
			text_add_char(text, ' ');
		while (!text->failed && text->length - from < 22);
		text_printf(text, "%s\n", word->help);
	}
}

static enum shell_answer help(struct shell *shell, void *context, const char *rest)
{
	cleanup(text_deinit) struct text text = {0};
	const struct shell_course *course = shell->settings->course;

	(void)context;
	(void)rest;
	if (course)
		add_help(&text, course->words, course->word_count);
	add_help(&text, shell_words, shell_word_count);
	text_add(&text, SAY_HELP_OF_COMMANDS);
	shell_show(shell, &text);
	return SHELL_GO_ON;
}

const struct shell_word shell_words[] = {
	{"as", "SERVER/ID", "sit in another session", sit},
	{"farm", NULL, "a picture of servers and sessions; what changed since the last is marked",
		draw},
	{"events", "[COUNT]", "what happened, in order; the last COUNT", list_events},
	{"undo", "[anyway]", "put the farm back to before the last line that changed it",
		undo_word},
	{"redo", "[anyway]", "do again what was undone", redo_word},
	{"clock", "[+TIME]", "the farm's time; put it forward by +10m, +2h or +1h30m", clock_word},
	{"save", "FILE", "write the farm to a farm file", save},
	{"quit", NULL, "leave the shell, as 'exit' does", quit},
	{"help", NULL, "these words", help},
	/* what people type who have just used the others */
	{"exit", NULL, NULL, quit},
	/* of lessons, whose own words go before */
	{"task", "", NULL, no_lesson},
	{"hint", "", NULL, no_lesson},
	{"answer", "", NULL, no_lesson},
	{"restart", "", NULL, no_lesson},
	{"next", "", NULL, no_lesson},
	{"skip", "", NULL, no_lesson},
};
const size_t shell_word_count = ARRAY_SIZE(shell_words);
