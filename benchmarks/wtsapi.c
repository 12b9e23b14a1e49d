/*
 * What a query of the API costs when the farm stays open between calls, beside one that opens the farm:
 * 900 queries on a farm of 300 sessions.
 *
 *     wtsapi FOLDER
 *
 * It runs under Wine, too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/machine.h"
#include "base/macros.h"
#include "sim/snapshot.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

enum {
	SESSIONS = 300,
	QUERIES = 900,
	ROUNDS = 5
};

static void give_up(const char *sentence)
{
	fprintf(stderr, "wtsapi: %s\n", sentence);
	exit(1);
}

static void *or_give_up(void *memory)
{
	if (!memory)
		give_up("out of memory");
	return memory;
}

/* --- The farm --- */

static char *write_yaml(void)
{
	size_t size = 64 + SESSIONS * 64, length;
	char *yaml = or_give_up(malloc(size));

	length = (size_t)snprintf(yaml, size, "servers:\n  WF12:\n    sessions:\n");
	for (unsigned id = 1; id <= SESSIONS; id++)
		length += (size_t)snprintf(
			yaml + length, size - length, "      %u: {user: Administrator}\n", id);
	return yaml;
}

static void make_farm(const char *path)
{
	struct snapshot *snapshot;
	char *yaml = write_yaml(), *problems = NULL;

	if (snapshot_parse("farm", yaml, strlen(yaml), &snapshot, &problems) != 0)
		give_up(problems ? problems : "cannot read the farm");
	if (farm_create(path, snapshot, true) != 0)
		give_up("cannot make the farm");
	snapshot_free(snapshot);
	free(yaml);
}

/* --- Queries --- */

static uint32_t session_of(unsigned query)
{
	return query % SESSIONS + 1;
}

/* As each call did before farms stayed open. */
static void query_anew(const char *path, unsigned query)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	struct session_info session;
	struct caller caller;

	if (farm_open(path, &farm) != 0 || caller_find(farm, "WF12", 1, &caller) != 0 ||
		session_query(farm, &caller, caller.server_id, session_of(query), &session) != 0)
		give_up("cannot query");
}

static void query_kept(const char *path, unsigned query)
{
	WCHAR *user;
	DWORD size;

	(void)path;
	if (!WTSQuerySessionInformationW(NULL, session_of(query), WTSUserName, &user, &size))
		give_up("cannot query by the API");
	WTSFreeMemory(user);
}

/* The microseconds of a query, in the fastest round. */
static double measure_query(void (*query)(const char *path, unsigned number), const char *path)
{
	double least = 0;

	for (unsigned round = 0; round < ROUNDS; round++) {
		uint64_t begin = (uint64_t)machine_clock();
		double us;

		for (unsigned i = 0; i < QUERIES; i++)
			query(path, i);
		us = (double)((uint64_t)machine_clock() - begin) / (double)QUERIES;
		if (round == 0 || us < least)
			least = us;
	}
	return least;
}

static void print_row(const char *what, double floor_us, double us)
{
	printf("%-44s %9.0f us %9.0f us %8.2f\n", what, floor_us, us, us / floor_us);
}

int main(int argc, char **argv)
{
	char path[1024];
	double anew;

	if (argc != 2 || snprintf(path, sizeof(path), "%s/benchmark-wtsapi.db", argv[1]) >=
				 (int)sizeof(path))
		give_up("usage: wtsapi FOLDER");
	make_farm(path);
	environment_set("TSFARM_DB", path);
	environment_set("TSFARM_SERVER", "WF12");
	environment_set("TSFARM_SESSION", "1");
	anew = measure_query(query_anew, path);
	print_row("a query that opens the farm", anew, anew);
	print_row("a query of a farm that stays open", anew, measure_query(query_kept, path));
	WTSCloseServer(WTS_CURRENT_SERVER_HANDLE);
	file_remove(path);
	return 0;
}
