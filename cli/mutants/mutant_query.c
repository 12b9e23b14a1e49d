#include "cli/mutants/mutant_query.h"

#include <string.h>
#include <strings.h>

bool mutant_queries(const struct mutant *mutant, const char *what)
{
	return mutant->argc > 1 && strcasecmp(mutant->argv[1], what) == 0;
}

void mutant_rename(struct mutant *mutant, const char *asked)
{
	mutant_remove(mutant, 2);
	mutant_insert(mutant, 2, asked);
}

/* --- Who sees what --- */

/* Who looks, and who takes what he sees. */
struct looking {
	struct database *store;
	const struct caller *caller;
	int64_t server_id;
	struct session_row own;
	bool (*sees)(const struct mutant_sight *sight);
	bool (*sees_program)(const struct program_info *program, const struct session_row *own);
	int (*take)(void *context, const struct session_info *session);
	int (*take_program)(void *context, const struct program_info *program);
	void *context;
};

bool mutant_sees(const struct mutant_sight *sight)
{
	return sight->is_own || sight->allowed & ~sight->denied & 1u << RIGHT_QUERY_INFORMATION;
}

static int look_at_sessions(
	struct looking *looking, struct host *host, const struct host_server *server)
{
	looking->store = mutant_farm(host)->store;
	looking->caller = mutant_caller(host);
	looking->server_id = server->handle;
	return store_get_session(looking->store, looking->caller->server_id,
		looking->caller->session_id, &looking->own);
}

static int take_seen(void *context, const struct session_detail *session)
{
	struct looking *looking = context;
	struct mutant_sight sight = {
		.is_own = session_is_own(looking->caller, looking->server_id, session->info.id),
		.session = &session->info,
		.own_user = looking->own.summary.user};
	int r = store_find_permission(looking->store, session->winstation_id,
		looking->own.account_id, &sight.allowed, &sight.denied);

	if (r == 0)
		r = store_find_permission(looking->store, looking->own.winstation_id,
			looking->own.account_id, &sight.allowed_here, &sight.denied_here);
	return r == 0 && looking->sees(&sight) ? looking->take(looking->context, &session->info)
					       : r;
}

int mutant_list_sessions(struct host *host, const struct host_server *server,
	bool (*sees)(const struct mutant_sight *sight),
	int (*take)(void *context, const struct session_info *session), void *context)
{
	struct looking looking = {.sees = sees, .take = take, .context = context};
	int r = look_at_sessions(&looking, host, server);

	return r == 0 ? store_read_sessions(looking.store, server->handle, 0, SESSION_ID_MAX,
				take_seen, &looking)
		      : r;
}

static int take_seen_program(void *context, const struct program_detail *program)
{
	struct looking *looking = context;

	return looking->sees_program(&program->info, &looking->own)
		       ? looking->take_program(looking->context, &program->info)
		       : 0;
}

int mutant_list_programs(struct host *host, const struct host_server *server,
	bool (*sees)(const struct program_info *program, const struct session_row *own),
	int (*take)(void *context, const struct program_info *program), void *context)
{
	struct looking looking = {.sees_program = sees, .take_program = take, .context = context};
	int r = look_at_sessions(&looking, host, server);

	return r == 0 ? store_read_programs(looking.store, server->handle, 0, UINT32_MAX,
				take_seen_program, &looking)
		      : r;
}

/* --- What was printed --- */

void mutant_silence(struct text *results, struct text *complaints)
{
	text_clear(results);
	text_clear(complaints);
}

void mutant_keep_lines(struct text *text, size_t count)
{
	char *at = text->bytes;

	while (at && *at && count-- > 0) {
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	if (at && *at) {
		text->length = (size_t)(at - text->bytes);
		*at = '\0';
	}
}

static struct {
	size_t first, last;
} hidden;

static void hide_rows(struct text *results, struct text *complaints)
{
	char *line = results->bytes ? strchr(results->bytes, '\n') : NULL;

	(void)complaints;
	for (; line && line[1]; line = strchr(line + 1, '\n')) {
		size_t length = strcspn(line + 1, "\n");

		for (size_t i = hidden.first; i <= hidden.last && i < length; i++)
			line[1 + i] = ' ';
	}
}

void mutant_hide(struct mutant *mutant, const char *what, size_t first, size_t last)
{
	if (!mutant_queries(mutant, what))
		return;
	hidden.first = first;
	hidden.last = last;
	mutant->retell = hide_rows;
}
