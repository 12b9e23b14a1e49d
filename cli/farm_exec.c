#include "cli/farm_command.h"

#include <errno.h>
#include <string.h>

#include "base/become.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/word.h"
#include "cli/command_complete.h"
#include "cli/farm_messages.h"
#include "sim/session_variables.h"
#include "sim/tsfarm.h"

/* As every shell says it. */
enum {
	EXIT_NOT_RUNNABLE = 126,
	EXIT_NOT_FOUND = 127
};

bool tsfarm_seat_parse(const char *text, struct tsfarm_seat *ret_seat)
{
	const char *slash = strrchr(text, '/');
	size_t length = slash ? (size_t)(slash - text) : 0;
	unsigned long long session;

	if (length == 0 || length >= sizeof(ret_seat->server) ||
		!word_to_number(slash + 1, SESSION_ID_MAX, &session))
		return false;
	memcpy(ret_seat->server, text, length);
	ret_seat->server[length] = '\0';
	ret_seat->session = (uint32_t)session;
	return true;
}

bool tsfarm_parse_seat(void *settings, const char *value)
{
	return tsfarm_seat_parse(value, &((struct tsfarm_settings *)settings)->seat);
}

/* The library answers the same for a server that is off and one that is not there; people ask why.
 */
static int refuse_seat_server(
	struct output *out, struct farm *farm, const char *path, const char *server)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	int r = farm_read(farm, server, &snapshot);

	if (r == WIN32_ERROR_RPC_SERVER_UNAVAILABLE)
		return tsfarm_refuse_server(out, farm, path, server);
	return r == 0 ? fail(out, EXIT_REFUSED, MSG_SERVER_OFFLINE, server)
		      : tsfarm_refuse_reading(out, path, r);
}

int tsfarm_find_edition(struct farm *farm, int64_t server_id, struct tsfarm_seat *seat)
{
	struct server_profile profile;
	int r = server_get_profile(farm, server_id, &profile);

	if (r == 0)
		seat->edition = profile.edition;
	return r;
}

int tsfarm_find_seat(const char *path, struct output *out, struct tsfarm_seat *seat)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	struct caller caller;
	int status = tsfarm_open(path, out, &farm);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = caller_find(farm, seat->server, seat->session, &caller);
	if (r == 0)
		r = server_get_name(farm, caller.server_id, seat->server);
	if (r == 0)
		r = tsfarm_find_edition(farm, caller.server_id, seat);
	if (r == WIN32_ERROR_RPC_SERVER_UNAVAILABLE)
		return refuse_seat_server(out, farm, path, seat->server);
	if (r == WIN32_ERROR_WINSTATION_NOT_FOUND)
		return fail(out, EXIT_REFUSED, MSG_NO_SESSION, seat->server, seat->session,
			seat->server);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(out, path, r);
}

/* Put a folder and what parts it from the next into the list, if the folder is there. */
static void add_folder(struct text *list, const char *folder, const char *below)
{
	cleanup(text_deinit) struct text path = {0};

	text_printf(&path, "%s%s", folder, below);
	if (file_is_folder(text_string(&path)))
		text_printf(list, "%s%c", text_string(&path), file_list_separator);
	list->failed |= path.failed;
}

/* The programs that were built with this one come first. */
static int set_path(void)
{
	cleanup(text_deinit) struct text list = {0};
	const char *old = environment_get("PATH");
	char folder[4096];

	if (file_program_folder(folder, sizeof(folder)) == 0) {
		/* there are no others' programs in it, such as the reset of terminals */
		add_folder(&list, folder, "/../libexec/tsfarm");
		add_folder(&list, folder, "");
	}
	text_add(&list, old && *old ? old : become_usual_path);
	return list.failed ? -ENOMEM : environment_set("PATH", list.bytes);
}

int tsfarm_set_seat(const char *path, const struct tsfarm_seat *seat)
{
	char session[16];
	int r = environment_set("TSFARM_DB", path);

	snprintf(session, sizeof(session), "%u", seat->session);
	if (r == 0)
		r = environment_set("TSFARM_SERVER", seat->server);
	if (r == 0)
		r = environment_set("TSFARM_SESSION", session);
	/* for others' programs: ours ask the farm */
	if (r == 0)
		r = environment_set("TSFARM_EDITION", edition_to_string(seat->edition));
	return r;
}

/* A variable that the session does not have is taken away: it would tell of another place. */
static int set_session_variables(const char *path, const struct tsfarm_seat *seat)
{
	struct session_variable variables[SESSION_VARIABLE_COUNT];
	cleanup(farm_freep) struct farm *farm = NULL;
	struct session_info session;
	struct caller caller;
	int r = farm_open(path, &farm);

	if (r == 0)
		r = caller_find(farm, seat->server, seat->session, &caller);
	if (r == 0)
		r = session_query(farm, &caller, caller.server_id, seat->session, &session);
	if (r != 0)
		return r;
	session_get_variables(&session, seat->server, variables);
	for (size_t i = 0; i < SESSION_VARIABLE_COUNT && r == 0; i++)
		r = environment_set(
			variables[i].name, *variables[i].value ? variables[i].value : NULL);
	return r;
}

static int set_environment(const char *path, const struct tsfarm_seat *seat)
{
	cleanup(text_deinit) struct text whole_path = {0};
	int r = file_whole_path(path, &whole_path);

	if (r == 0)
		r = tsfarm_set_seat(whole_path.bytes, seat);
	if (r == 0)
		r = set_session_variables(whole_path.bytes, seat);
	return r == 0 ? set_path() : r;
}

static int refuse_command(const char *name, struct output *out)
{
	const char *nearest = strchr(name, '/') ? NULL : command_complete_nearest(name);

	if (nearest)
		return fail(out, EXIT_NOT_FOUND, MSG_COMMAND_NOT_FOUND_NEAR, name, nearest);
	return fail(out, EXIT_NOT_FOUND, MSG_COMMAND_NOT_FOUND, name);
}

static int replace_process(char **command, struct output *out)
{
	int status, r;

	fflush(out->results);
	fflush(out->complaints);
	r = become_command(command, &status);
	if (r == 0)
		return status;
	/* the system says the same of a script whose interpreter is missing */
	if (r == -ENOENT && strchr(command[0], '/') && file_exists(command[0]))
		return fail(out, EXIT_NOT_RUNNABLE, MSG_NO_INTERPRETER, command[0]);
	if (r == -ENOENT || r == -ENOTDIR)
		return refuse_command(command[0], out);
	return fail(out, EXIT_NOT_RUNNABLE, MSG_CANNOT_RUN, command[0], strerror(-r));
}

static const struct option_row options[] = {
	PARSED_OPTION(0, "as", "SERVER/ID", "the session in which the command is typed",
		MSG_SEAT_ACCEPTED, tsfarm_parse_seat),
};

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	struct tsfarm_seat seat = ((const struct tsfarm_settings *)object)->seat;
	const char *path = line->operands[0];
	int status, r;

	if (!*seat.server)
		return fail(out, EXIT_MISUSED, MSG_NO_SEAT);
	if (!line->rest || !line->rest[0])
		return fail(out, EXIT_MISUSED, MSG_NO_COMMAND_TO_RUN);
	status = tsfarm_find_seat(path, out, &seat);
	if (status != EXIT_DONE)
		return status;
	r = set_environment(path, &seat);
	if (r != 0)
		return tsfarm_refuse_reading(out, path, r);
	return replace_process(line->rest, out);
}

const struct command command_exec = {
	.name = "exec",
	.operands = "FARM.db [--] COMMAND...",
	.summary = "Run a command as typed in a session",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct tsfarm_settings),
	.takes_rest = true,
	.rest_after_operands = true,
	.run = run_command,
};
