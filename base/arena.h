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

/* A new, empty arena, owned by the caller; NULL when memory is short. */
struct arena *arena_new(void);

/* Free the arena and everything in it. Accepts NULL; returns NULL. */
struct arena *arena_free(struct arena *arena);
void arena_freep(struct arena **arena);

/* `size` zeroed bytes, aligned for any object; NULL when memory is short. The arena owns them. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of `text` (NULL stays NULL), of its first `length` bytes, or of what the format gives. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) printf_like(2, 3);
char *arena_vprintf(struct arena *arena, const char *format, va_list values) printf_like(2, 0);

/*
 * Room for one more element at the end of a growing array. `*array` holds `count` elements of
 * `size` bytes; it moves when it is full. Returns the zeroed new element, NULL when memory is
 * short; the caller counts it.
 */
void *arena_append(struct arena *arena, void *array, size_t count, size_t size);

/*
 * A copy of such an array that may go on growing. Returns 0, or -ENOMEM; an empty one is NULL.
 */
int arena_copy_array(
	struct arena *arena, const void *array, size_t count, size_t size, void *ret_array);

#endif
