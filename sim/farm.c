#include "sim/farm.h"

#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/snapshot.h"

int farm_open(const char *path, struct farm **ret_farm)
{
	cleanup(farm_freep) struct farm *farm = calloc(1, sizeof(*farm));
	int r;

	if (!farm)
		return -ENOMEM;
	r = store_open(path, &farm->store);
	if (r != 0)
		return r;
	*ret_farm = steal(&farm);
	return 0;
}

struct farm *farm_free(struct farm *farm)
{
	if (!farm)
		return NULL;
	farm_end_look(farm);
	database_free(farm->store);
	free(farm);
	return NULL;
}

void farm_freep(struct farm **farm)
{
	*farm = farm_free(*farm);
}

int farm_get_account(struct farm *farm, int64_t account_id, char *ret_name)
{
	return store_get_account_name(farm->store, account_id, ret_name);
}

int farm_find_account(
	struct farm *farm, const char *name, int64_t *ret_account_id, char *ret_name)
{
	return store_find_account(farm->store, name, ret_account_id, ret_name);
}

bool farm_is_file(const struct farm *farm)
{
	return farm->store->is_file;
}

int farm_file_version(const char *path)
{
	return store_file_version(path);
}

int farm_begin_look(struct farm *farm)
{
	return transaction_begin_read(farm->store, &farm->look);
}

void farm_end_look(struct farm *farm)
{
	transaction_end(&farm->look);
}

int farm_get_change(struct farm *farm, uint32_t *ret_change)
{
	return store_get_change(farm->store, ret_change);
}

int farm_get_clock(struct farm *farm, char *ret_clock)
{
	return store_get_clock(farm->store, ret_clock);
}

int farm_advance_clock(struct farm *farm, uint32_t seconds)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = store_advance_clock(farm->store, seconds);
	return r == 0 ? transaction_commit(&transaction) : r;
}

int farm_read(struct farm *farm, const char *server, struct snapshot **ret_snapshot)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = snapshot_new();
	cleanup(transaction_end) struct transaction transaction = {0};
	int64_t server_id = 0;
	bool online;
	int r;

	if (!snapshot)
		return -ENOMEM;
	r = transaction_begin_read(farm->store, &transaction);
	if (r == 0 && server)
		r = store_find_server(farm->store, server, &server_id, &online);
	if (r == 0)
		r = store_load(farm->store, server_id, snapshot);
	if (r != 0)
		return r;
	*ret_snapshot = steal(&snapshot);
	return 0;
}

int farm_get_last_event(struct farm *farm, int64_t *ret_number)
{
	return store_get_last_event(farm->store, ret_number);
}

int farm_read_events(struct farm *farm, int64_t after,
	int (*take)(void *context, const struct event *event), void *context)
{
	return store_read_events(farm->store, after, take, context);
}

/* A server that is switched off does not answer, and looks like one that was never there. */
int server_find(struct farm *farm, const char *name, int64_t *ret_server_id)
{
	int64_t server_id;
	bool online;
	int r = store_find_server(farm->store, name, &server_id, &online);

	if (r != 0)
		return r;
	if (!online)
		return WIN32_ERROR_RPC_SERVER_UNAVAILABLE;
	*ret_server_id = server_id;
	return 0;
}

/* Somebody who takes servers, but only those that answer. */
struct server_taker {
	int (*take)(void *context, const char *name, int64_t server_id);
	void *context;
};

static int take_if_online(void *context, const char *name, int64_t server_id, bool online)
{
	const struct server_taker *taker = context;

	return online ? taker->take(taker->context, name, server_id) : 0;
}

int server_list(struct farm *farm, int (*take)(void *context, const char *name, int64_t server_id),
	void *context)
{
	struct server_taker taker = {take, context};

	return store_list_servers(farm->store, take_if_online, &taker);
}

int server_get_name(struct farm *farm, int64_t server_id, char *ret_name)
{
	return store_get_server_name(farm->store, server_id, ret_name);
}

int server_get_profile(struct farm *farm, int64_t server_id, struct server_profile *ret_profile)
{
	struct server_row server;
	int r = store_get_server(farm->store, server_id, &server);

	if (r == 0)
		*ret_profile = (struct server_profile){server.edition, server.locale};
	return r;
}

int caller_find(
	struct farm *farm, const char *server, uint32_t session_id, struct caller *ret_caller)
{
	struct caller caller = {.session_id = session_id};
	struct session_row row;
	int r = server_find(farm, server, &caller.server_id);

	if (r == 0)
		r = store_get_session(farm->store, caller.server_id, session_id, &row);
	if (r != 0)
		return r;
	caller.edition = row.edition;
	*ret_caller = caller;
	return 0;
}
