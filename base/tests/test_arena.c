#include "base/tests/support.h"

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

static int setup(void **state)
{
	*state = arena_new();
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static void arena_alloc__gives_zeroed_aligned_memory_of_any_size(void **state)
{
	static const size_t sizes[] = {1, 0, 3, 16, 4063, 4064, 4065, 100000, 7};

	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
			unsigned char *memory = arena_alloc(*state, sizes[i]);

			assert_non_null(memory);
			same_number("alignment", (long long)((uintptr_t)memory % alignof(max_align_t)), 0);
			for (size_t j = 0; j < sizes[i]; j++)
				same_number("zero", memory[j], 0);
			memset(memory, 0xA5, sizes[i]);
		}
	}
}

static void arena_alloc__too_much_gives_null_and_leaves_the_arena_usable(void **state)
{
	assert_null(arena_alloc(*state, SIZE_MAX));
	assert_null(arena_alloc(*state, SIZE_MAX - 16));
	assert_non_null(arena_alloc(*state, 8));
}

static void arena_copy__keeps_text_and_null(void **state)
{
	char text[] = "eva";
	char *copy = arena_copy(*state, text);

	text[0] = 'i';
	same_text("copy", copy, "eva");
	same_text("nothing", arena_copy(*state, NULL), NULL);
	same_text("first bytes", arena_copy_bytes(*state, "winword.exe", 7), "winword");
	same_text("no bytes", arena_copy_bytes(*state, NULL, 0), "");
	same_text("printed", arena_printf(*state, "%s#%u", "RDP-Tcp", 3u), "RDP-Tcp#3");
}

/* The texts that were appended before must outlive every move of the array. */
static void arena_append__grows_and_keeps(void **state)
{
	unsigned *numbers = NULL;

	for (size_t i = 0; i < 1000; i++) {
		unsigned *place = arena_append(*state, &numbers, i, sizeof(*numbers));

		assert_non_null(place);
		assert_ptr_equal(place, &numbers[i]);
		same_number("fresh element", *place, 0);
		*place = (unsigned)i * 7;
	}
	for (size_t i = 0; i < 1000; i++)
		same_number("element", numbers[i], (long long)i * 7);
}

static void arena_copy_array__may_go_on_growing(void **state)
{
	static const size_t counts[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 100};

	for (size_t i = 0; i < ARRAY_SIZE(counts); i++) {
		int original[100], *copy = NULL;
		size_t count = counts[i];

		for (size_t j = 0; j < count; j++)
			original[j] = (int)j;
		same_number("answer",
			arena_copy_array(*state, original, count, sizeof(*copy), &copy), 0);
		assert_int_equal(copy == NULL, count == 0);
		for (size_t j = count; j < count + 20; j++)
			*(int *)arena_append(*state, &copy, j, sizeof(*copy)) = (int)j;
		for (size_t j = 0; j < count + 20; j++)
			same_number("element", copy[j], (long long)j);
	}
}

static void arena_free__accepts_null(void **state)
{
	struct arena *arena = NULL;

	(void)state;
	assert_null(arena_free(NULL));
	arena_freep(&arena);
	arena = arena_new();
	arena_freep(&arena);
	assert_null(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_alloc__gives_zeroed_aligned_memory_of_any_size),
		cmocka_unit_test(arena_alloc__too_much_gives_null_and_leaves_the_arena_usable),
		cmocka_unit_test(arena_copy__keeps_text_and_null),
		cmocka_unit_test(arena_append__grows_and_keeps),
		cmocka_unit_test(arena_copy_array__may_go_on_growing),
		cmocka_unit_test(arena_free__accepts_null),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
