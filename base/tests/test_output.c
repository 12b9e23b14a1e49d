#include "base/tests/support.h"

#include <errno.h>
#include <stdlib.h>

#include "base/output.h"
#include "base/text.h"

static struct folder folder;
static struct output out;

static FILE *make(const char *name)
{
	FILE *file = fopen(folder_file(&folder, name), "wb");

	assert_non_null(file);
	return file;
}

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	out = (struct output){"tsfarm", make("results"), make("complaints")};
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fclose(out.results);
	fclose(out.complaints);
	folder_remove(&folder);
	return 0;
}

/* What has arrived in the file, whatever the stream still keeps. */
static void file_has(const char *name, const char *expected)
{
	size_t length;
	char *text = read_file(folder_file(&folder, name), &length);

	same_text(name, text, expected);
	free(text);
}

static void fail__complains_and_gives_the_status(void **state)
{
	(void)state;
	fputs("some results", out.results);
	same_number("status", fail(&out, EXIT_REFUSED, "no server '%s'", "WF12"), EXIT_REFUSED);
	file_has("results", "some results");
	fflush(out.complaints);
	file_has("complaints", "tsfarm: no server 'WF12'\n");
	fail(&out, EXIT_REFUSED, "no server '%s'", "W\033[31m\nF\xC3\xA9\xFF");
	fflush(out.complaints);
	file_has("complaints", "tsfarm: no server 'WF12'\n"
			       "tsfarm: no server 'W\\x1B[31m\\x0AF\xC3\xA9\\xFF'\n");
}

static void output_say__escapes_what_a_terminal_obeys(void **state)
{
	(void)state;
	output_say(out.results, "user %s\n", "e\033[1mv\na");
	output_say(out.results, "%s", "no end\t");
	fflush(out.results);
	file_has("results", "user e\\x1B[1mv\\x0Aa\nno end\\x09");
}

static void output_finish__complains_of_an_incomplete_text(void **state)
{
	struct text whole = {0}, cut = {0};

	(void)state;
	text_add(&whole, "whole ");
	text_add(&cut, "cu");
	cut.failed = true;
	output_add(out.results, &whole);
	assert_true(output_is_whole());
	output_add(out.results, &cut);
	same_number("status", output_finish(&out, EXIT_REFUSED, EXIT_BROKEN), EXIT_BROKEN);
	file_has("results", "whole cu");
	fflush(out.complaints);
	file_has("complaints", "tsfarm: cannot write the results: Cannot allocate memory\n");
	/* it is told once */
	same_number("status", output_finish(&out, EXIT_DONE, EXIT_BROKEN), EXIT_DONE);
	output_note(&cut);
	assert_false(output_is_whole());
	text_deinit(&whole);
	text_deinit(&cut);
}

static void output_finish__passes_the_status_on(void **state)
{
	(void)state;
	fputs("results", out.results);
	same_number("status", output_finish(&out, EXIT_MISUSED, EXIT_BROKEN), EXIT_MISUSED);
	file_has("results", "results");
	file_has("complaints", "");
}

/* Results that a full disk does not take, when `flush` says so before they are finished. */
static void finish_on_a_full_disk(bool flush, const char *complaint)
{
	FILE *full = fopen("/dev/full", "w"), *kept = out.results;
	int status;

	if (!full)
		skip_because("there is no /dev/full");
	fputs("results", full);
	if (flush)
		fflush(full);
	out.results = full;
	errno = EISDIR;
	status = output_finish(&out, EXIT_DONE, EXIT_BROKEN);
	out.results = kept;
	fclose(full);
	fflush(out.complaints);
	same_number("status", status, EXIT_BROKEN);
	file_has("complaints", complaint);
}

static void output_finish__full_disk_is_broken(void **state)
{
	(void)state;
	finish_on_a_full_disk(false, "tsfarm: cannot write the results: No space left on device\n");
}

/* What is in errno by then is none of its business. */
static void output_finish__an_earlier_part_that_was_lost(void **state)
{
	(void)state;
	finish_on_a_full_disk(true, "tsfarm: cannot write the results: part of them is missing\n");
}

static void output_is_colourful__needs_a_terminal(void **state)
{
	(void)state;
	assert_false(output_is_colourful(out.results));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(fail__complains_and_gives_the_status),
		TEST(output_say__escapes_what_a_terminal_obeys),
		TEST(output_finish__complains_of_an_incomplete_text),
		TEST(output_finish__passes_the_status_on),
		TEST(output_finish__full_disk_is_broken),
		TEST(output_finish__an_earlier_part_that_was_lost),
		TEST(output_is_colourful__needs_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
