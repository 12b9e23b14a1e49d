#include "training/progress.h"

#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "base/text.h"

#define AT "2026-11-25T16:07:06Z "
#define HEADER "tsfarm-progress 1\n"

static struct folder folder;
static struct progress progress;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	progress_deinit(&progress);
	folder_remove(&folder);
	return 0;
}

static void read_back(const char *label)
{
	progress_deinit(&progress);
	same_number(label, progress_read(&progress, folder_file(&folder, "ann.progress")), 0);
}

/* Each event as a line. */
static void same_events(const char *label, const char *expected)
{
	struct text text = {0};

	for (size_t i = 0; i < progress.count; i++) {
		const struct progress_event *event = &progress.events[i];

		text_printf(&text, "%lld %s %s %d '%s'\n", (long long)event->at, event->lesson,
			progress_kind_to_string(event->kind), event->status, event->text);
	}
	same_text(label, text_string(&text), expected);
	text_deinit(&text);
}

static void same_damage(const char *label, const char *expected)
{
	struct text text = {0};

	for (size_t i = 0; i < progress.damage.count; i++)
		text_printf(&text, "%u: %s\n", progress.damage.items[i].at.line,
			progress.damage.items[i].sentence);
	same_text(label, text_string(&text), expected);
	text_deinit(&text);
}

static void progress__what_is_added_is_read(void **state)
{
	static const struct progress_event events[] = {
		{100, "by-id", PROGRESS_STARTED, 0, NULL},
		{101, "by-id", PROGRESS_TYPED, 1, "logoff  99"},
		{102, "by-id", PROGRESS_TYPED, 0, "echo\ta\nb\x1B"},
		{103, "by-id", PROGRESS_ANSWERED, 0, "Zoë"},
		{104, "by-id", PROGRESS_SOLVED, 0, ""},
	};

	(void)state;
	read_back("no file");
	same_events("no file", "");
	for (size_t i = 0; i < ARRAY_SIZE(events); i++)
		same_number(
			"add", progress_add(folder_file(&folder, "ann.progress"), &events[i]), 0);
	read_back("all");
	same_events("all", "100 by-id started 0 ''\n"
			   "101 by-id typed 1 'logoff  99'\n"
			   "102 by-id typed 0 'echo a b '\n"
			   "103 by-id answered 0 'Zoë'\n"
			   "104 by-id solved 0 ''\n");
	same_damage("all", "");
	same_number("solved", progress_has(&progress, "by-id", PROGRESS_SOLVED), true);
	same_number("another", progress_has(&progress, "by-i", PROGRESS_SOLVED), false);
}

static void progress_read__passes_over_what_is_damaged(void **state)
{
	static const struct {
		const char *label, *file, *events, *damage;
	} rows[] = {
		{"empty", "", "", ""},
		{"a header alone", HEADER, "", ""},
		{"torn", HEADER AT "a started\n" AT "a sol", "1795622826 a started 0 ''\n",
			"3: the last line is incomplete\n"},
		{"torn, and gone on with", HEADER AT "a sol\n" AT "a hint 1\n",
			"1795622826 a hint 0 '1'\n", ""},
		{"a kind of later versions", HEADER AT "a danced wildly\n" AT "a left\n",
			"1795622826 a left 0 ''\n", ""},
		{"no time", HEADER "yesterday a solved\n" AT "a left\n", "1795622826 a left 0 ''\n",
			"2: not an event; an event is a time, a lesson and a kind\n"},
		{"no lesson, no kind", HEADER AT "\n" AT "a\n" AT " solved\n", "",
			"2: not an event; an event is a time, a lesson and a kind\n"
			"3: not an event; an event is a time, a lesson and a kind\n"
			"4: not an event; an event is a time, a lesson and a kind\n"},
		{"no status", HEADER AT "a typed logoff 3\n", "",
			"2: not an event; an event is a time, a lesson and a kind\n"},
		{"garbage",
			"\x7F"
			"ELF\x01\xFF\n\xFE\n",
			"",
			"1: the first line must be 'tsfarm-progress 1'\n"
			"2: not an event; an event is a time, a lesson and a kind\n"},
		{"of a later version", "tsfarm-progress 2\n" AT "a left\n",
			"1795622826 a left 0 ''\n",
			"1: written by a later version of tsfarm; some events may be ignored\n"},
		{"begun by two at once", HEADER AT "a started\n" HEADER AT "a left\n",
			"1795622826 a started 0 ''\n1795622826 a left 0 ''\n", ""},
		{"blank lines", HEADER "\n" AT "a left\n\n", "1795622826 a left 0 ''\n", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		write_file(
			folder_file(&folder, "ann.progress"), rows[i].file, strlen(rows[i].file));
		read_back(rows[i].label);
		same_events(rows[i].label, rows[i].events);
		same_damage(rows[i].label, rows[i].damage);
	}
}

static void progress_read__has_no_trouble_with_nul(void **state)
{
	static const char bytes[] = HEADER AT "a typed 0 x\0y\n" AT "a left\n";

	(void)state;
	write_file(folder_file(&folder, "ann.progress"), bytes, sizeof(bytes) - 1);
	read_back("NUL");
	same_events("NUL", "1795622826 a typed 0 'x?y'\n1795622826 a left 0 ''\n");
}

/* A line that was torn by a full disk spoils none that follows. */
static void progress_add__begins_a_line_of_its_own(void **state)
{
	static const char torn[] = HEADER AT "a typed 0 logo";
	static const struct progress_event event = {200, "a", PROGRESS_LEFT, 0, NULL};

	(void)state;
	write_file(folder_file(&folder, "ann.progress"), torn, sizeof(torn) - 1);
	same_number("add", progress_add(folder_file(&folder, "ann.progress"), &event), 0);
	read_back("after");
	same_events("after", "1795622826 a typed 0 'logo'\n200 a left 0 ''\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(progress__what_is_added_is_read),
		TEST(progress_read__passes_over_what_is_damaged),
		TEST(progress_read__has_no_trouble_with_nul),
		TEST(progress_add__begins_a_line_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
