/* Words as the shell of the system takes them back, or on Windows the program that is started. */
#include "base/tests/support.h"

#include "base/macros.h"
#include "base/quote.h"

static void quote_add__quotes_what_would_come_apart(void **state)
{
	static const struct {
		const char *word, *written;
	} rows[] = {
#ifdef _WIN32
		{"a/b", " a/b"},
		{"", " \"\""},
		{"a b", " \"a b\""},
		{"C:\\x y\\", " \"C:\\x y\\\\\""},
		{"say \"x\"", " \"say \\\"x\\\"\""},
		{"a\nb", " a b"},
#else
		{"a/b", " a/b"},
		{"--level=x,y:z@%+_.1", " --level=x,y:z@%+_.1"},
		{"", " ''"},
		{"a b", " 'a b'"},
		{"it's $HOME", " 'it'\\''s $HOME'"},
		{"a\nb", " 'a'$'\\n''b'"},
		{"*", " '*'"},
		{"Büro", " 'Büro'"},
#endif
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text line = {0};

		text_add(&line, "run");
		quote_add(&line, rows[i].word);
		same_text(rows[i].word, text_string(&line) + 3, rows[i].written);
		text_deinit(&line);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(quote_add__quotes_what_would_come_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
