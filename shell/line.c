#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/word.h"
#include "cli/farm_trouble.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/run.h"
#include "shell/state.h"

/* --- The farm's file --- */

static void complain(struct shell *shell, int answer, const char *consequence)
{
	char why[256];

	if (answer > 0 && win32_error_text((uint32_t)answer))
		snprintf(why, sizeof(why), "%s", win32_error_text((uint32_t)answer));
	else
		farm_trouble(text_string(&shell->path), answer, why, sizeof(why));
	shell_complain(shell, SAY_CANNOT_USE "%s", shell->settings->farm, why, consequence);
	shell->was_unusable = true;
}

void shell_complain_of_farm(struct shell *shell, int answer)
{
	complain(shell, answer, SAY_NOT_DONE);
}

static int open_farm(struct shell *shell, uint64_t identity)
{
	int r = farm_open(text_string(&shell->path), &shell->farm);

	if (r != 0)
		return r;
	shell->away = farm_free(shell->away);
	shell->identity = identity;
	/* what was done to the former one cannot be undone in this one */
	undo_deinit(&shell->undo);
	shell->drawn = snapshot_free(shell->drawn);
	fprintf(shell_out(shell), SAY_REPLACED, shell->settings->farm);
	return news_skip(shell);
}

/* A farm that is away is kept open, so that no other file can have its identity. */
static int fetch_farm(struct shell *shell, uint64_t identity)
{
	if (shell->farm)
		shell->away = steal(&shell->farm);
	if (!shell->away || identity != shell->identity)
		return open_farm(shell, identity);
	shell->farm = steal(&shell->away);
	return 0;
}

/*
 * Have the farm's file open, the one that has the path now: it may have been deleted, replaced or put
 * back. Returns 0, or what is wrong, which is said.
 */
static int reach_farm(struct shell *shell, const char *consequence)
{
	uint64_t identity = 0;
	int r = file_get_identity(text_string(&shell->path), &identity);

	if (r == 0 && (!shell->farm || identity != shell->identity))
		r = fetch_farm(shell, identity);
	else if (r != 0 && shell->farm)
		shell->away = steal(&shell->farm);
	if (r != 0) {
		complain(shell, r, consequence);
		return r;
	}
	if (shell->was_unusable)
		fprintf(shell_out(shell), SAY_BACK, shell->settings->farm);
	shell->was_unusable = false;
	return 0;
}

/* --- Words with a dot --- */

static const struct shell_word *find_word(
	const struct shell_word *words, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(words[i].name) == length &&
			strncasecmp(words[i].name, name, length) == 0)
			return &words[i];
	}
	return NULL;
}

static void refuse_word(struct shell *shell, const char *name)
{
	const struct shell_course *course = shell->settings->course;
	size_t own = course ? course->word_count : 0, count = 0;
	const char *names[64], *nearest;

	for (size_t i = 0; i < own && count < ARRAY_SIZE(names); i++)
		names[count++] = course->words[i].name;
	for (size_t i = 0; i < shell_word_count && count < ARRAY_SIZE(names); i++)
		names[count++] = shell_words[i].name;
	nearest = word_nearest(name, names, count);
	if (nearest)
		shell_complain(shell, SAY_NO_SUCH_WORD_BUT, name, nearest);
	else
		shell_complain(shell, SAY_NO_SUCH_WORD, name);
}

/* `line` is behind the dot. */
static enum shell_answer run_word(struct shell *shell, const char *line)
{
	const struct shell_course *course = shell->settings->course;
	cleanup(text_deinit) struct text name = {0}, rest = {0};
	size_t length = strcspn(line, " \t");
	const struct shell_word *word = NULL;
	void *context = NULL;

	text_add_bytes(&name, line, length);
	text_add(&rest, line + length + strspn(line + length, " \t"));
	if (course) {
		word = find_word(course->words, course->word_count, line, length);
		context = word ? course->context : NULL;
	}
	if (!word)
		word = find_word(shell_words, shell_word_count, line, length);
	shell->status = EXIT_DONE;
	if (!word)
		refuse_word(shell, text_string(&name));
	else if (!word->operands && rest.length)
		shell_complain(shell, SAY_NO_OPERANDS, word->name);
	else
		return word->run(shell, context, text_string(&rest));
	return SHELL_GO_ON;
}

/* --- A line --- */

/* It needs neither a farm nor a seat. */
static bool is_exit(const char *line)
{
	return strncasecmp(line, "exit", 4) == 0 && strchr(" \t", line[4]);
}

static bool is_quit(const char *line)
{
	return strcasecmp(line, ".quit") == 0 || strcasecmp(line, ".exit") == 0;
}

static enum shell_answer run(struct shell *shell, const char *line)
{
	if (*line == '.')
		return run_word(shell, line + 1);
	if (seat_is_taken(&shell->seat) || is_exit(line))
		return shell_run_line(shell, line);
	shell->status = EXIT_DONE;
	seat_log_on(shell, line);
	shell->wrote = shell->status == EXIT_DONE;
	return SHELL_GO_ON;
}

int shell_tell_news(struct shell *shell)
{
	cleanup(text_deinit) struct text news = {0};
	int r = news_read(shell, &news);

	fputs(text_string(&news), shell_out(shell));
	return r;
}

/* These put the farm back and forth, and are not lines that change it. */
static bool is_undoing(const char *line)
{
	return strncasecmp(line, ".undo", strlen(".undo")) == 0 ||
	       strncasecmp(line, ".redo", strlen(".redo")) == 0;
}

static enum shell_answer run_undoable(struct shell *shell, const char *line)
{
	enum shell_answer answer;
	int r = is_undoing(line) ? 0 : undo_begin(shell, line);

	if (r != 0) {
		shell_complain_of_farm(shell, r);
		return SHELL_GO_ON;
	}
	shell->wrote = false;
	answer = run(shell, line);
	fflush(shell->out->results);
	if (reach_farm(shell, SAY_DONE) != 0)
		return answer;
	r = shell_tell_news(shell);
	if (r == 0)
		r = undo_end(shell, shell->wrote);
	if (r != 0)
		complain(shell, r, SAY_DONE);
	return answer;
}

enum shell_answer shell_execute(struct shell *shell, const char *line)
{
	cleanup(text_deinit) struct text trimmed = {0};
	int r;

	line += strspn(line, " \t");
	text_add(&trimmed, line);
	while (trimmed.length && strchr(" \t\r\n", trimmed.bytes[trimmed.length - 1]))
		trimmed.bytes[--trimmed.length] = '\0';
	if (trimmed.failed) {
		shell_complain(shell, "%s", strerror(ENOMEM));
		return SHELL_GO_ON;
	}
	/* a farm that is gone keeps nobody here */
	if (is_quit(text_string(&trimmed)))
		return SHELL_LEAVE;
	if (is_exit(text_string(&trimmed)))
		return shell_run_line(shell, text_string(&trimmed));
	if (reach_farm(shell, SAY_NOT_DONE) != 0)
		return SHELL_GO_ON;
	r = news_are_there(shell) ? shell_tell_news(shell) : 0;
	if (r != 0) {
		shell_complain_of_farm(shell, r);
		return SHELL_GO_ON;
	}
	return trimmed.length ? run_undoable(shell, text_string(&trimmed)) : SHELL_GO_ON;
}
