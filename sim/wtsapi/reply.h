/*
 * What a call hands to the program: rows of a structure of the API, and behind them the texts that
 * they point to, in one piece of memory that WTSFreeMemory() frees.
 */
#ifndef TSFARM_SIM_WTSAPI_REPLY_H
#define TSFARM_SIM_WTSAPI_REPLY_H

#include "sim/wtsapi/charset.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

/* A kind of row: its size, and where in it the pointers are. */
struct reply_row {
	size_t size;
	WTS_TYPE_CLASS type; /* for WTSFreeMemoryEx(); REPLY_PLAIN for what it need not know */
	size_t pointers[5];
	size_t pointer_count;
};

enum {
	REPLY_PLAIN = -1
};

struct reply {
	enum charset charset;
	const struct reply_row *row;
	struct text rows, texts;
	size_t count;
};

void reply_init(struct reply *reply, enum charset charset, const struct reply_row *row);
void reply_deinit(struct reply *reply);

/* Add a row; what its pointers hold are answers of reply_text() and reply_bytes(). */
void reply_add(struct reply *reply, const void *row);

/* Keep a text for a pointer of the row that is added next; NULL stays NULL. */
void *reply_text(struct reply *reply, const char *utf8);
void *reply_bytes(struct reply *reply, const void *bytes, size_t size);

/* Hand everything over: `ret_rows` is where a pointer to rows goes. Returns 0 or -ENOMEM. */
int reply_give(struct reply *reply, void *ret_rows, DWORD *ret_count);

/* A piece of memory of that size alone, filled with the bytes; NULL when memory is short. */
void *reply_piece(const void *bytes, size_t size);

#endif
