#include "cli/mutants/mutant_session.h"

#include <sqlite3.h>
#include <string.h>

#include "base/name.h"
#include "sim/store/statements.h"

/* Of each command, and how many words stand in front of its arguments. */
static const struct {
	const char *name;
	enum right right;
	int words;
} commands[] = {
	{"connect", RIGHT_CONNECT, 1},
	{"disconn", RIGHT_DISCONNECT, 1},
	{"reset", RIGHT_RESET, 2},
};

static size_t find_command(void)
{
	size_t i = 0;

	while (strcmp(commands[i].name, mutant_of) != 0)
		i++;
	return i;
}

enum right mutant_right(void)
{
	return commands[find_command()].right;
}

/* --- What is typed --- */

int mutant_operand(const struct mutant *mutant)
{
	for (int i = commands[find_command()].words; i < mutant->argc; i++) {
		if (*mutant->argv[i] != '/' && *mutant->argv[i] != '-')
			return i;
	}
	return 0;
}

void mutant_make_invalid(struct mutant *mutant)
{
	mutant_insert(mutant, mutant->argc, "/unknown");
}

/* --- Whom to ask --- */

int mutant_get(struct host *host, const struct host_server *server, uint32_t id,
	struct session_row *ret_session)
{
	farm_end_look(mutant_farm(host));
	return store_get_session(mutant_farm(host)->store, server->handle, id, ret_session);
}

int mutant_get_own(struct host *host, struct session_row *ret_session)
{
	const struct caller *caller = mutant_caller(host);

	farm_end_look(mutant_farm(host));
	return store_get_session(
		mutant_farm(host)->store, caller->server_id, caller->session_id, ret_session);
}

int mutant_demand(
	struct host *host, const struct host_server *server, uint32_t id, enum right right)
{
	bool allowed;
	int r;

	farm_end_look(mutant_farm(host));
	r = permission_check(
		mutant_farm(host), mutant_caller(host), server->handle, id, right, &allowed);
	return r != 0 || allowed ? r : WIN32_ERROR_ACCESS_DENIED;
}

/* --- What is done --- */

static int do_nothing(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	(void)server;
	(void)id;
	return 0;
}

static int connect_nothing(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	(void)into;
	(void)password;
	return do_nothing(host, server, id);
}

void mutant_do_nothing(struct mutant *mutant)
{
	mutant->calls.session_disconnect = mutant->calls.session_reset = do_nothing;
	mutant->calls.session_connect = connect_nothing;
}

static mutant_question *question;

static int disconnect_if(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = question(host, server, id);

	return r == 0 ? host_sim_calls.session_disconnect(host, server, id) : r;
}

static int reset_if(struct host *host, const struct host_server *server, uint32_t id)
{
	int r = question(host, server, id);

	return r == 0 ? host_sim_calls.session_reset(host, server, id) : r;
}

static int connect_if(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	int r = question(host, server, id);

	return r == 0 ? host_sim_calls.session_connect(host, server, id, into, password) : r;
}

void mutant_ask_first(struct mutant *mutant, mutant_question *ask)
{
	question = ask;
	mutant->calls.session_disconnect = disconnect_if;
	mutant->calls.session_reset = reset_if;
	mutant->calls.session_connect = connect_if;
}

static mutant_question *decision;

static bool is_administrators(const struct session *session, const char *wanted)
{
	return session->user && name_equal(session->user, wanted);
}

/* What the farm refuses to the caller, it does for Administrator. */
static int decide_by_right(struct host *host, const struct host_server *server, uint32_t id)
{
	struct host_sim *sim = (struct host_sim *)host;
	struct session_summary other;
	struct session_row own, target;
	int r = mutant_get(host, server, id, &target);

	if (r == 0)
		r = mutant_get_own(host, &own);
	if (r != 0 || target.kind == WINSTATION_CONSOLE || mutant_is_own(host, server, id))
		return r;
	/* whose name it is needs no permission to reset */
	if (mutant_right() == RIGHT_RESET && own.account_id == target.account_id)
		return 0;
	r = decision(host, server, id);
	if (r != 0 || mutant_demand(host, server, id, mutant_right()) == 0)
		return r;
	r = mutant_find(host, server, "Administrator", is_administrators, &other);
	if (r == 0)
		sim->caller = (struct caller){server->handle, other.id, sim->caller.edition};
	return r;
}

void mutant_decide(struct mutant *mutant, mutant_question *may)
{
	decision = may;
	mutant_ask_first(mutant, decide_by_right);
}

int mutant_spoil_session(
	struct host *host, const struct host_server *server, uint32_t id, const char *sql)
{
	char *statement = sqlite3_mprintf(sql, (long long)server->handle, (long long)id);
	int r;

	farm_end_look(mutant_farm(host));
	r = database_execute(mutant_farm(host)->store, statement);
	sqlite3_free(statement);
	return r;
}

static int bring_session(struct database *store, const struct caller *caller, int64_t server_id,
	uint32_t id, uint32_t into)
{
	struct session_act moved, left;
	int r = session_act_begin(store, caller, server_id, id, &moved);

	if (r == 0)
		r = session_act_begin(store, caller, server_id, into, &left);
	if (r == 0)
		r = session_lose_client(store, &left);
	if (r != 0)
		return r;
	return session_attach(store, &moved,
		&(struct attachment){.winstation_id = left.target.winstation_id,
			.name = left.target.summary.name});
}

int mutant_bring(struct host *host, const struct host_server *server, uint32_t id, uint32_t into)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct database *store = mutant_farm(host)->store;
	int r;

	farm_end_look(mutant_farm(host));
	r = transaction_begin_write(store, &transaction);
	if (r == 0)
		r = bring_session(store, mutant_caller(host), server->handle, id, into);
	return r == 0 ? transaction_commit(&transaction) : r;
}
