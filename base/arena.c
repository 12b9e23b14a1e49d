#include "base/arena.h"

#include <errno.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One page less what malloc keeps for itself; larger wishes get a block of their own. */
enum {
	BLOCK_SIZE = 4096 - 32
};

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *blocks; /* the newest first: only it has room */
};

struct arena *arena_new(void)
{
	return calloc(1, sizeof(struct arena));
}

struct arena *arena_free(struct arena *arena)
{
	if (!arena)
		return NULL;
	for (struct block *block = arena->blocks, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	free(arena);
	return NULL;
}

void arena_freep(struct arena **arena)
{
	*arena = arena_free(*arena);
}

static struct block *block_add(struct arena *arena, size_t wanted)
{
	size_t size = wanted > BLOCK_SIZE ? wanted : BLOCK_SIZE;
	struct block *block;

	if (size > SIZE_MAX - sizeof(*block))
		return NULL;
	block = malloc(sizeof(*block) + size);
	if (!block)
		return NULL;
	block->used = 0;
	block->size = size;
	block->next = arena->blocks;
	arena->blocks = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct block *block = arena->blocks;
	void *memory;

	if (size > SIZE_MAX - alignof(max_align_t))
		return NULL;
	size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (!block || block->size - block->used < size)
		block = block_add(arena, size);
	if (!block)
		return NULL;
	memory = block->bytes + block->used;
	block->used += size;
	return memset(memory, 0, size);
}

char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (copy && length)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_copy(struct arena *arena, const char *text)
{
	return text ? arena_copy_bytes(arena, text, strlen(text)) : NULL;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list values)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, values);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		return NULL;
	text = arena_alloc(arena, (size_t)length + 1);
	if (text)
		vsnprintf(text, (size_t)length + 1, format, values);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list values;
	char *text;

	va_start(values, format);
	text = arena_vprintf(arena, format, values);
	va_end(values);
	return text;
}

/* Arrays double at powers of two, so their room need not be kept beside their count. */
void *arena_append(struct arena *arena, void *array, size_t count, size_t size)
{
	void **owner = array;

	if ((count & (count - 1)) == 0) {
		size_t room = count ? count * 2 : 1;
		char *moved = room > SIZE_MAX / size ? NULL : arena_alloc(arena, room * size);

		if (!moved)
			return NULL;
		if (count)
			memcpy(moved, *owner, count * size);
		*owner = moved;
	}
	return (char *)*owner + count * size;
}

int arena_copy_array(
	struct arena *arena, const void *array, size_t count, size_t size, void *ret_array)
{
	size_t room = 1;
	void *copy;

	if (!count) {
		*(void **)ret_array = NULL;
		return 0;
	}
	while (room < count)
		room *= 2;
	copy = arena_alloc(arena, room * size);
	if (!copy)
		return -ENOMEM;
	memcpy(copy, array, count * size);
	*(void **)ret_array = copy;
	return 0;
}
