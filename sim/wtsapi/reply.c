#include "sim/wtsapi/reply.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/wtsapi/call.h"

/* Stands before what the program gets, so that WTSFreeMemoryEx() can tell what it is given. */
struct piece {
	uint64_t mark;
	int32_t type;
	uint32_t count;
};

enum {
	/* what the strictest member of a row, and a pointer, needs */
	ALIGNMENT = 8
};

#define MARK 0x5453666D57545341ull

static void align_text(struct text *text)
{
	while (text->length % ALIGNMENT && !text->failed)
		text_add_char(text, '\0');
}

void reply_init(struct reply *reply, enum charset charset, const struct reply_row *row)
{
	*reply = (struct reply){.charset = charset, .row = row};
}

void reply_deinit(struct reply *reply)
{
	text_deinit(&reply->rows);
	text_deinit(&reply->texts);
}

void reply_add(struct reply *reply, const void *row)
{
	text_add_bytes(&reply->rows, row, reply->row->size);
	reply->count++;
}

/* Until everything is in its place, a pointer is its distance from the first text, and one more. */
static void *remember_reply(const struct reply *reply)
{
	return (void *)(uintptr_t)(reply->texts.length + 1);
}

void *reply_text(struct reply *reply, const char *utf8)
{
	static const char end[2];
	void *at = remember_reply(reply);

	if (!utf8)
		return NULL;
	charset_write(reply->charset, utf8, &reply->texts);
	text_add_bytes(&reply->texts, end, charset_unit(reply->charset));
	align_text(&reply->texts);
	return at;
}

void *reply_bytes(struct reply *reply, const void *bytes, size_t size)
{
	void *at = remember_reply(reply);

	text_add_bytes(&reply->texts, bytes, size);
	align_text(&reply->texts);
	return at;
}

/* --- Handing over --- */

static struct piece *allocate_piece(int type, size_t count, size_t size)
{
	struct piece *piece = calloc(1, sizeof(*piece) + size + 1);

	if (piece)
		*piece = (struct piece){MARK, type, (uint32_t)count};
	return piece;
}

static void aim_pointers(const struct reply *reply, char *rows, char *texts)
{
	const struct reply_row *row = reply->row;

	for (size_t i = 0; i < reply->count; i++) {
		for (size_t j = 0; j < row->pointer_count; j++) {
			char *field = rows + i * row->size + row->pointers[j];
			uintptr_t distance;

			memcpy(&distance, field, sizeof(distance));
			if (distance)
				memcpy(field, &(char *){texts + distance - 1}, sizeof(char *));
		}
	}
}

int reply_give(struct reply *reply, void *ret_rows, DWORD *ret_count)
{
	struct piece *piece;
	size_t size;
	char *rows;

	align_text(&reply->rows);
	size = reply->rows.length;
	piece = reply->rows.failed || reply->texts.failed
			? NULL
			: allocate_piece(
				  (int)reply->row->type, reply->count, size + reply->texts.length);
	if (!piece)
		return -ENOMEM;
	rows = (char *)(piece + 1);
	if (size)
		memcpy(rows, reply->rows.bytes, size);
	if (reply->texts.length)
		memcpy(rows + size, reply->texts.bytes, reply->texts.length);
	aim_pointers(reply, rows, rows + size);
	memcpy(ret_rows, &rows, sizeof(rows));
	*ret_count = (DWORD)reply->count;
	return 0;
}

void *reply_piece(const void *bytes, size_t size)
{
	struct piece *piece = allocate_piece(REPLY_PLAIN, 1, size);

	if (!piece)
		return NULL;
	memcpy(piece + 1, bytes, size);
	return piece + 1;
}

/* --- Freeing --- */

void WINAPI WTSFreeMemory(PVOID memory)
{
	if (memory)
		free((struct piece *)memory - 1);
}

static bool is_of_type(const struct piece *piece, WTS_TYPE_CLASS type, ULONG count)
{
	if (piece->mark != MARK || (unsigned)type > WTSTypeSessionInfoLevel1)
		return false;
	/* documented: it frees other buffers too, for which there is no type */
	return piece->type == REPLY_PLAIN || (piece->type == (int)type && piece->count == count);
}

/* Told what it is to free, it refuses what is something else or has another number of entries. */
static BOOL free_typed(WTS_TYPE_CLASS type, PVOID memory, ULONG count)
{
	if (!memory || !is_of_type((const struct piece *)memory - 1, type, count))
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	WTSFreeMemory(memory);
	return TRUE;
}

BOOL WINAPI WTSFreeMemoryExW(WTS_TYPE_CLASS type, PVOID memory, ULONG count)
{
	return free_typed(type, memory, count);
}

BOOL WINAPI WTSFreeMemoryExA(WTS_TYPE_CLASS type, PVOID memory, ULONG count)
{
	return free_typed(type, memory, count);
}
