#include "cli/farm_complete.h"

#include <string.h>

#include "base/environment.h"
#include "base/macros.h"
#include "cli/command_complete.h"
#include "cli/farm_command.h"
#include "sim/tsfarm.h"

/* A farm that cannot be read offers nothing, and says nothing: somebody is typing. */
static struct snapshot *read_farm(const char *path)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	struct snapshot *snapshot = NULL;

	if (!path || farm_open(path, &farm) != 0 || farm_read(farm, NULL, &snapshot) != 0)
		return NULL;
	return snapshot;
}

static void offer_server(struct completion *completion, const struct server *server)
{
	completion_offer(completion, server->name, server->online ? NULL : "offline");
}

static void offer_sessions(struct completion *completion, const struct server *server)
{
	for (size_t i = 0; server->online && i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];
		char seat[NAME_BYTES + 16], help[3 * NAME_BYTES];

		snprintf(seat, sizeof(seat), "%s/%u", server->name, session->id);
		snprintf(help, sizeof(help), "%s%s%s", session->user ? session->user : "",
			session->user ? ", " : "", session_state_to_string(session->state));
		completion_offer(completion, seat, help);
	}
}

void tsfarm_offer_seats(struct completion *completion, const struct snapshot *snapshot)
{
	for (size_t i = 0; snapshot && i < snapshot->server_count; i++)
		offer_sessions(completion, &snapshot->servers[i]);
}

/*
 * A command's line, of which the last word is being typed: those around logoff are known; they are no
 * programs that a shell could find. Of others the shell knows more.
 */
static bool offer_command(struct completion *completion, const struct tsfarm_settings *settings,
	const struct command_line *line, const struct snapshot *snapshot)
{
	bool known = line->rest[1] && command_complete_knows(line->rest[0]);

	if (known || !line->rest[1])
		command_complete(completion, line->rest, snapshot,
			*settings->seat.server ? settings->seat.server : NULL);
	return known;
}

bool tsfarm_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	bool seats = strcmp(kind, "SERVER/ID") == 0;
	bool command = strcmp(kind, "COMMAND") == 0;

	if (!seats && !command && strcmp(kind, "NAME") != 0)
		return false;
	snapshot = read_farm(line->operand_count ? line->operands[0] : NULL);
	if (command)
		return offer_command(completion, settings, line, snapshot);
	if (seats)
		tsfarm_offer_seats(completion, snapshot);
	for (size_t i = 0; !seats && snapshot && i < snapshot->server_count; i++)
		offer_server(completion, &snapshot->servers[i]);
	return true;
}

int tsfarm_complete_command(int argc, char **argv)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = read_farm(environment_get("TSFARM_DB"));
	struct completion completion = {
		.to = stdout, .word = argc > 0 ? argv[argc - 1] : "", .before = ""};

	if (argc < 1)
		return EXIT_MISUSED;
	command_complete(&completion, argv, snapshot, environment_get("TSFARM_SERVER"));
	return EXIT_DONE;
}
