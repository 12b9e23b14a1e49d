#include "cli/query.h"

#include <errno.h>
#include <stdlib.h>

#include "base/name.h"
#include "base/word.h"
#include "cli/command_words.h"
#include "cli/target.h"

/* --- Which of them --- */

/* In the order of the article. */
static const struct command_word choices[] = {
	{"APPSERVERS", "query appservers", "The Terminal Servers.", query_appservers},
	{"OBJECT", "query object", "The system's objects, which are not simulated.", query_object},
	{"PROCESS", "query process", "Processes.", query_process},
	{"SESSION", "query session", "Sessions.", query_session},
	{"USER", "query user", "Users who are logged on.", query_user},
};

static const struct command_words words = {
	.name = "query",
	.summary = "Displays information about servers, processes, sessions and users.",
	.syntax = "QUERY { APPSERVERS | OBJECT | PROCESS | SESSION | USER }",
	.rows = choices,
	.count = ARRAY_SIZE(choices),
};

int query_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	return command_words_start(&words, open, argc, argv);
}

int query_start_as(const char *what, int (*open)(struct host **ret_host), int argc, char **argv)
{
	return command_words_start_as(&words, what, open, argc, argv);
}

/* --- What they share --- */

static int take_session(void *context, const struct session_info *session)
{
	struct query_sessions *sessions = context;
	struct session_info *rows = realloc(sessions->rows, (sessions->count + 1) * sizeof(*rows));

	if (!rows)
		return -ENOMEM;
	rows[sessions->count++] = *session;
	sessions->rows = rows;
	return 0;
}

int query_read_sessions(const struct command_place *place, struct query_sessions *ret_sessions)
{
	struct host *host = place->host;

	return host->calls->session_list(host, &place->server, take_session, ret_sessions);
}

void query_sessions_deinit(struct query_sessions *sessions)
{
	free(sessions->rows);
}

bool query_means(const struct session_info *session, const char *who)
{
	unsigned long long id;

	if (!who)
		return true;
	/* Q186592: "the session must identify an active session" */
	if (target_is_id(who))
		return word_to_number(who, SESSION_ID_MAX, &id) && session->id == id &&
		       session->state == SESSION_ACTIVE;
	if (*session->user && name_equal(session->user, who))
		return true;
	return session->state == SESSION_ACTIVE && *session->name && name_equal(session->name, who);
}

bool query_is_own(const struct command_place *place, uint32_t id)
{
	return place->server.is_current && place->host->calls->session_current(place->host) == id;
}

const char *query_state(enum session_state state)
{
	switch (state) {
	case SESSION_ACTIVE:
		return "active";
	case SESSION_CONNECTED:
		return "conn";
	case SESSION_CONNECTQUERY:
		return "connq";
	case SESSION_SHADOW:
		return "shadow";
	case SESSION_DISCONNECTED:
		return "disc";
	case SESSION_IDLE:
		return "idle";
	case SESSION_LISTEN:
		return "listen";
	case SESSION_RESET:
		return "reset";
	case SESSION_DOWN:
		return "down";
	case SESSION_INIT:
		return "init";
	case SESSION_STATE_COUNT:
		break;
	}
	return "?";
}
