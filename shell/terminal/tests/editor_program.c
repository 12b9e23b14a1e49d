#include "base/tests/support.h"

#include "base/utf8.h"
#include "shell/terminal/tests/editor_program.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/completion.h"
#include "base/macros.h"
#include "shell/terminal/editor.h"

/* --- What it offers and tells --- */

static void offer_server(struct completion *completion)
{
	completion->before = completion->word;
	completion->before_length = strlen("/server:");
	completion->word += strlen("/server:");
	completion_offer(completion, "WF12", NULL);
	completion_offer(completion, "WF15", NULL);
}

static void complete_line(void *context, const char *line, struct completion *completion)
{
	static const char *const words[][2] = {{"RDP-Tcp#3", "eva, 12"}, {"RDP-Tcp#7", "tom, 14"},
		{"TERM04", NULL}, {"/server:", "where"}, {"Grüße", NULL}, {"Grüne", NULL},
		{"two words", NULL}};

	(void)context;
	if (strncmp(line, "type ", 5) == 0)
		fputs(":files .txt\n", completion->to);
	else if (strncmp(line, "cd ", 3) == 0)
		fputs(":folders\n", completion->to);
	else if (strncmp(completion->word, "/server:", 8) == 0)
		offer_server(completion);
	else
		for (size_t i = 0; i < ARRAY_SIZE(words); i++)
			completion_offer(completion, words[i][0], words[i][1]);
}

static bool print_news(void *context, struct text *to)
{
	const struct editor_program *program = context;
	char words[1024];
	ssize_t got = program->news ? read(program->news->hear, words, sizeof(words)) : -1;

	if (got > 0)
		text_add_bytes(to, words, (size_t)got);
	return got != 0;
}

/* --- What it says --- */

/* Print the line so that a terminal shows each byte. */
static void show_line(size_t number, const char *line)
{
	bool utf8 = utf8_is_valid(line);

	printf("%zu [", number);
	for (; *line; line++) {
		unsigned char byte = (unsigned char)*line;

		if (byte < ' ' || (byte >= 0x80 && !utf8))
			printf("<%02X>", byte);
		else
			putchar(byte);
	}
	printf("]\n");
}

static void describe_answer(const struct editor *editor, int r, const char *line)
{
	static const char *const answers[] = {NULL, "end", "interrupted", "stopped", "nul"};

	if (r == 0)
		show_line(editor_line_number(editor), line);
	else if (r < 0)
		printf("error %d\n", -r);
	else if (r == EDITOR_E_NUL)
		printf("%zu nul\n", editor_line_number(editor));
	else
		printf("%s\n", answers[r]);
}

int editor_program(void *context)
{
	const struct editor_program *program = context;
	struct editor_settings settings = {.in = stdin,
		.out = stdout,
		.history = program->history,
		.context = context,
		.complete = complete_line,
		.idle = print_news};
	cleanup(editor_freep) struct editor *editor = NULL;
	const char *line = NULL;
	int r;

	if (program->news)
		close(program->news->tell);
	r = editor_new(&settings, &editor);
	while (r == 0 || r == EDITOR_E_INTERRUPTED || r == EDITOR_E_NUL) {
		r = editor_read(editor, "WF12> ", &line);
		describe_answer(editor, r, line);
	}
	if (editor && editor_history_error(editor) < 0)
		printf("history: %s\n", strerror(-editor_history_error(editor)));
	if (r == EDITOR_E_END)
		return PROGRAM_ENDED;
	return r == EDITOR_E_STOPPED ? PROGRAM_STOPPED : PROGRAM_FAILED;
}

/* --- At a terminal --- */

void editor_program_start(struct seated *seated, const struct seated_begin *begin,
	const struct editor_program *program)
{
	static struct editor_program started;

	started = program ? *program : (struct editor_program){0};
	seated_start(seated, begin ? begin : &(struct seated_begin){0}, editor_program, &started);
	seated_see(seated, "WF12>\n");
}

void editor_program_end(struct seated *seated, const char *keys, int expected)
{
	int status;

	seated_type(seated, keys);
	status = seated_wait(seated);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != expected)
		fail_msg("ended with status 0x%x instead of exiting with %d", status, expected);
	assert_true(seated_is_usual(seated));
}

/* --- News --- */

void news_open(struct news *news)
{
	int ends[2];

	if (pipe(ends) != 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0 ||
		fcntl(ends[1], F_SETFD, FD_CLOEXEC) != 0)
		fail_msg("no pipe: %s", strerror(errno));
	*news = (struct news){.tell = ends[1], .hear = ends[0]};
}

void news_tell(struct news *news, const char *words)
{
	if (write(news->tell, words, strlen(words)) != (ssize_t)strlen(words))
		fail_msg("cannot tell news: %s", strerror(errno));
}

void news_close(struct news *news)
{
	if (news->tell > 0)
		close(news->tell);
	if (news->hear > 0)
		close(news->hear);
	*news = (struct news){0};
}
