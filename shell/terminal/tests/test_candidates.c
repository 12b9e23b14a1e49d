#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/completion.h"
#include "base/macros.h"
#include "base/text.h"
#include "shell/terminal/candidates.h"

static struct candidates candidates;
static struct text text;
static struct folder folder;

static int setup(void **state)
{
	(void)state;
	text_init(&text);
	candidates = (struct candidates){0};
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	text_deinit(&text);
	candidates_deinit(&candidates);
	folder_remove(&folder);
	return 0;
}

/* Offers lines as they are, whatever the word is. */
static void offer_lines(void *context, const char *line, struct completion *completion)
{
	(void)line;
	fputs(context, completion->to);
}

static void find_candidates(const char *line, const char *offers)
{
	candidates_deinit(&candidates);
	text_clear(&text);
	assert_int_equal(candidates_find(&candidates, offer_lines, (void *)offers, line), 0);
}

/* --- The word --- */

static void note_word(void *context, const char *line, struct completion *completion)
{
	(void)line;
	text_printf(context, "%s", completion->word);
}

static void candidates_find__asks_for_the_last_word(void **state)
{
	static const struct {
		const char *line, *word;
		size_t at;
	} rows[] = {
		{"", "", 0},
		{"log", "log", 0},
		{"logoff ", "", 7},
		{"logoff\t12", "12", 7},
		{"logoff \"two w", "two w", 7},
		{"logoff /server:\"W F", "/server:W F", 7},
		{"logoff \"a b\" c", "c", 13},
		{"dir&&log", "log", 5},
		{"(log", "log", 1},
		{"query user|fi", "fi", 11},
		{"query user>\"a&b", "a&b", 11},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		candidates_deinit(&candidates);
		text_clear(&text);
		assert_int_equal(candidates_find(&candidates, note_word, &text, rows[i].line), 0);
		same_text(rows[i].line, text_string(&text), rows[i].word);
		same_number(rows[i].line, (long long)candidates.word_at, (long long)rows[i].at);
	}
}

static void candidates_find__finds_twins_once(void **state)
{
	(void)state;
	find_candidates("", "one\ttwo words\nthree\none\n");
	same_number("count", (long long)candidates.count, 2);
	same_text("first", candidates.items[0].word, "one");
	same_text("help", candidates.items[0].help, "two words");
	same_text("second", candidates.items[1].word, "three");
	same_text("no help", candidates.items[1].help, NULL);
}

/* --- As lines --- */

static void candidates_list__fits_the_terminal(void **state)
{
	static const struct {
		const char *label, *offers;
		size_t columns, rows;
		const char *lines;
	} rows[] = {
		{"nothing", "", 80, 24, ""},
		{"with help", "12\teva\nTERM04\n", 80, 24, "12      eva\nTERM04\n"},
		{"help that just fits", "12\tabcdef\nx\n", 11, 24, "12  abcdef\nx\n"},
		{"help that does not fit", "12\tabcdef\nx\n", 10, 24, "12  x\n"},
		{"more than rows", "1\ta\n2\tb\n3\tc\n4\td\n", 80, 4, "1  2  3  4\n"},
		{"down, then across", "a\nbb\nc\nd\ne\n", 12, 24, "a   c   e\nbb  d\n"},
		{"wide words", "東京\nab\n大阪\n", 12, 24, "東京  大阪\nab\n"},
		{"too wide for any column", "abcdef\nghijkl\n", 4, 24, "abcdef\nghijkl\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		find_candidates("", rows[i].offers);
		candidates_list(&candidates, rows[i].columns, rows[i].rows, &text);
		same_text(rows[i].label, text_string(&text), rows[i].lines);
	}
}

/* --- In the place of the word --- */

static void candidates_insert__takes_the_words_place(void **state)
{
	static const struct {
		const char *label, *line, *offers, *inserted;
	} rows[] = {
		{"nothing is known", "x", "", ""},
		{"the only one", "lo", "logoff\n", "logoff "},
		{"what it is already", "logoff", "logoff\n", "logoff "},
		{"in common", "R", "RDP-Tcp#3\nRDP-Tcp#7\n", "RDP-Tcp#"},
		{"nothing more in common", "RDP", "RDP-Tcp\nRDPX\n", ""},
		{"less than is typed", "xyz", "a\nb\n", ""},
		{"a value follows", "/s", "/server:\n", "/server:"},
		{"a folder", "sc", "scenarios/\n", "scenarios/"},
		{"an option", "--f", "--farm=\n", "--farm="},
		{"with a blank", "my", "my farm.db\n", "\"my farm.db\" "},
		{"a folder with a blank", "my", "my farms/\n", "\"my farms/"},
		{"half of a character", "G", "Grü\nGrý\n", "Gr"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		find_candidates(rows[i].line, rows[i].offers);
		candidates_insert(&candidates, rows[i].line, &text);
		same_text(rows[i].label, text_string(&text), rows[i].inserted);
	}
}

/* --- Files --- */

static void touch_file(const char *name)
{
	write_file(folder_file(&folder, name), "", 0);
}

/* What is found in the folder, of what begins so. */
static void finds_files(
	const char *label, const char *begun, const char *offers, const char *expected)
{
	cleanup(text_deinit) struct text line = {0};
	size_t skipped = strlen(folder.path) + 1;

	text_printf(&line, "%s/%s", folder.path, begun);
	find_candidates(line.bytes, offers);
	for (size_t i = 0; i < candidates.count; i++)
		text_printf(&text, "%s;", candidates.items[i].word + skipped);
	same_text(label, text_string(&text), expected);
}

static void candidates_find__finds_files(void **state)
{
	(void)state;
	touch_file("farm.db");
	touch_file("farm.yaml");
	touch_file(".hidden");
	assert_int_equal(mkdir(folder_file(&folder, "farms"), 0700), 0);
	finds_files("files", "", ":files\n", "farm.db;farm.yaml;farms/;");
	finds_files("that begin so", "farm.", ":files\n", "farm.db;farm.yaml;");
	finds_files("that end so", "", ":files .db\n", "farm.db;farms/;");
	finds_files("folders", "", ":folders\n", "farms/;");
	finds_files("with a dot", ".", ":files\n", ".hidden;");
	finds_files("in no folder", "none/", ":files\n", "");
	finds_files("what is not understood", "", ":command 2\n", "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(candidates_find__asks_for_the_last_word, setup, teardown),
	cmocka_unit_test_setup_teardown(candidates_find__finds_twins_once, setup, teardown),
	cmocka_unit_test_setup_teardown(candidates_list__fits_the_terminal, setup, teardown),
	cmocka_unit_test_setup_teardown(candidates_insert__takes_the_words_place, setup, teardown),
	cmocka_unit_test_setup_teardown(candidates_find__finds_files, setup, teardown),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
