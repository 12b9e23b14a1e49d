/* Words as programs of Windows take them back from the line that was typed. */
#include "base/tests/support.h"

#include "base/macros.h"
#include "base/quote.h"

static void quote_add__quotes_what_would_come_apart(void **state)
{
	static const struct {
		const char *word, *written;
	} rows[] = {
		{"a/b", "run a/b"},
		{"", "run \"\""},
		{"a b", "run \"a b\""},
		{"C:\\x y\\", "run \"C:\\x y\\\\\""},
		{"say \"x\"", "run \"say \\\"x\\\"\""},
		{"a\nb", "run a b"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text line = {0};

		text_add(&line, "run");
		quote_add(&line, rows[i].word);
		same_text(rows[i].word, text_string(&line), rows[i].written);
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
