#include "cli/query.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/name.h"
#include "base/word.h"
#include "cli/command_words.h"
#include "cli/target.h"
#include "cli/usage_ws2022.h"

/* --- Which of them --- */

/* In the order of the article. */
#define NT4 EDITION_NT4, EDITION_NT4
#define LATER EDITION_WS2003, EDITION_WS2022
#define ALL EDITION_NT4, EDITION_WS2022
static const struct command_word choices[] = {
	{"APPSERVERS", "query appservers", "The Terminal Servers.", query_appservers, NT4},
	{"OBJECT", "query object", "The system's objects, which are not simulated.", query_object,
		NT4},
	{"PROCESS", "query process", "Processes.", query_process, ALL},
	{"SESSION", "query session", "Sessions.", query_session, ALL},
	{"TERMSERVER", "query termserver", "The Terminal Servers.", query_appservers, LATER},
	{"USER", "query user", "Users who are logged on.", query_user, ALL},
};

static const struct command_words words = {
	.name = "query",
	.summary = "Displays information about servers, processes, sessions and users.",
	.syntax = "QUERY { APPSERVERS | OBJECT | PROCESS | SESSION | USER }",
	.usage = {[EDITION_WS2003] = USAGE_WS2022_QUERY},
	.is_dispatcher = true,
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

const struct listings *query_listings(const struct command_connection *connection)
{
	return listings_of(connection->edition);
}

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

int query_read_sessions(
	const struct command_connection *connection, struct query_sessions *ret_sessions)
{
	struct host *host = connection->host;
	int r = host->calls->session_list(host, &connection->server, take_session, ret_sessions);

	if (r == 0 && ret_sessions->count && query_listings(connection)->is_by_winstation)
		qsort(ret_sessions->rows, ret_sessions->count, sizeof(*ret_sessions->rows),
			listings_compare_by_winstation);
	return r;
}

void query_sessions_deinit(struct query_sessions *sessions)
{
	free(sessions->rows);
}

bool query_means(const struct session_info *session, const char *who, bool active_only)
{
	bool is_possible = !active_only || session->state == SESSION_ACTIVE;
	unsigned long long id;

	if (!who)
		return true;
	if (target_is_id(who))
		return is_possible && word_to_number(who, LISTENER_ID_MAX, &id) &&
		       session->id == id;
	if (*session->user && name_equal(session->user, who))
		return true;
	return is_possible && *session->name && name_equal(session->name, who);
}

bool query_is_own(const struct command_connection *connection, uint32_t id)
{
	return connection->server.is_current &&
	       connection->host->calls->session_current(connection->host) == id;
}

const char *query_number(uint32_t number, char text[QUERY_NUMBER_SIZE])
{
	snprintf(text, QUERY_NUMBER_SIZE, "%" PRIu32, number);
	return text;
}
