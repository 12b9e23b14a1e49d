#include "base/tests/support.h"

#include <stdlib.h>

#include "base/output.h"

static char *texts[2];
static size_t sizes[2];
static struct output out;

static int setup(void **state)
{
	(void)state;
	out = (struct output){"tsfarm", open_memstream(&texts[0], &sizes[0]),
		open_memstream(&texts[1], &sizes[1])};
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fclose(out.results);
	fclose(out.complaints);
	free(texts[0]);
	free(texts[1]);
	return 0;
}

static void fail__complains_and_gives_the_status(void **state)
{
	(void)state;
	fputs("some results", out.results);
	same_number("status", fail(&out, EXIT_REFUSED, "no server '%s'", "WF12"), EXIT_REFUSED);
	same_text("results came first", texts[0], "some results");
	fflush(out.complaints);
	same_text("complaint", texts[1], "tsfarm: no server 'WF12'\n");
}

static void output_finish__passes_the_status_on(void **state)
{
	(void)state;
	fputs("results", out.results);
	same_number("status", output_finish(&out, EXIT_MISUSED, EXIT_BROKEN), EXIT_MISUSED);
	same_text("flushed", texts[0], "results");
	same_text("no complaint", texts[1], "");
}

static void output_finish__full_disk_is_broken(void **state)
{
	FILE *full = fopen("/dev/full", "w"), *kept = out.results;
	int status;

	(void)state;
	if (!full)
		skip();
	fputs("results", full);
	out.results = full;
	status = output_finish(&out, EXIT_DONE, EXIT_BROKEN);
	out.results = kept;
	fclose(full);
	fflush(out.complaints);
	same_number("status", status, EXIT_BROKEN);
	same_text("complaint", texts[1],
		"tsfarm: cannot write the results: No space left on device\n");
}

static void output_is_colourful__needs_a_terminal(void **state)
{
	FILE *file = fopen("/dev/null", "w");

	(void)state;
	assert_non_null(file);
	assert_false(output_is_colourful(file));
	fclose(file);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(fail__complains_and_gives_the_status),
		TEST(output_finish__passes_the_status_on),
		TEST(output_finish__full_disk_is_broken),
		TEST(output_is_colourful__needs_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
