#include "shell/prompt/tests/support.h"

#include <string.h>

#include "base/disk.h"
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
	"\\", "/?", "exit ", "help ", "query ", "copy ", "..", "..\\", "C:", "D:", "/etc/passwd",
	"\\etc\\passwd", "del ", "/q ", "dir ", "*.*", "x.txt", "\\\\?\\", "%~f1", "md ",
	"rd /s/q ", "copy ", "move ", "ren ", "pushd ", "popd ", "cmd /c ", "start ", "ping -n 2 ",
	"path ", "+", "C:\\WINNT\\", "findstr /s "};

static uint64_t seed;

/* xorshift: the same on every machine and every run */
static uint64_t next_number(uint64_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % below;
}

static void add_piece(struct text *line)
{
	char byte[2] = {(char)(1 + next_number(255)), '\0'};

	text_add(line, next_number(8) ? pieces[next_number(ARRAY_SIZE(pieces))] : byte);
}

static void make_line(struct text *line)
{
	size_t count = next_number(PIECES_MAX);

	text_clear(line);
	text_add(line, "");
	for (size_t i = 0; i < count; i++)
		add_piece(line);
}

/* Nothing but the drive is beside the drive, and nothing of the outside was listed. */
static void nothing_happened_outside(const char *line)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};

	same_number(line, disk_list("..", &list), 0);
	same_number(line, (long long)list.count, 1);
	if (strstr(text_string(&prompt_fixture.out), "root:x:0:0"))
		fail_msg("'%s' read a file of the machine", line);
}

/* Any line has an answer, wherever it is cut off, and reaches nothing outside of the drive. */
static void each_answers(uint64_t number)
{
	cleanup(text_deinit) struct text line = {0};

	seed = number;
	prompt_set(prompt_fixture.prompt, "user", "eva & (");
	for (size_t round = 0; round < ROUNDS; round++) {
		int r;

		make_line(&line);
		if (round % 10 == 0)
			prompt_write_file("b.bat", line.bytes);
		prompt_needs_more(line.bytes);
		prompt_fixture.is_interrupted = false;
		prompt_fixture.interrupt_after = 300;
		r = prompt_type_line(line.bytes);
		if (r < 0)
			fail_msg("round %zu: '%s' gave %d", round, line.bytes, r);
		nothing_happened_outside(line.bytes);
	}
}

static void prompt_execute__of_anything(void **state)
{
	(void)state;
	each_answers(186477);
}

static void prompt_execute__of_anything_else(void **state)
{
	(void)state;
	each_answers(259436);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(prompt_execute__of_anything),
		TEST(prompt_execute__of_anything_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
