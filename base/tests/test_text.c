#include "base/tests/support.h"

#include <string.h>

#include "base/text.h"

static struct text text;

static int setup(void **state)
{
	(void)state;
	text_init(&text);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	text_deinit(&text);
	return 0;
}

static void text__begins_empty(void **state)
{
	(void)state;
	same_text("string", text_string(&text), "");
	assert_null(text.bytes);
	text_add(&text, "");
	same_text("after nothing was added", text.bytes, "");
}

static void text_add__puts_pieces_together(void **state)
{
	(void)state;
	text_add(&text, "logoff");
	text_add_char(&text, ' ');
	text_printf(&text, "%d /server:%s", 12, "WF12");
	text_add_bytes(&text, "xyz", 2);
	text_add_bytes(&text, NULL, 0);
	same_text("together", text.bytes, "logoff 12 /server:WF12xy");
	same_number("length", (long long)text.length, (long long)strlen(text.bytes));
	assert_false(text.failed);
}

static void text_add__grows_past_every_size(void **state)
{
	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		text_add_char(&text, (char)('a' + i % 26));
		same_number("length", (long long)strlen(text.bytes), (long long)i + 1);
	}
	for (size_t i = 0; i < 5000; i++)
		same_number("letter", text.bytes[i], (long long)('a' + i % 26));
}

static void text_clear__keeps_the_room(void **state)
{
	size_t room;

	(void)state;
	text_add(&text, "something");
	room = text.room;
	text_clear(&text);
	same_text("cleared", text_string(&text), "");
	same_number("room", (long long)text.room, (long long)room);
	text_add(&text, "else");
	same_text("again", text.bytes, "else");
}

static void text_add__too_much_fails_for_good_and_keeps_what_was_there(void **state)
{
	(void)state;
	text_add(&text, "kept");
	text_add_bytes(&text, "x", SIZE_MAX / 2);
	assert_true(text.failed);
	text_add(&text, "more");
	text_printf(&text, "%s", "more");
	same_text("kept", text.bytes, "kept");
}

static void text_deinit__may_come_twice(void **state)
{
	(void)state;
	text_add(&text, "x");
	text_deinit(&text);
	text_deinit(&text);
	assert_null(text.bytes);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(text__begins_empty),
		TEST(text_add__puts_pieces_together),
		TEST(text_add__grows_past_every_size),
		TEST(text_clear__keeps_the_room),
		TEST(text_add__too_much_fails_for_good_and_keeps_what_was_there),
		TEST(text_deinit__may_come_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
