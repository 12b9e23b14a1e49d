/*
 * Memory that lives and dies together: a document read from a file, a farm read from its store.
 * Nothing inside is freed alone; arena_free() frees it all.
 */
#ifndef TSFARM_BASE_ARENA_H
#define TSFARM_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/macros.h"

struct arena;

/* Create an empty arena, which the caller owns. NULL on ENOMEM. */
struct arena *arena_new(void);

/* Free the arena and everything in it. Accepts NULL; returns NULL. */
struct arena *arena_free(struct arena *arena);
void arena_freep(struct arena **arena);

/* Allocate `size` zeroed bytes, aligned for any object. The arena owns them; NULL on ENOMEM. */
void *arena_alloc(struct arena *arena, size_t size);

/*
 * Copy `text` (NULL stays NULL), its first `length` bytes, or a formatted text. The arena owns the
 * copy, which ends in NUL; NULL on ENOMEM.
 */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) printf_like(2, 3);
char *arena_vprintf(struct arena *arena, const char *format, va_list values) printf_like(2, 0);

/*
 * Make room for one more element at the end of a growing array. `array` points to a pointer to
 * `count` elements of `size` bytes, which moves when the array is full. Returns the new element,
 * zeroed, or NULL on ENOMEM. The caller increments the count.
 */
void *arena_append(struct arena *arena, void *array, size_t count, size_t size);

/* Copy such an array, so that the copy can grow. An empty array gives NULL. 0 or -ENOMEM. */
int arena_copy_array(
	struct arena *arena, const void *array, size_t count, size_t size, void *ret_array);

#endif
