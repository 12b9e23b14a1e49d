/*
 * The commands of `tsfarm`. Each does what was asked, prints it, and returns the exit status; what
 * it cannot do it complains of in one sentence.
 */
#ifndef TSFARM_CLI_FARM_COMMAND_H
#define TSFARM_CLI_FARM_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/command.h"
#include "sim/tsfarm.h"

/* Where a command is typed: "WF12/3". No server: nobody said. */
struct tsfarm_seat {
	char server[132];
	uint32_t session;
	enum edition edition; /* of the server; known once it was found */
};

/* The settings of all commands of `tsfarm`; each reads the members that its options store. */
struct tsfarm_settings {
	const char *server; /* NULL for all */
	const char *drive;  /* the folder that is C:\; NULL: the current folder */
	struct tsfarm_seat seat;
	size_t last; /* so many events; 0 for all */
	bool force, json;
};

extern const struct command command_show, command_events, command_exec, command_export;

/* Read "SERVER/ID"; false, with nothing written, for other text. */
bool tsfarm_seat_parse(const char *text, struct tsfarm_seat *ret_seat);

/* The same, into struct tsfarm_settings; for option rows. */
bool tsfarm_parse_seat(void *settings, const char *value);

/* Is there such a session, on a server that answers? Its server is then spelled as the farm spells it.
 * EXIT_DONE, or the exit status of a complaint that was made. */
int tsfarm_find_seat(const char *path, struct output *out, struct tsfarm_seat *seat);

/* Fill in the edition of the seat's server. Returns as the library does. */
int tsfarm_find_edition(struct farm *farm, int64_t server_id, struct tsfarm_seat *seat);

/* Tell the programs that are started from now on where they are typed; `path` is from the root down.
 * 0 or negative errno. */
int tsfarm_set_seat(const char *path, const struct tsfarm_seat *seat);

/* Read the farm, or one server of it, and close it, so that slow printing blocks no writer. EXIT_DONE, or
 * the exit status of a complaint that was made. The caller frees the snapshot. */
int tsfarm_read(
	const char *path, const char *server, struct output *out, struct snapshot **ret_snapshot);

/* Open the farm; EXIT_DONE, or the exit status of a complaint that was made. The caller frees it.
 */
int tsfarm_open(const char *path, struct output *out, struct farm **ret_farm);

/* Complain of an answer of the library about a farm, when reading or making it; the exit status. */
int tsfarm_refuse_reading(struct output *out, const char *path, int answer);
int tsfarm_refuse_creating(struct output *out, const char *path, int answer);

/* Complain that the farm has no server of that name, with the nearest name; the exit status. */
int tsfarm_refuse_server(struct output *out, struct farm *farm, const char *path, const char *name);

#endif
