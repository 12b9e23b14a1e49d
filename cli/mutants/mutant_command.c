/* dup() */
#define _XOPEN_SOURCE 700

#include "cli/mutants/mutant_command.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/program.h"
#include "cli/change.h"
#include "cli/connect.h"
#include "cli/disconn.h"
#include "cli/kill.h"
#include "cli/msg.h"
#include "cli/query.h"
#include "cli/reset.h"

static struct mutant mutant;

/* --- Lists --- */

/* Who takes a list in the command's place. */
struct taker {
	struct host *host;
	int (*take)(void *context, const struct session_info *session);
	void *context;
	bool (*change)(struct host *host, struct session_info *session);
};

static int take_session(void *context, const struct session_info *session)
{
	const struct taker *taker = context;
	struct session_info changed = *session;

	return taker->change(taker->host, &changed) ? taker->take(taker->context, &changed) : 0;
}

int mutant_change_sessions(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context,
	bool (*change)(struct host *host, struct session_info *session))
{
	struct taker taker = {host, take, context, change};

	return host_sim_session_list(host, server, take_session, &taker);
}

static bool (*list_change)(struct host *host, struct session_info *session);

static int list_changed(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	return mutant_change_sessions(host, server, take, context, list_change);
}

void mutant_change_lists(
	struct mutant *wrong, bool (*change)(struct host *host, struct session_info *session))
{
	list_change = change;
	wrong->calls.session_list = list_changed;
}

/* --- Who may --- */

bool mutant_has_right(const struct mutant_rights *rights, enum right right)
{
	return rights->is_own || (rights->allowed & ~rights->denied & 1u << right);
}

static int read_rights(
	struct host *host, const struct session_act *act, struct mutant_rights *rights)
{
	struct database *store = mutant_farm(host)->store;
	struct session_row own;
	int r = store_get_session(store, act->caller.server_id, act->caller.session_id, &own);

	if (r == 0)
		r = store_find_permission(store, act->target.winstation_id, own.account_id,
			&rights->allowed, &rights->denied);
	if (r == 0)
		r = store_find_permission(store, own.winstation_id, own.account_id,
			&rights->allowed_here, &rights->denied_here);
	rights->is_own = session_is_own(&act->caller, act->server_id, act->target.summary.id);
	rights->target = &act->target.summary;
	rights->by = &act->by;
	return r;
}

int mutant_loan_take(struct mutant_loan *loan, struct host *host, const struct host_server *server,
	uint32_t id, bool (*may)(const struct mutant_rights *rights))
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct mutant_rights rights = {0};
	struct session_act act;
	int r;

	farm_end_look(mutant_farm(host));
	r = transaction_begin_write(mutant_farm(host)->store, &transaction);
	if (r == 0)
		r = session_act_begin(
			mutant_farm(host)->store, mutant_caller(host), server->handle, id, &act);
	if (r == 0)
		r = read_rights(host, &act, &rights);
	if (r != 0)
		return r;
	if (!may(&rights))
		return WIN32_ERROR_ACCESS_DENIED;
	loan->host = (struct host_sim *)host;
	loan->own = loan->host->caller;
	loan->host->caller = (struct caller){server->handle, id, loan->own.edition};
	return 0;
}

void mutant_loan_return(struct mutant_loan *loan)
{
	if (loan->host)
		loan->host->caller = loan->own;
}

/* --- The program --- */

static int open_spoilt(struct host **ret_host)
{
	int r = host_open(ret_host);

	if (r == 0)
		(*ret_host)->calls = &mutant.calls;
	return r;
}

static int start_change(int argc, char **argv)
{
	return change_start(open_spoilt, argc, argv);
}

static int start_connect(int argc, char **argv)
{
	return connect_start("connect", open_spoilt, argc, argv);
}

static int start_disconn(int argc, char **argv)
{
	return disconn_start("disconn", open_spoilt, argc, argv);
}

static int start_kill(int argc, char **argv)
{
	return kill_start("tskill", open_spoilt, argc, argv);
}

static int start_msg(int argc, char **argv)
{
	return msg_start(open_spoilt, argc, argv);
}

static int start_query(int argc, char **argv)
{
	if (mutant.keeps_status && argc > 1 && *argv[1] != '/')
		return query_start_as(argv[1], open_spoilt, argc - 1, argv + 1);
	return query_start(open_spoilt, argc, argv);
}

static int start_reset(int argc, char **argv)
{
	return reset_start(open_spoilt, argc, argv);
}

static int (*const commands[])(int argc, char **argv) = {start_change, start_connect, start_disconn,
	start_kill, start_msg, start_query, start_reset};
static const char *const names[] = {
	"change", "connect", "disconn", "kill", "msg", "query", "reset"};

static int start_capture(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (strcmp(names[i], mutant_of) == 0)
			return commands[i](mutant.argc, mutant.argv) == 0 ? mutant.status_done
									  : mutant.status_failed;
	}
	return MUTANT_UNKNOWN;
}

/* A stream that is kept for a while, to be read again. */
struct kept {
	FILE *stream, *file;
	int real;
};

static bool keep_output(struct kept *kept, FILE *stream)
{
	kept->stream = stream;
	kept->file = file_open_nameless();
	kept->real = dup(fileno(stream));
	return kept->file && kept->real >= 0 && dup2(fileno(kept->file), fileno(stream)) >= 0;
}

static void give_back(struct kept *kept, struct text *ret_said)
{
	char chunk[4096];
	size_t got;

	fflush(kept->stream);
	rewind(kept->file);
	while ((got = fread(chunk, 1, sizeof(chunk), kept->file)) > 0)
		text_add_bytes(ret_said, chunk, got);
	dup2(kept->real, fileno(kept->stream));
	close(kept->real);
	fclose(kept->file);
}

static int start_and_retell(void)
{
	cleanup(text_deinit) struct text results = {0}, complaints = {0};
	struct kept kept[2];
	int status;

	if (!keep_output(&kept[0], stdout) || !keep_output(&kept[1], stderr))
		return 127;
	status = start_capture();
	give_back(&kept[0], &results);
	give_back(&kept[1], &complaints);
	mutant.retell(&results, &complaints);
	fputs(text_string(&results), stdout);
	fputs(text_string(&complaints), stderr);
	return status;
}

int program_main(int argc, char **argv)
{
	const struct mutant_row *row = mutant_choose(argc, argv);

	if (!row)
		return MUTANT_UNKNOWN;
	mutant = (struct mutant){.calls = host_sim_calls, .status_done = 0, .status_failed = 1};
	for (int i = 1; i < argc; i++)
		mutant_insert(&mutant, i - 1, argv[i]);
	row->mutate(&mutant);
	return mutant.retell ? start_and_retell() : start_capture();
}
