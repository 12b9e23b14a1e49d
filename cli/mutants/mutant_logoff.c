#include "cli/mutants/mutant_logoff.h"

#include <sqlite3.h>
#include <string.h>

#include "base/program.h"
#include "sim/store/statements.h"

static struct mutant wrong;

/* --- What is typed --- */

bool mutant_is_by_name(const struct logoff_request *request)
{
	return request->session && request->session[strspn(request->session, "0123456789")];
}

static bool (*suits_also)(const struct session *session, const char *wanted);

static int find_also(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	int r = logoff_find(host, request, target);

	if (r != WIN32_ERROR_WINSTATION_NOT_FOUND || !mutant_is_by_name(request))
		return r;
	return mutant_find(host, &target->server, request->session, suits_also, &target->session);
}

void mutant_find_also(
	struct mutant *mutant, bool (*suits)(const struct session *session, const char *wanted))
{
	suits_also = suits;
	mutant->steps.find = find_also;
}

/* --- A logoff on the server --- */

static const struct mutant_rules *rules;

static int may_logoff(struct database *store, const struct session_act *logoff)
{
	return session_may_logoff(store, &logoff->caller, logoff->server_id, &logoff->target);
}

bool mutant_is_of_own(const struct session_act *logoff)
{
	return logoff->caller.server_id == logoff->server_id &&
	       logoff->caller.session_id == logoff->target.summary.id;
}

int mutant_may(struct database *store, const struct session_act *logoff, bool allowed)
{
	int r = may_logoff(store, logoff);

	if (mutant_is_of_own(logoff) || logoff->target.kind == WINSTATION_CONSOLE)
		return r;
	if (r == 0 && !allowed)
		return WIN32_ERROR_ACCESS_DENIED;
	return r == WIN32_ERROR_ACCESS_DENIED && allowed ? 0 : r;
}

int mutant_may_or(struct database *store, const struct session_act *logoff, bool free)
{
	bool allowed;
	int r = session_allows(
		store, &logoff->caller, logoff->server_id, &logoff->target, RIGHT_LOGOFF, &allowed);

	return r == 0 ? mutant_may(store, logoff, allowed || free) : r;
}

int mutant_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct database *store = mutant_farm(host)->store;
	struct session_act logoff;
	int r;

	farm_end_look(mutant_farm(host));
	r = transaction_begin_write(store, &transaction);
	if (r == 0)
		r = session_act_begin(store, mutant_caller(host), server->handle, id, &logoff);
	if (r == 0)
		r = (rules->may ? rules->may : may_logoff)(store, &logoff);
	if (r == 0)
		r = (rules->end_programs ? rules->end_programs : session_end_programs)(
			store, &logoff);
	if (r == 0)
		r = (rules->remove ? rules->remove : session_remove)(store, &logoff);
	return r == 0 ? transaction_commit(&transaction) : r;
}

void mutant_set_rules(struct mutant *mutant, const struct mutant_rules *others)
{
	rules = others;
	mutant->calls.session_logoff = mutant_logoff;
}

int mutant_spoil(struct database *store, const struct session_act *logoff, const char *sql)
{
	char *statement = sqlite3_mprintf(
		sql, (long long)logoff->server_id, (long long)logoff->target.summary.id);
	int r = database_execute(store, statement);

	sqlite3_free(statement);
	return r;
}

/* --- The program --- */

static int open_spoilt(struct host **ret_host)
{
	return mutant_open(&wrong.calls, ret_host);
}

int program_main(int argc, char **argv)
{
	const struct mutant_row *row = mutant_choose(argc, argv);
	int status;

	if (!row)
		return MUTANT_UNKNOWN;
	wrong = (struct mutant){logoff_steps, host_sim_calls, LOGOFF_DONE, LOGOFF_FAILED};
	wrong.steps.open = open_spoilt;
	row->mutate(&wrong);
	status = logoff_run(&wrong.steps, argc - 1, argv + 1);
	return status == LOGOFF_DONE ? wrong.status_done : wrong.status_failed;
}
