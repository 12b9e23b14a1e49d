#include "shell/seat.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/utf8.h"
#include "shell/messages.h"
#include "shell/state.h"

/* The winstation of every server for clients that name none (docs/farm-format.md). */
#define LISTENER "RDP-Tcp"

/* The CLIENTNAME of a client without a name in the farm. */
#define UNKNOWN_CLIENT "UNKNOWN"

bool seat_is_taken(const struct seat *seat)
{
	return *seat->at.server;
}

bool seat_is_at(const struct seat *seat, const char *server, uint32_t session)
{
	return seat_is_taken(seat) && seat->at.session == session &&
	       name_equal(seat->at.server, server);
}

int seat_caller(struct shell *shell, struct caller *ret_caller)
{
	return caller_find(shell->farm, shell->seat.at.server, shell->seat.at.session, ret_caller);
}

/* A user may always query the own session (Q186592). */
static int query_session(
	struct shell *shell, const struct tsfarm_seat *at, struct session_info *ret_info)
{
	struct caller caller;
	int r = caller_find(shell->farm, at->server, at->session, &caller);

	return r == 0 ? session_query(shell->farm, &caller, caller.server_id, at->session, ret_info)
		      : r;
}

/* --- Taking it --- */

static void copy_name(char *to, const char *name)
{
	snprintf(to, NAME_BYTES, "%s", name ? name : "");
}

static void copy_session(struct seat *seat, const struct session_info *info)
{
	seat->at.session = info->id;
	memcpy(seat->user, info->user, sizeof(seat->user));
	memcpy(seat->name, info->name, sizeof(seat->name));
	if (info->kind == WINSTATION_CONSOLE)
		copy_name(seat->client, "Console");
	else
		copy_name(seat->client, *info->client_name ? info->client_name : UNKNOWN_CLIENT);
	seat->was_disconnected = info->state == SESSION_DISCONNECTED;
}

int seat_take(struct shell *shell, const char *server, uint32_t session)
{
	struct seat seat = {.at.session = session};
	struct session_info info;
	struct caller caller;
	int r = caller_find(shell->farm, server, session, &caller);

	if (r != 0)
		return r;
	r = server_get_name(shell->farm, caller.server_id, seat.at.server);
	if (r == 0)
		r = tsfarm_find_edition(shell->farm, caller.server_id, &seat.at);
	if (r == 0)
		r = farm_get_last_event(shell->farm, &seat.taken_after);
	if (r == 0)
		r = query_session(shell, &seat.at, &info);
	if (r != 0)
		return r;
	copy_session(&seat, &info);
	seat_restore(shell, &seat);
	return 0;
}

void seat_take_as_in(
	struct shell *shell, const struct snapshot *farm, const char *server, uint32_t session)
{
	const struct server *found = snapshot_server(farm, server);
	const struct session *was = found ? server_session(found, session) : NULL;
	struct seat seat = {0};

	if (was) {
		copy_name(seat.at.server, found->name);
		seat.at.session = session;
		seat.at.edition = found->edition;
		copy_name(seat.user, was->user);
		copy_name(seat.name, was->name);
		seat.was_disconnected = was->state == SESSION_DISCONNECTED;
	}
	seat_restore(shell, &seat);
}

void seat_restore(struct shell *shell, const struct seat *seat)
{
	shell->seat = *seat;
	/* the logon prompt is that of the server where the last seat was */
	if (seat_is_taken(seat))
		memcpy(shell->server, seat->at.server, sizeof(shell->server));
}

/* --- Losing it --- */

static bool has_same_user(const struct seat *seat, const struct session_info *info)
{
	return *seat->user ? *info->user && name_equal(seat->user, info->user) : !*info->user;
}

/* A Win32 error, such as that of a server that is offline now, means that the session is gone. */
static bool is_trouble(int answer)
{
	return answer < 0 || (answer > 0 && !win32_error_text((uint32_t)answer));
}

/* Is it the session that was taken, with the same user, and not disconnected since? */
static bool is_same_session(const struct seat *seat, const struct session_info *info)
{
	return has_same_user(seat, info) &&
	       (info->state != SESSION_DISCONNECTED || seat->was_disconnected);
}

int seat_runs(struct shell *shell, bool *ret_runs)
{
	struct session_info info;
	int r = query_session(shell, &shell->seat.at, &info);

	assert(seat_is_taken(&shell->seat));
	if (is_trouble(r))
		return r;
	*ret_runs = r == 0 && has_same_user(&shell->seat, &info);
	return 0;
}

void seat_add_prompt(const struct seat *seat, struct text *to)
{
	assert(seat_is_taken(seat));
	utf8_print_escaped(to, "%s/%u%s%s>", seat->at.server, seat->at.session,
		*seat->user ? " " : "", seat->user);
}

static int move_to(struct shell *shell, uint32_t session, struct text *to)
{
	char server[NAME_BYTES];
	int r;

	memcpy(server, shell->seat.at.server, sizeof(server));
	r = seat_take(shell, server, session);
	if (r == 0)
		utf8_print_escaped(to, SAY_MOVED, session, server);
	return r;
}

int seat_follow(struct shell *shell, const struct seat_news *news, struct text *to)
{
	struct session_info info = {0};
	struct seat *seat = &shell->seat;
	int r;

	if (!seat_is_taken(seat))
		return 0;
	r = query_session(shell, &seat->at, &info);
	if (r == 0 && !news->ended && is_same_session(seat, &info)) {
		copy_session(seat, &info);
		return 0;
	}
	if (is_trouble(r))
		return r;
	if (news->is_moved)
		return move_to(shell, news->moved_to, to);
	utf8_print_escaped(to,
		info.state == SESSION_DISCONNECTED ? SAY_DISCONNECTED : SAY_LOGGED_OFF,
		seat->at.server, seat->at.session, news->cause);
	*seat = (struct seat){0};
	return 0;
}

/* --- The logon prompt --- */

static int take_first_server(void *context, const char *name, int64_t server_id)
{
	(void)server_id;
	snprintf(context, NAME_BYTES, "%s", name);
	return 1;
}

const char *seat_server(struct shell *shell)
{
	int64_t server_id;

	if (shell->farm &&
		(!*shell->server || server_find(shell->farm, shell->server, &server_id) != 0))
		server_list(shell->farm, take_first_server, shell->server);
	return shell->server;
}

/* SERVER\USER, each without the blanks around it; the server is by default that of the prompt. */
static void split_logon(struct shell *shell, const char *line, char *ret_server, struct text *user)
{
	const char *backslash = strchr(line, '\\');
	const char *end = backslash ? backslash : line;

	while (end > line && strchr(" \t", end[-1]))
		end--;
	snprintf(ret_server, NAME_BYTES, "%.*s", (int)(end - line), line);
	if (!*ret_server)
		snprintf(ret_server, NAME_BYTES, "%s", seat_server(shell));
	line = backslash ? backslash + 1 : line;
	text_add(user, line + strspn(line, " \t"));
}

static int log_on(struct shell *shell, const char *server, const struct text *user)
{
	int64_t server_id;
	uint32_t session;
	int r = user->failed ? -ENOMEM : server_find(shell->farm, server, &server_id);

	if (r != 0)
		return r;
	r = session_logon(
		shell->farm, server_id, LISTENER, text_string(user), NULL, NULL, &session);
	return r == 0 ? seat_take(shell, server, session) : r;
}

void seat_log_on(struct shell *shell, const char *line)
{
	const struct seat *seat = &shell->seat;
	cleanup(text_deinit) struct text user = {0};
	char server[NAME_BYTES];
	int r;

	split_logon(shell, line, server, &user);
	if (!*server) {
		shell_complain(shell, SAY_NO_SERVER_ONLINE);
		return;
	}
	r = log_on(shell, server, &user);
	if (r == 0)
		output_say(shell_out(shell), SAY_LOGGED_ON, seat->at.server, seat->user,
			seat->at.session, seat->name);
	else if (r > 0 && win32_error_text((uint32_t)r))
		shell_complain(shell, SAY_CANNOT_LOG_ON, text_string(&user), server, r,
			win32_error_text((uint32_t)r));
	else
		shell_complain_of_farm(shell, r, false);
}
