#include "sim/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "sim/image.h"

static struct folder folder;
static struct image_maker *maker;
static struct snapshot *farms[2];
static struct image images[3];
static struct farm *farm;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	farms[0] = parse_farm("servers: {WF12: {sessions: {12: {user: eva, programs: [a.exe]}}}}\n");
	farms[1] = parse_farm("servers: {WF13: {sessions: {12: {user: tom}}}, WF14: {}}\n");
	return image_maker_new(&maker);
}

static int teardown(void **state)
{
	(void)state;
	farm = farm_free(farm);
	for (size_t i = 0; i < ARRAY_SIZE(images); i++)
		image_deinit(&images[i]);
	for (size_t i = 0; i < ARRAY_SIZE(farms); i++)
		farms[i] = snapshot_free(farms[i]);
	maker = image_maker_free(maker);
	folder_remove(&folder);
	return 0;
}

static void image_make__gives_the_bytes_of_a_farm_file(void **state)
{
	size_t length;
	char *bytes;

	(void)state;
	same_answer("image", image_make(maker, farms[0], &images[0]), 0);
	same_answer("create", farm_create(folder_file(&folder, "farm.db"), farms[0], false), 0);
	bytes = read_file(folder_file(&folder, "farm.db"), &length);
	same_number("size", (long long)images[0].size, (long long)length);
	same_number("bytes", memcmp(images[0].bytes, bytes, length), 0);
	free(bytes);
}

/* What the maker made before leaves no trace. */
static void image_make__is_the_same_whatever_was_made_before(void **state)
{
	(void)state;
	same_answer("first", image_make(maker, farms[0], &images[0]), 0);
	same_answer("another", image_make(maker, farms[1], &images[1]), 0);
	same_answer("again", image_make(maker, farms[0], &images[2]), 0);
	same_number("size", (long long)images[2].size, (long long)images[0].size);
	same_number("bytes", memcmp(images[0].bytes, images[2].bytes, images[0].size), 0);
	assert_true(images[0].size != images[1].size ||
		memcmp(images[0].bytes, images[1].bytes, images[0].size) != 0);
}

static void image_make__impossible_farm_is_refused_and_the_next_is_not(void **state)
{
	(void)state;
	farms[0]->servers[0].sessions[0].user = NULL;
	same_answer("impossible", image_make(maker, farms[0], &images[0]), FARM_E_IMPOSSIBLE);
	assert_null(images[0].bytes);
	same_answer("possible", image_make(maker, farms[1], &images[1]), 0);
}

/* Both images have one size and the same counters, so nothing tells SQLite of the exchange. */
static void farm_reread__sees_the_bytes_that_were_put_there(void **state)
{
	struct snapshot *read;

	(void)state;
	same_answer("one", image_make(maker, farms[0], &images[0]), 0);
	same_answer("two", image_make(maker, farms[1], &images[1]), 0);
	write_file(folder_file(&folder, "farm.db"), images[0].bytes, images[0].size);
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &farm), 0);
	for (size_t i = 0; i < 4; i++) {
		struct image *image = &images[(i + 1) % 2];

		read = read_farm(farm);
		same_farm("before", read, farms[i % 2]);
		snapshot_free(read);
		write_file(folder_file(&folder, "farm.db"), image->bytes, image->size);
		same_answer("reread", farm_reread(farm), 0);
		read = read_farm(farm);
		same_farm("after", read, farms[(i + 1) % 2]);
		snapshot_free(read);
	}
}

/* A command changes the farm between; then the farm is put back. */
static void farm_reread__after_changes_by_itself(void **state)
{
	struct snapshot *read;

	(void)state;
	same_answer("image", image_make(maker, farms[0], &images[0]), 0);
	write_file(folder_file(&folder, "farm.db"), images[0].bytes, images[0].size);
	same_answer("open", farm_open(folder_file(&folder, "farm.db"), &farm), 0);
	for (size_t i = 0; i < 3; i++) {
		same_answer("logoff", logoff(farm, "WF12/12", "WF12/12"), 0);
		write_file(folder_file(&folder, "farm.db"), images[0].bytes, images[0].size);
		same_answer("reread", farm_reread(farm), 0);
		read = read_farm(farm);
		same_farm("as made", read, farms[0]);
		snapshot_free(read);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(image_make__gives_the_bytes_of_a_farm_file),
		TEST(image_make__is_the_same_whatever_was_made_before),
		TEST(image_make__impossible_farm_is_refused_and_the_next_is_not),
		TEST(farm_reread__sees_the_bytes_that_were_put_there),
		TEST(farm_reread__after_changes_by_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
