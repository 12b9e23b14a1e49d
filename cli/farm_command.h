/*
 * The commands of `tsfarm`. Each does what was asked, prints it, and returns the exit status; what
 * it cannot do it complains of in one sentence.
 */
#ifndef TSFARM_CLI_FARM_COMMAND_H
#define TSFARM_CLI_FARM_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/output.h"

struct farm;

/* Where a command is typed: "WF12/3". No server: nobody said. */
struct tsfarm_seat {
	char server[132];
	uint32_t session;
};

/* Everything that can be asked; a command reads what concerns it. The texts are borrowed. */
struct tsfarm_request {
	const char *farm;      /* FARM.db */
	const char *farm_file; /* FARM.yaml of `create` */
	const char *server;    /* --server; NULL for all */
	struct tsfarm_seat seat;
	char **command; /* of `exec`, ended by NULL; NULL when none was typed */
	uint32_t last;  /* of `events`: so many; 0 for all */
	bool force, json;
};

int tsfarm_show(const struct tsfarm_request *request, struct output *out);
int tsfarm_events(const struct tsfarm_request *request, struct output *out);
int tsfarm_exec(const struct tsfarm_request *request, struct output *out);
int tsfarm_export(const struct tsfarm_request *request, struct output *out);

/* Read "SERVER/ID"; false, with nothing written, for other text. */
bool tsfarm_seat_parse(const char *text, struct tsfarm_seat *ret_seat);

/* Is there such a session, on a server that answers? Its server is then spelled as the farm spells it.
 * EXIT_DONE, or the exit status of a complaint that was made. */
int tsfarm_find_seat(const char *path, struct output *out, struct tsfarm_seat *seat);

/* Tell the programs that are started from now on where they are typed; `path` is from the root down.
 * 0 or negative errno. */
int tsfarm_set_seat(const char *path, const struct tsfarm_seat *seat);

/* Open the farm; EXIT_DONE, or the exit status of a complaint that was made. The caller frees it.
 */
int tsfarm_open(const char *path, struct output *out, struct farm **ret_farm);

/* Complain of an answer of the library about a farm, when reading or making it; the exit status. */
int tsfarm_refuse_reading(struct output *out, const char *path, int answer);
int tsfarm_refuse_creating(struct output *out, const char *path, int answer);

/* Complain that the farm has no server of that name, with the nearest name; the exit status. */
int tsfarm_refuse_server(struct output *out, struct farm *farm, const char *path, const char *name);

#endif
