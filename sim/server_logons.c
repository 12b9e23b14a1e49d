#include "base/macros.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/permission.h"
#include "sim/session.h"

int caller_is_administrator(
	struct farm *farm, const struct caller *caller, bool *ret_is_administrator)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int64_t account_id;
	int r = transaction_begin_read(farm->store, &transaction);

	if (r != 0)
		return r;
	return permission_is_administrator(farm->store, caller, &account_id, ret_is_administrator);
}

/* Q186504: "Only administrators can run CHANGE LOGON." */
static int check_administrator(struct database *store, const struct caller *caller)
{
	bool is_administrator;
	int64_t account_id;
	int r = permission_is_administrator(store, caller, &account_id, &is_administrator);

	return r != 0 || is_administrator ? r : WIN32_ERROR_ACCESS_DENIED;
}

int server_get_logons(struct farm *farm, const struct caller *caller, enum logon_mode *ret_mode)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct server_row server;
	int r = transaction_begin_read(farm->store, &transaction);

	if (r == 0)
		r = check_administrator(farm->store, caller);
	if (r == 0)
		r = store_get_server(farm->store, caller->server_id, &server);
	if (r == 0)
		*ret_mode = server.logons;
	return r;
}

int server_set_logons(struct farm *farm, const struct caller *caller, enum logon_mode mode)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct server_row server;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = check_administrator(farm->store, caller);
	if (r == 0)
		r = store_get_server(farm->store, caller->server_id, &server);
	if (r != 0)
		return r;
	if (!(edition_rules(server.edition)->logon_modes & 1u << mode))
		return WIN32_ERROR_NOT_SUPPORTED;
	r = store_set_logons(farm->store, caller->server_id, mode);
	return r == 0 ? transaction_commit(&transaction) : r;
}
