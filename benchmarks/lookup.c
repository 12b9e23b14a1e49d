/*
 * What the size of a farm costs: one logoff on a farm of a thousand servers with a thousand sessions
 * each, beside one on a farm of a single server with as many sessions as are logged off.
 *
 *     lookup LOGOFF
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "benchmarks/stopwatch.h"
#include "sim/snapshot.h"

/* Sessions 1 to 800 of the first server are logged off, 200 in each of four rounds. */
enum {
	SERVERS = 1000,
	SESSIONS = 1000,
	LOGOFFS = 200,
	ROUNDS = 2
};

static char folder[64];

static void give_up(const char *sentence)
{
	fprintf(stderr, "lookup: %s\n", sentence);
	exit(1);
}

static void *or_give_up(void *memory)
{
	if (!memory)
		give_up("out of memory");
	return memory;
}

/* --- Farms --- */

static void add_administrators(struct snapshot *snapshot)
{
	struct trustee *account = or_give_up(snapshot_add_trustee(snapshot));

	account->name = "Administrator";
	account->kind = TRUSTEE_ACCOUNT;
}

static void add_winstation(struct snapshot *snapshot, struct server *server)
{
	struct winstation *winstation = or_give_up(server_add_winstation(snapshot, server));
	struct permission *permission;

	winstation->name = "RDP-Tcp";
	winstation->kind = WINSTATION_LISTENER;
	permission = or_give_up(winstation_add_permission(snapshot, winstation));
	permission->trustee = "Administrator";
	permission->allowed = permission_preset_rights(PRESET_FULL_CONTROL);
}

static void add_session(struct snapshot *snapshot, struct server *server, uint32_t id)
{
	struct session *session = or_give_up(server_add_session(snapshot, server));

	session->id = id;
	session->name = or_give_up(arena_printf(snapshot->arena, "RDP-Tcp#%u", id));
	session->winstation = "RDP-Tcp";
	session->user = "Administrator";
	session->state = SESSION_ACTIVE;
	session->logon_time = snapshot->clock;
}

static void add_server(struct snapshot *snapshot, size_t number, size_t sessions)
{
	struct server *server = or_give_up(snapshot_add_server(snapshot));

	server->name = or_give_up(arena_printf(snapshot->arena, "WF%04zu", number));
	server->online = true;
	server->logons = LOGONS_ENABLED;
	add_winstation(snapshot, server);
	for (uint32_t id = 0; id < sessions; id++)
		add_session(snapshot, server, id);
}

static void make_farm(const char *path, size_t servers, size_t sessions)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = or_give_up(snapshot_new());

	add_administrators(snapshot);
	for (size_t i = 0; i < servers; i++)
		add_server(snapshot, i, sessions);
	if (farm_create(path, snapshot, true) != 0)
		give_up("cannot make the farm");
}

/* --- Logoffs --- */

/* Which sessions are logged off next, by id or by name. */
struct round {
	char *arguments[3];
	char session[32];
	uint32_t next;
	bool by_name;
};

static char *const *next_logoff(void *context, size_t number)
{
	struct round *round = context;

	(void)number;
	snprintf(round->session, sizeof(round->session), round->by_name ? "RDP-Tcp#%u" : "%u",
		round->next++);
	return round->arguments;
}

static double time_logoffs(char *logoff, const char *farm, uint32_t first, bool by_name)
{
	struct round round = {.arguments = {logoff}, .next = first, .by_name = by_name};

	round.arguments[1] = round.session;
	setenv("TSFARM_DB", farm, 1);
	return (double)stopwatch_spawn(LOGOFFS, 1, next_logoff, &round) / (double)LOGOFFS;
}

static void measure_logoffs(
	char *logoff, const char *small, const char *large, uint32_t first, bool by_name)
{
	double least_small = 0, least_large = 0;

	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t from = first + round * LOGOFFS;
		double small_us = time_logoffs(logoff, small, from, by_name);
		double large_us = time_logoffs(logoff, large, from, by_name);

		least_small = round == 0 || small_us < least_small ? small_us : least_small;
		least_large = round == 0 || large_us < least_large ? large_us : least_large;
	}
	stopwatch_print_row(by_name ? "logoff NAME" : "logoff ID", least_small, least_large);
}

int main(int argc, char **argv)
{
	char small[96], large[96];

	if (argc != 2)
		give_up("usage: lookup LOGOFF");
	strcpy(folder, access("/dev/shm", W_OK) == 0 ? "/dev/shm/tsfarm-bench-XXXXXX"
						     : "/tmp/tsfarm-bench-XXXXXX");
	if (!mkdtemp(folder))
		give_up("cannot make a folder");
	snprintf(small, sizeof(small), "%s/small.db", folder);
	snprintf(large, sizeof(large), "%s/large.db", folder);
	make_farm(small, 1, SESSIONS);
	make_farm(large, SERVERS, SESSIONS);
	setenv("TSFARM_SERVER", "WF0000", 1);
	setenv("TSFARM_SESSION", "0", 1);
	printf("%-44s %12s %12s %8s\n", "", "1 server", "1000 servers", "ratio");
	measure_logoffs(argv[1], small, large, 1, false);
	measure_logoffs(argv[1], small, large, 1 + ROUNDS * LOGOFFS, true);
	unlink(small);
	unlink(large);
	rmdir(folder);
	return 0;
}
