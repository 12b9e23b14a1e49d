/*
 * The seat of a shell: the session whose user types. It is lost when that session is logged off, reset
 * or disconnected, by anybody. The shell is at the logon prompt then.
 */
#ifndef TSFARM_SHELL_SEAT_H
#define TSFARM_SHELL_SEAT_H

#include "base/text.h"
#include "cli/farm_command.h"
#include "sim/tsfarm.h"

struct shell;

struct seat {
	struct tsfarm_seat at; /* no server: the seat is not taken */
	char user[NAME_BYTES]; /* of the session; empty: none */
	char name
		[NAME_BYTES]; /* of the session; another session that gets it is shown in its place */
	char client[NAME_BYTES]; /* the computer of the user, for CLIENTNAME */
	bool was_disconnected;   /* when it was taken */
	int64_t taken_after; /* the last event of the journal then: earlier ones concern an earlier session */
};

/* Events of the journal about the session of a seat. */
struct seat_news {
	bool ended;                 /* it was logged off, reset or disconnected */
	char cause[3 * NAME_BYTES]; /* " by WF12/0 Administrator"; empty: its own user */
	bool is_moved;              /* `connect` shows another session in its place: */
	uint32_t moved_to;
};

bool seat_is_taken(const struct seat *seat);

/* Is it this session? */
bool seat_is_at(const struct seat *seat, const char *server, uint32_t session);

/*
 * Does the session of the shell's seat still exist, disconnected or not, with the same user? Returns 0,
 * negative errno or an answer of farm_open(). The seat must be taken.
 */
int seat_runs(struct shell *shell, bool *ret_runs);

/* Add the prompt: "WF12/3 eva>". */
void seat_add_prompt(const struct seat *seat, struct text *to);

/* Take a seat in a session of the open farm. Returns 0, or an answer of caller_find(). */
int seat_take(struct shell *shell, const char *server, uint32_t session);

/*
 * Take a seat in a session of another state of the farm; a later seat_follow() looks whether it still
 * exists. If that state has no such session, the seat is not taken.
 */
void seat_take_as_in(
	struct shell *shell, const struct snapshot *farm, const char *server, uint32_t session);

/* Take a seat that was saved; a later seat_follow() looks whether it still exists. */
void seat_restore(struct shell *shell, const struct seat *seat);

/* Find the caller that the seat is for the farm. Returns 0, or an answer of caller_find(). */
int seat_caller(struct shell *shell, struct caller *ret_caller);

/*
 * Look whether the session of the seat still exists. If not, move to the session that is shown in its
 * place, or leave the seat, and add a line to `to`. Returns 0 or an answer of sim/tsfarm.h.
 */
int seat_follow(struct shell *shell, const struct seat_news *news, struct text *to);

/* The server of the logon prompt, which belongs to the shell; empty if no server is online. */
const char *seat_server(struct shell *shell);

/* Execute a line of the logon prompt: a user name, or SERVER\USER. Complaints are printed. */
void seat_log_on(struct shell *shell, const char *line);

#endif
