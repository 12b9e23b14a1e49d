#include "cli/tsfarm_complete.h"

#include <string.h>

#include "base/environment.h"
#include "base/macros.h"
#include "cli/logoff_complete.h"
#include "cli/tsfarm.h"
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

static void offer_seats(struct completion *completion, const struct server *server)
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

/* Is it the line of a logoff, behind its name? */
static bool is_logoff(char *const *words)
{
	const char *slash = words[0] ? strrchr(words[0], '/') : NULL;

	return words[0] && words[1] && strcmp(slash ? slash + 1 : words[0], "logoff") == 0;
}

bool tsfarm_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings)
{
	const struct tsfarm_request *request = settings;
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	bool seats = strcmp(kind, "SERVER/ID") == 0;
	bool logoff = strcmp(kind, "COMMAND") == 0 && line->rest && is_logoff(line->rest);

	if (!seats && !logoff && strcmp(kind, "NAME") != 0)
		return false;
	snapshot = read_farm(line->operand_count ? line->operands[0] : NULL);
	if (logoff)
		logoff_complete(completion, line->rest + 1, snapshot,
			*request->seat.server ? request->seat.server : NULL);
	for (size_t i = 0; !logoff && snapshot && i < snapshot->server_count; i++) {
		if (seats)
			offer_seats(completion, &snapshot->servers[i]);
		else
			offer_server(completion, &snapshot->servers[i]);
	}
	return true;
}

int tsfarm_complete_logoff(int argc, char **argv)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = read_farm(environment_get("TSFARM_DB"));
	struct completion completion = {
		.to = stdout, .word = argc > 0 ? argv[argc - 1] : "", .before = ""};

	if (argc < 1)
		return EXIT_MISUSED;
	logoff_complete(&completion, argv, snapshot, environment_get("TSFARM_SERVER"));
	return EXIT_DONE;
}
