#include "shell/prompt/tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/edition.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/system.h"

struct prompt_fixture prompt_fixture;

/* --- Programs --- */

/* As QUERY SESSION of NT 4.0 lists them: a listener, an idle one, and a disconnected one. */
#define SESSIONS                                                                                   \
	" SESSIONNAME       USERNAME                ID STATE   TYPE      DEVICE\n"                 \
	">Console           Administrator            0 Active  wdcon\n"                            \
	" RDP-Tcp                                    1 Listen  rdpwd\n"                            \
	" RDP-Tcp#3         eva                     12 Active  rdpwd\n"                            \
	"                                            2 Idle\n"                                     \
	"                   tom                     14 Disc    rdpwd\n"

static int run_args(char **words, const int streams[3])
{
	for (size_t i = 1; words[i]; i++)
		prompt_print(streams[1], "[%s]", words[i]);
	prompt_print(streams[1], "\n");
	return 0;
}

static int run_query(char **words, const int streams[3])
{
	(void)words;
	prompt_print(streams[1], "%s", SESSIONS);
	return 0;
}

static int run_cat(char **words, const int streams[3])
{
	cleanup(text_deinit) struct text text = {0};

	(void)words;
	prompt_read_all(streams[0], &text);
	prompt_write(streams[1], text_string(&text), text.length);
	return 0;
}

static int run_status(char **words, const int streams[3])
{
	(void)streams;
	return words[1] ? atoi(words[1]) : 0;
}

static int run_fail(char **words, const int streams[3])
{
	(void)words;
	prompt_print(streams[1], "out\n");
	prompt_print(streams[2], "wrong\n");
	return 1;
}

static int run_break(char **words, const int streams[3])
{
	(void)words;
	(void)streams;
	prompt_fixture.is_interrupted = true;
	return -1;
}

static const struct {
	const char *name;
	int (*run)(char **words, const int streams[3]);
} programs[] = {
	{"query", run_query},
	{"cat", run_cat},
	{"status", run_status},
	{"fail", run_fail},
	{"ctrlc", run_break},
};

static int run_typed(void *context, char **words, const int streams[3], int *ret_status)
{
	struct prompt_fixture *fixture = context;

	if (strcmp(words[0], "none") == 0)
		return -ENOENT;
	text_printf(&fixture->noted, "%s ", words[0]);
	for (size_t i = 1; words[i]; i++)
		text_printf(&fixture->noted, "[%s]", words[i]);
	text_add_char(&fixture->noted, '\n');
	for (size_t i = 0; i < ARRAY_SIZE(programs); i++)
		if (strcmp(words[0], programs[i].name) == 0) {
			*ret_status = programs[i].run(words, streams);
			return 0;
		}
	*ret_status = run_args(words, streams);
	return 0;
}

static int check_line(void *context)
{
	struct prompt_fixture *fixture = context;

	if (fixture->interrupt_after && --fixture->interrupt_after == 0)
		fixture->is_interrupted = true;
	return fixture->is_interrupted ? PROMPT_E_INTERRUPTED : fixture->check_answer;
}

static int get_time(void *context, struct tm *ret_time)
{
	(void)context;
	*ret_time =
		(struct tm){.tm_year = 98, .tm_mon = 5, .tm_mday = 16, .tm_hour = 21, .tm_wday = 2};
	return 0;
}

static void add_prompt(void *context, struct text *text)
{
	(void)context;
	text_add(text, "C:\\>");
}

static void clear_screen(void *context)
{
	text_add(&((struct prompt_fixture *)context)->noted, "cleared\n");
}

static int show_pages(void *context, const char *text)
{
	struct prompt_fixture *fixture = context;

	text_add(&fixture->noted, "pages\n");
	prompt_print(fixture->streams[1], "%s", text);
	return 0;
}

static int wait_seconds(void *context, uint32_t seconds)
{
	text_printf(&((struct prompt_fixture *)context)->noted, "waited %u\n", (unsigned)seconds);
	return 0;
}

static bool has_server(void *context, const char *name)
{
	(void)context;
	return strcmp(name, "wf13") == 0;
}

static const struct prompt_help help[] = {{"logoff", "Ends a session."}, {0}};

static const struct prompt_calls calls = {
	.run = run_typed,
	.check = check_line,
	.get_time = get_time,
	.add_prompt = add_prompt,
	.clear_screen = clear_screen,
	.show_pages = show_pages,
	.wait = wait_seconds,
	.has_server = has_server,
};

/* --- The fixture --- */

int prompt_setup(void **state)
{
	struct prompt_fixture *fixture = &prompt_fixture;

	(void)state;
	*fixture = (struct prompt_fixture){0};
	fixture->home = getcwd(NULL, 0);
	folder_make(&fixture->folder);
	for (size_t i = 0; i < 3; i++)
		fixture->streams[i] = prompt_open_temporary();
	/* what is beside the drive must stay empty */
	if (!fixture->home || chdir(fixture->folder.path) != 0 || file_make_folder("desk") != 0 ||
		chdir("desk") != 0)
		return -1;
	/* a folder without anything that is only shown */
	if (drive_new(".", false, &fixture->drive) != 0)
		return -1;
	return prompt_new(
		&(struct prompt_settings){
			.calls = &calls,
			.context = fixture,
			.descriptors = {fixture->streams[0], fixture->streams[1],
				fixture->streams[2]},
			.drive = fixture->drive,
		},
		&fixture->prompt);
}

int prompt_teardown(void **state)
{
	struct prompt_fixture *fixture = &prompt_fixture;

	(void)state;
	fixture->prompt = prompt_free(fixture->prompt);
	fixture->drive = drive_free(fixture->drive);
	text_deinit(&fixture->noted);
	text_deinit(&fixture->out);
	text_deinit(&fixture->err);
	for (size_t i = 0; i < 3; i++)
		prompt_close(fixture->streams[i]);
	if (chdir(fixture->home) != 0)
		return -1;
	free(fixture->home);
	folder_remove(&fixture->folder);
	return 0;
}

void prompt_sit(enum prompt_edition edition, const char *user)
{
	const struct prompt_system system = {.edition = edition, .user = user, .help = help};
	const char *banner;

	same_number("begin", prompt_begin(prompt_fixture.prompt, &system, &banner), 0);
	same_text("banner", banner ? banner : "",
		prompt_edition_words(edition)->banner ? prompt_edition_words(edition)->banner : "");
}

void prompt_write_file(const char *name, const char *text)
{
	write_file(name, text, strlen(text));
}

const char *prompt_read_text(const char *name)
{
	static char text[4096];
	int descriptor = drive_open_file(prompt_fixture.drive, name, BENEATH_READ);
	long got = descriptor < 0 ? descriptor : prompt_read(descriptor, text, sizeof(text) - 1);

	if (descriptor >= 0)
		prompt_close(descriptor);
	if (got < 0)
		return NULL;
	text[got] = '\0';
	return text;
}

static void take_output(int stream, struct text *text)
{
	text_clear(text);
	prompt_rewind(stream);
	prompt_read_all(stream, text);
	prompt_rewind(stream);
	if (ftruncate(stream, 0) != 0)
		fail_msg("the output cannot be emptied");
}

int prompt_type_line(const char *line)
{
	struct prompt_fixture *fixture = &prompt_fixture;
	int r;

	text_clear(&fixture->noted);
	r = prompt_execute(fixture->prompt, line, &fixture->status);
	take_output(fixture->streams[1], &fixture->out);
	take_output(fixture->streams[2], &fixture->err);
	return r;
}

void prompt_prints(const char *line, const char *expected)
{
	cleanup(text_deinit) struct text both = {0};

	prompt_type_line(line);
	text_printf(
		&both, "%s%s", text_string(&prompt_fixture.out), text_string(&prompt_fixture.err));
	same_text(line, text_string(&both), expected);
}

void prompt_calls_programs(const char *line, const char *expected)
{
	prompt_type_line(line);
	same_text(line, text_string(&prompt_fixture.noted), expected);
}
