#include "sim/wtsapi/handle.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/wtsapi/system.h"

struct entry {
	uintptr_t token;
	unsigned flushes;
	struct entry *next;
	char server[HANDLE_NAME_BYTES];
};

/* The current server has a handle that nobody opens. */
static struct entry current;
static struct entry *entries;

/* Tokens are never given twice, and look like no address. */
static uintptr_t last_token = 0x54530000;

static uintptr_t to_token(HANDLE handle)
{
	return (uintptr_t)handle;
}

/* Within the lock. */
static struct entry *find_session(HANDLE handle)
{
	struct entry *entry = entries;

	if (handle == WTS_CURRENT_SERVER_HANDLE)
		return &current;
	while (entry && entry->token != to_token(handle))
		entry = entry->next;
	return entry;
}

HANDLE handle_open(const char *server)
{
	struct entry *entry = calloc(1, sizeof(*entry));

	if (!entry)
		return WTS_CURRENT_SERVER_HANDLE;
	snprintf(entry->server, sizeof(entry->server), "%s", server ? server : "");
	system_lock();
	entry->token = last_token += 4;
	entry->next = entries;
	entries = entry;
	system_unlock();
	return (HANDLE)entry->token;
}

void handle_close(HANDLE handle)
{
	struct entry **at = &entries, *gone;

	system_lock();
	while (*at && (*at)->token != to_token(handle))
		at = &(*at)->next;
	gone = *at;
	if (gone)
		*at = gone->next;
	system_unlock();
	free(gone);
}

bool handle_get_server(HANDLE handle, char *ret_name)
{
	const struct entry *entry;

	system_lock();
	entry = find_session(handle);
	if (entry)
		memcpy(ret_name, entry->server, HANDLE_NAME_BYTES);
	system_unlock();
	return entry;
}

bool handle_flush(HANDLE handle)
{
	struct entry *entry;

	system_lock();
	entry = find_session(handle);
	if (entry)
		entry->flushes++;
	system_unlock();
	return entry;
}

bool handle_get_flushes(HANDLE handle, unsigned *ret_count)
{
	const struct entry *entry;

	system_lock();
	entry = find_session(handle);
	if (entry)
		*ret_count = entry->flushes;
	system_unlock();
	return entry;
}
