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

static void farm_open_image__is_a_copy(void **state)
{
	struct snapshot *read;

	(void)state;
	same_answer("image", image_make(maker, farms[0], &images[0]), 0);
	same_answer("again", image_make(maker, farms[0], &images[1]), 0);
	same_answer("open", farm_open_image(&images[0], &farm), 0);
	read = read_farm(farm);
	same_farm("read", read, farms[0]);
	snapshot_free(read);
	same_answer("logoff", logoff(farm, "WF12/12", "WF12/12"), 0);
	same_number("bytes", memcmp(images[0].bytes, images[1].bytes, images[0].size), 0);
}

/* A file that was in WAL mode, and is whole by itself. */
static void farm_open_image__reads_a_farm_with_a_log(void **state)
{
	struct snapshot *read;

	(void)state;
	same_answer("image", image_make(maker, farms[1], &images[0]), 0);
	images[0].bytes[18] = images[0].bytes[19] = 2;
	same_answer("open", farm_open_image(&images[0], &farm), 0);
	read = read_farm(farm);
	same_farm("read", read, farms[1]);
	snapshot_free(read);
}

static void farm_open_image__makes_an_old_farm_new(void **state)
{
	const char *data = getenv("TSFARM_TEST_DATA");
	struct snapshot *read;
	struct image old;
	char path[512];

	(void)state;
	assert_non_null(data);
	snprintf(path, sizeof(path), "%s/farm_v1.db", data);
	old.bytes = (unsigned char *)read_file(path, &old.size);
	same_answer("open", farm_open_image(&old, &farm), 0);
	free(old.bytes);
	read = read_farm(farm);
	assert_true(read->server_count > 0);
	snapshot_free(read);
}

static void farm_open_image__takes_any_bytes(void **state)
{
	unsigned char newer[100];
	size_t length;

	(void)state;
	same_answer("image", image_make(maker, farms[0], &images[0]), 0);
	length = images[0].size;
	same_answer("none", farm_open_image(&(struct image){NULL, 0}, &farm), FARM_E_NOT_A_FARM);
	same_answer("garbage",
		farm_open_image(&(struct image){(unsigned char *)(uintptr_t)"garbage", 7}, &farm),
		FARM_E_NOT_A_FARM);
	same_answer("header alone", farm_open_image(&(struct image){images[0].bytes, 100}, &farm),
		FARM_E_CORRUPT);
	memcpy(newer, images[0].bytes, sizeof(newer));
	images[0].bytes[63] = 99;
	same_answer("newer", farm_open_image(&images[0], &farm), FARM_E_NEWER);
	memcpy(images[0].bytes, newer, sizeof(newer));
	/* whatever is cut off, or in the place of something: an answer, and no crash */
	for (size_t size = 0; size < length; size += 512) {
		struct image cut = {images[0].bytes, size};

		if (farm_open_image(&cut, &farm) == 0)
			farm = farm_free(farm);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(image_make__gives_the_bytes_of_a_farm_file),
		TEST(image_make__is_the_same_whatever_was_made_before),
		TEST(image_make__impossible_farm_is_refused_and_the_next_is_not),
		TEST(farm_open_image__is_a_copy),
		TEST(farm_open_image__reads_a_farm_with_a_log),
		TEST(farm_open_image__makes_an_old_farm_new),
		TEST(farm_open_image__takes_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
