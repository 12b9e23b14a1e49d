#include "shell/message_box.h"

#include "base/macros.h"
#include "base/tests/support.h"

static void message_box_add__fits_the_terminal(void **state)
{
	static const struct {
		const char *label;
		struct message message;
		size_t columns;
		const char *box;
	} rows[] = {
		{"usual", {"1998-06-16 09:00:00", "Meeting in 5 minutes", "WF12", 0, "Administrator"}, 80,
			"+---------------------------------------------------------+\n"
			"| Message from Administrator, WF12/0, 1998-06-16 09:00:00 |\n"
			"+---------------------------------------------------------+\n"
			"| Meeting in 5 minutes                                    |\n"
			"+---------------------------------------------------------+\n"},
		{"nobody, and narrow", {"1998-06-16 09:00:00", "Hello there, all of you", "W", 3, NULL}, 16,
			"+--------------+\n"
			"| Message from |\n"
			"| W/3,         |\n"
			"| 1998-06-16   |\n"
			"| 09:00:00     |\n"
			"+--------------+\n"
			"| Hello there, |\n"
			"| all of you   |\n"
			"+--------------+\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text text = {0};

		message_box_add(&text, &rows[i].message, rows[i].columns);
		same_text(rows[i].label, text_string(&text), rows[i].box);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(message_box_add__fits_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
