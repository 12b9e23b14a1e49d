/*
 * Another process that uses the farm: wtsapi_child FARM WHAT. It does something and undoes it, again
 * and again, until it is killed, so that whoever waits for it need not begin in time.
 */
#include <stdio.h>
#include <string.h>
#ifdef _WIN32
#include <windows.h>
#else
#include <time.h>
#endif

#include "base/file.h"
#include "base/macros.h"
#include "sim/tsfarm.h"

enum {
	ROUNDS = 1500
};

/* Longer than it takes to be seen, where nothing else keeps the machine busy. */
static void rest_a_while(void)
{
#ifdef _WIN32
	Sleep(60);
#else
	nanosleep(&(struct timespec){.tv_nsec = 60000000}, NULL);
#endif
}

/* The farm, and ada at WF12/2. */
struct actor {
	struct farm *farm;
	struct caller caller;
};

static int log_on(struct actor *actor, const char *winstation, const char *account)
{
	uint32_t id;

	return session_logon(
		actor->farm, actor->caller.server_id, winstation, account, NULL, NULL, &id);
}

static int log_off(struct actor *actor, const struct caller *caller, uint32_t id)
{
	return session_logoff(actor->farm, caller, actor->caller.server_id, id);
}

static int come_and_go(struct actor *actor)
{
	uint32_t id = 0;
	int r = session_logon(
		actor->farm, actor->caller.server_id, "RDP-Tcp", "zoe", NULL, NULL, &id);

	rest_a_while();
	return r ? r : log_off(actor, &actor->caller, id);
}

static int sit_at_the_console(struct actor *actor)
{
	struct caller console = {.server_id = actor->caller.server_id};
	int r = log_off(actor, &console, 0);

	rest_a_while();
	return r ? r : log_on(actor, "Console", "tom");
}

static int part_and_return(struct actor *actor)
{
	int r = session_disconnect(actor->farm, &actor->caller, actor->caller.server_id, 3);

	rest_a_while();
	return r ? r : log_on(actor, "RDP-Tcp", "eva");
}

/* A session takes the place and the name of another, whose user then comes back. */
static int take_place(struct actor *actor, uint32_t id, uint32_t into, const char *user)
{
	int r = session_connect(actor->farm, &actor->caller, actor->caller.server_id, id, into);

	rest_a_while();
	return r ? r : log_on(actor, "RDP-Tcp", user);
}

static int swap_sessions(struct actor *actor)
{
	int r = take_place(actor, 5, 3, "eva");

	rest_a_while();
	return r ? r : take_place(actor, 3, 5, "max");
}

/* What no session sees. */
static int talk_to_server(struct actor *actor)
{
	bool answered;

	return session_send_message(
		actor->farm, &actor->caller, actor->caller.server_id, 3, "hello", 0, &answered);
}

static const struct {
	const char *name;
	int (*act)(struct actor *actor);
} acts[] = {
	{"come-and-go", come_and_go},
	{"sit-at-the-console", sit_at_the_console},
	{"part-and-return", part_and_return},
	{"swap", swap_sessions},
	{"talk", talk_to_server},
};

int main(int argc, char **argv)
{
	struct actor actor;
	int r = argc == 3 ? farm_open(argv[1], &actor.farm) : -1;

	if (r == 0)
		r = caller_find(actor.farm, "WF12", 2, &actor.caller);
	for (size_t i = 0; i < ARRAY_SIZE(acts); i++) {
		for (int j = 0; j < ROUNDS && r == 0 && strcmp(acts[i].name, argv[2]) == 0 &&
				file_exists(argv[1]);
			j++) {
			r = acts[i].act(&actor);
			rest_a_while();
		}
	}
	fprintf(stderr, "wtsapi_child: %d\n", r);
	return 1;
}
