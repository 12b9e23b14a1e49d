#include "sim/store/store.h"

#include "sim/store/statements.h"

int store_next_program(struct database *store, int64_t server_id, uint32_t session_id,
	enum program_end end, uint32_t after, struct program_row *ret_program)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PROGRAM_NEXT);
	int r;

	query_bind_session(&query, server_id, session_id);
	query_bind_integer(&query, ":pid", after);
	query_bind_text(&query, ":on_logoff", program_end_to_string(end));
	r = query_step(&query);
	if (r != 1) {
		ret_program->pid = r == 0 ? 0 : ret_program->pid;
		return r;
	}
	ret_program->pid = (uint32_t)query_integer(&query, 0);
	query_copy_text(&query, 1, ret_program->image, sizeof(ret_program->image));
	query_copy_text(&query, 2, ret_program->unsaved, sizeof(ret_program->unsaved));
	return 0;
}

int store_delete_program(struct database *store, int64_t server_id, uint32_t pid)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PROGRAM_DELETE);

	query_bind_integer(&query, ":server_id", server_id);
	query_bind_integer(&query, ":pid", pid);
	return query_run(&query);
}

static void read_detail(const struct query *query, struct program_detail *ret_program)
{
	struct program_info *info = &ret_program->info;

	info->pid = (uint32_t)query_integer(query, 0);
	info->session_id = (uint32_t)query_integer(query, 1);
	query_copy_text(query, 2, info->image, sizeof(info->image));
	query_copy_text(query, 3, ret_program->unsaved, sizeof(ret_program->unsaved));
	info->account_id = query_integer(query, 4);
	query_copy_text(query, 5, info->user, sizeof(info->user));
}

int store_read_programs(struct database *store, int64_t server_id, uint32_t first, uint32_t last,
	int (*take)(void *context, const struct program_detail *program), void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PROGRAM_OWNERS);
	struct program_detail program;
	int r;

	query_bind_range(&query, server_id, first, last);
	while ((r = query_step(&query)) == 1) {
		read_detail(&query, &program);
		r = take(context, &program);
		if (r != 0)
			return r;
	}
	return r;
}

int store_read_program(
	struct database *store, int64_t server_id, uint32_t pid, struct program_detail *ret_program)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_PROGRAM_OWNERS);
	int r;

	query_bind_range(&query, server_id, pid, pid);
	r = query_step_to_row(&query, WIN32_ERROR_INVALID_PARAMETER);
	if (r == 0)
		read_detail(&query, ret_program);
	return r;
}
