#include "shell/prompt/tests/support.h"

#include <string.h>
#include <unistd.h>

#include "base/macros.h"

enum {
	ROUNDS = 4000,
	PIECES_MAX = 40
};

/* What lines are made of, so that most of them get somewhere. */
static const char *const pieces[] = {"&", "&&", "|", "||", "(", ")", "<", ">", ">>", "2>&1", "^",
	"\"", "%", "%%", "%i", "%~i", "%1", "%*", "%user%", "%user:~", "%user:a=", "\n", " ", "\t",
	",", "=", "==", "@", ":", "a", "b.bat", "x", "1", "2", "(1 2)", "if ", "not ", "exist ",
	"errorlevel ", "else ", "for ", "/f ", "/l ", "/i ", "in ", "do ", "\"tokens=", "skip=1",
	"delims=", "'echo a'", "echo ", "set ", "set /a ", "setlocal", "+", "-", "%%", "/", "call ",
	"goto a", "shift", "rem ", "find ", "findstr ", "[a", "*", "sort", "type ", "NUL", "cd ",
	"\\", "/?", "exit ", "help ", "query ", "copy "};

static uint64_t seed;

/* xorshift: the same on every machine and every run */
static uint64_t next_number(uint64_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % below;
}

static void add_piece(struct text *line, const char *without)
{
	char byte[2] = {(char)(1 + next_number(255)), '\0'};
	const char *piece = pieces[next_number(ARRAY_SIZE(pieces))];

	if (next_number(8) == 0)
		piece = byte;
	if (!strpbrk(piece, without))
		text_add(line, piece);
}

static void make_line(struct text *line, const char *without)
{
	size_t count = next_number(PIECES_MAX);

	text_clear(line);
	text_add(line, "");
	for (size_t i = 0; i < count; i++)
		add_piece(line, without);
}

/* Nothing but an answer: whatever a line says, and however it is cut off. */
static void each_answers(uint64_t number, const char *without)
{
	cleanup(text_deinit) struct text line = {0};

	seed = number;
	prompt_set(prompt_fixture.prompt, "user", "eva & (");
	for (size_t round = 0; round < ROUNDS; round++) {
		int r;

		make_line(&line, without);
		same_number("folder", chdir(prompt_fixture.folder.path), 0);
		if (round % 10 == 0)
			prompt_write_file("b.bat", line.bytes);
		prompt_needs_more(line.bytes);
		prompt_fixture.is_interrupted = false;
		prompt_fixture.interrupt_after = 300;
		r = prompt_type_line(line.bytes);
		if (r < 0)
			fail_msg("round %zu: '%s' gave %d", round, line.bytes, r);
	}
}

/* What can write has no way out of the test's folder. */
static void prompt_execute__of_anything_without_folders(void **state)
{
	(void)state;
	each_answers(186477, "/\\");
}

static void prompt_execute__of_anything_that_writes_nothing(void **state)
{
	(void)state;
	each_answers(259436, ">");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(prompt_execute__of_anything_without_folders),
		TEST(prompt_execute__of_anything_that_writes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
