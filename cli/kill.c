#include "cli/kill.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/glob.h"
#include "base/output.h"
#include "base/word.h"
#include "cli/command.h"
#include "cli/messages.h"
#include "cli/target.h"
#include "cli/usage_ws2022.h"

struct request {
	const char *what, *server, *session;
	bool all, verbose;
};

/* --- Arguments --- */

static const struct argument_switch switches[] = {
	NAME_SWITCH("SERVER", "servername", "The server of the process (default is current).",
		struct request, server),
	ID_SWITCH("ID", "sessionid",
		"Processes of the pattern in that session (default is current).", struct request,
		session),
	FLAG_SWITCH("A", "Processes of the pattern in all sessions.", struct request, all),
	FLAG_SWITCH(
		"V", "Displays information about the actions performed.", struct request, verbose),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"processid", "The ID of the process."},
	{"pattern", "The name of processes, with wildcards; .exe may be left out."},
};

/* Q186526 has /id and /a beside a pattern alone. */
static bool is_valid(const void *context)
{
	const struct request *request = context;

	if (!request->what || (request->session && request->all))
		return false;
	return !target_is_id(request->what) || !(request->session || request->all);
}

/* "/ID or /A must be specified when using processname and /SERVER" (usage and page). */
static bool is_valid_later(const void *context)
{
	const struct request *request = context;

	return is_valid(request) && (target_is_id(request->what) || !request->server ||
					    request->session || request->all);
}

#define COMMON                                                                                     \
	.summary = "Terminates a process, and loses what is not saved in it.",                     \
	ARGUMENT_OPERANDS(operands), ARGUMENT_SWITCHES(switches),                                  \
	ARGUMENT_OPERAND(struct request, what)

const struct argument_table kill_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, .syntax = "KILL {processid | pattern}", .is_valid = is_valid},
	[EDITION_WS2003] = {COMMON, .syntax = "TSKILL {processid | pattern}",
		.is_valid = is_valid_later},
	[EDITION_WS2022] = {COMMON, .usage = USAGE_WS2022_TSKILL, .help_is_complaint = true,
		.is_valid = is_valid_later},
};

/* --- Which processes --- */

struct victims {
	const struct command_connection *connection;
	const struct request *request;
	struct program_info *programs;
	size_t count;
};

static void victims_deinit(struct victims *victims)
{
	free(victims->programs);
}

/* "calc" and "calc.exe" mean the same image. */
static bool is_image(const char *pattern, const char *image)
{
	size_t length = strlen(image);
	char bare[IMAGE_NAME_BYTES];

	if (glob_matches(pattern, image))
		return true;
	if (length <= 4 || length >= sizeof(bare) || strcasecmp(image + length - 4, ".exe") != 0)
		return false;
	memcpy(bare, image, length - 4);
	bare[length - 4] = '\0';
	return glob_matches(pattern, bare);
}

static bool is_in_session(const struct victims *victims, uint32_t session_id)
{
	const struct request *request = victims->request;
	const struct command_connection *connection = victims->connection;
	unsigned long long id;

	if (request->all)
		return true;
	if (request->session)
		return word_to_number(request->session, LISTENER_ID_MAX, &id) && id == session_id;
	return connection->server.is_current &&
	       connection->host->calls->session_current(connection->host) == session_id;
}

static bool is_meant(const struct victims *victims, const struct program_info *program)
{
	const char *what = victims->request->what;
	unsigned long long pid;

	if (target_is_id(what))
		return word_to_number(what, UINT32_MAX, &pid) && pid == program->pid;
	return is_image(what, program->image) && is_in_session(victims, program->session_id);
}

static int add_victim(void *context, const struct program_info *program)
{
	struct victims *victims = context;
	struct program_info *programs;

	if (!is_meant(victims, program))
		return 0;
	programs = realloc(victims->programs, (victims->count + 1) * sizeof(*programs));
	if (!programs)
		return -ENOMEM;
	programs[victims->count++] = *program;
	victims->programs = programs;
	return 0;
}

/* --- Ending them --- */

static int kill_one(const struct command_connection *connection, const struct request *request,
	uint32_t pid, const char *image)
{
	struct host *host = connection->host;
	int r;

	if (request->verbose)
		output_say(stdout, MSG_KILLING, pid, *image ? " " : "", image);
	if (fflush(stdout) != 0 || ferror(stdout))
		return command_complain(connection->call, MSG_CANNOT_ANNOUNCE);
	r = host->calls->program_terminate(host, &connection->server, pid);
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT_KILL, pid, (unsigned)r);
	return r == 0 ? COMMAND_DONE : command_print_error(connection, r);
}

/* A process that the caller cannot see may be there all the same: the server says what it is. */
static int kill_unseen(const struct command_connection *connection, const struct request *request)
{
	unsigned long long pid;

	if (target_is_id(request->what) && word_to_number(request->what, UINT32_MAX, &pid))
		return kill_one(connection, request, (uint32_t)pid, "");
	output_say(stderr, MSG_NO_SUCH_PROCESS, request->what);
	return COMMAND_FAILED;
}

static int kill_all(const struct command_connection *connection, const void *context)
{
	const struct request *request = context;
	cleanup(victims_deinit) struct victims victims = {
		.connection = connection, .request = request};
	struct host *host = connection->host;
	int status = COMMAND_DONE;
	int r = host->calls->program_list(host, &connection->server, add_victim, &victims);

	if (r != 0)
		return command_print_error(connection, r);
	if (!victims.count)
		return kill_unseen(connection, request);
	for (size_t i = 0; i < victims.count; i++) {
		const struct program_info *program = &victims.programs[i];

		if (kill_one(connection, request, program->pid, program->image) != COMMAND_DONE)
			status = COMMAND_FAILED;
	}
	return status;
}

int kill_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv)
{
	cleanup(command_deinit) struct command_call call = command_begin(name, open, argc, argv, 1);
	struct request request = {0};
	int status;

	if (!command_parse(&call, kill_arguments, &request, &status))
		return status;
	return command_run(&call, request.server, &request, kill_all, command_fail_server);
}
