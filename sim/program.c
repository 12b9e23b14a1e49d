#include <stdio.h>

#include "base/macros.h"
#include "sim/farm.h"
#include "sim/permission.h"
#include "sim/session.h"

/* Whose programs a caller may see and end: Q186526, Q186592. */
struct reach {
	const struct caller *caller;
	int64_t server_id;
	int64_t account_id;
	bool is_administrator;
};

static int reach_of(struct database *store, const struct caller *caller, int64_t server_id,
	struct reach *ret_reach)
{
	struct reach reach = {.caller = caller, .server_id = server_id};
	int r = permission_is_administrator(
		store, caller, &reach.account_id, &reach.is_administrator);

	if (r == 0)
		*ret_reach = reach;
	return r;
}

static bool reaches_program(const struct reach *reach, const struct program_info *program)
{
	return reach->is_administrator ||
	       (reach->account_id && program->account_id == reach->account_id) ||
	       session_is_own(reach->caller, reach->server_id, program->session_id);
}

/* Somebody who takes programs, but only those within reach. */
struct program_taker {
	struct reach reach;
	int (*take)(void *context, const struct program_info *program);
	void *context;
};

static int take_if_reached(void *context, const struct program_detail *program)
{
	const struct program_taker *taker = context;

	return reaches_program(&taker->reach, &program->info)
		       ? taker->take(taker->context, &program->info)
		       : 0;
}

int program_list(struct farm *farm, const struct caller *caller, int64_t server_id,
	int (*take)(void *context, const struct program_info *program), void *context)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct program_taker taker = {.take = take, .context = context};
	int r = transaction_begin_read(farm->store, &transaction);

	if (r == 0)
		r = reach_of(farm->store, caller, server_id, &taker.reach);
	return r == 0 ? store_read_programs(
				farm->store, server_id, 0, UINT32_MAX, take_if_reached, &taker)
		      : r;
}

static int may_terminate(
	struct database *store, const struct session_act *act, const struct program_info *program)
{
	struct reach reach;
	int r = reach_of(store, &act->caller, act->server_id, &reach);

	return r != 0 || reaches_program(&reach, program) ? r : WIN32_ERROR_ACCESS_DENIED;
}

static int has_programs(struct database *store, const struct session_act *act, bool *ret_has)
{
	struct program_row program = {0};
	int r = 0;

	for (enum program_end end = 0; end < PROGRAM_END_COUNT && !program.pid && r == 0; end++)
		r = store_next_program(
			store, act->server_id, act->target.summary.id, end, 0, &program);
	if (r == 0)
		*ret_has = program.pid;
	return r;
}

/* With its last program a session ends (Q186526), where somebody is to be logged off. */
static int end_with_last_program(struct database *store, const struct session_act *act)
{
	bool has;
	int r = has_programs(store, act, &has);

	return r == 0 && !has && *act->target.summary.user ? session_remove(store, act) : r;
}

static int terminate_program(
	struct database *store, const struct session_act *act, const struct program_detail *program)
{
	struct program_row row = {.pid = program->info.pid};
	int r;

	snprintf(row.image, sizeof(row.image), "%s", program->info.image);
	snprintf(row.unsaved, sizeof(row.unsaved), "%s", program->unsaved);
	r = session_end_program(store, act, &row, EVENT_PROGRAM_KILLED);
	return r == 0 ? end_with_last_program(store, act) : r;
}

int program_terminate(
	struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t pid)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct program_detail program;
	struct session_act act;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = store_read_program(farm->store, server_id, pid, &program);
	if (r == 0)
		r = session_act_begin(
			farm->store, caller, server_id, program.info.session_id, &act);
	if (r == 0)
		r = may_terminate(farm->store, &act, &program.info);
	if (r == 0)
		r = terminate_program(farm->store, &act, &program);
	return r == 0 ? transaction_commit(&transaction) : r;
}
