/*
 * Who sits in front of a shell: in a session, until it is logged off, reset or disconnected, whoever
 * did it. Then the shell is at the logon prompt.
 */
#ifndef TSFARM_SHELL_SEAT_H
#define TSFARM_SHELL_SEAT_H

#include "base/text.h"
#include "cli/farm_command.h"
#include "sim/tsfarm.h"

struct shell;

struct seat {
	struct tsfarm_seat at; /* no server: nobody sits anywhere */
	char user[NAME_BYTES]; /* who is logged on there; empty: nobody */
	char name[NAME_BYTES]; /* of the session, by which it is known when it is shown elsewhere */
	bool was_disconnected; /* when it was taken */
};

bool seat_is_taken(const struct seat *seat);

/* Is it the same session? */
bool seat_is_at(const struct seat *seat, const char *server, uint32_t session);

/* Is it still there? False also when the farm cannot be read. */
bool seat_is_there(struct shell *shell);

/* Add the prompt, which says where one is and who: "WF12/3 eva>". */
void seat_add_prompt(const struct seat *seat, struct text *to);

/* Sit down in a session. Returns 0, or as caller_find(); the farm is open. */
int seat_take(struct shell *shell, const char *server, uint32_t session);

/*
 * Sit down in a session as it was in that farm, whether it still is: seat_follow() finds out. Nobody
 * sits anywhere then when the farm had no such session.
 */
void seat_take_as_in(
	struct shell *shell, const struct snapshot *farm, const char *server, uint32_t session);

/* Take what the seat was, as `.undo` does; whether it still is shows in seat_follow(). */
void seat_restore(struct shell *shell, const struct seat *seat);

/* Whoever sits there, as the farm's caller. */
int seat_caller(struct shell *shell, struct caller *ret_caller);

/* What the journal says of the session in which one sits. */
struct seat_news {
	bool ended; /* its user was logged off, it was reset or parted from its client */
	char cause[3 * NAME_BYTES]; /* " by WF12/0 Administrator"; empty where nobody else did it */
	bool is_shown;              /* `connect` shows another session in its place: */
	uint32_t shown;
};

/*
 * See whether the session is still the one that was taken. Where another one is shown in its place,
 * that is the seat; else nobody sits anywhere. What happened is added to `to`. Returns 0 or the
 * farm's answer.
 */
int seat_follow(struct shell *shell, const struct seat_news *news, struct text *to);

/* The server on which one logs on; empty when none answers. */
const char *seat_server(struct shell *shell);

/* Execute a line at the logon prompt: a user's name, or SERVER\USER. */
void seat_log_on(struct shell *shell, const char *line);

#endif
