#include "cli/msg.h"

#include <string.h>

#include "base/file.h"
#include "base/output.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word.h"
#include "cli/messages.h"
#include "cli/usage_ws2022.h"

enum {
	DISPLAY_SECONDS = 60, /* what /v of a real MSG said without /time */
	DISPLAY_SECONDS_MAX = 999999
};

struct request {
	const char *who, *server;
	char *const *words; /* of the message; NULL: it comes from standard input */
	size_t word_count;
	uint32_t seconds;
	bool has_time, waits, verbose;
	struct text message;
};

static void request_deinit(struct request *request)
{
	text_deinit(&request->message);
}

/* --- Arguments --- */

static bool set_time(void *context, const char *value)
{
	struct request *request = context;
	unsigned long long seconds;

	if (!word_to_number(value, DISPLAY_SECONDS_MAX, &seconds) ||
		(request->has_time && request->seconds != seconds))
		return false;
	request->seconds = (uint32_t)seconds;
	request->has_time = true;
	return true;
}

static bool take_operand(void *context, char *const *word, size_t number)
{
	struct request *request = context;

	if (number == 0)
		request->who = *word;
	else if (number == 1)
		request->words = word;
	request->word_count = number;
	return true;
}

static const struct argument_switch switches[] = {
	NAME_SWITCH("SERVER", "servername", "The server of the sessions (default is current).",
		struct request, server),
	PARSED_SWITCH(
		"TIME", "seconds", "How long to wait for the message to be received.", set_time),
	FLAG_SWITCH(
		"V", "Displays information about the actions performed.", struct request, verbose),
	FLAG_SWITCH("W", "Waits for a response.", struct request, waits),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"username", "All sessions of the user."},
	{"sessionname", "The active session of that name."},
	{"sessionid", "The session with that ID."},
	{"@filename", "Those that the lines of the file name."},
	{"*", "All users; wildcards may stand in names, too."},
	{"message", "The message; without one, standard input is read."},
};

#define COMMON                                                                                     \
	.summary = "Sends a message.", ARGUMENT_OPERANDS(operands), ARGUMENT_SWITCHES(switches),   \
	.take = take_operand, .before_text = 1, .needs_operand = true, .any_id = true

const struct argument_table msg_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, .last = "[message]",
		.syntax = "MSG {username | sessionname | sessionid | @filename | *}"},
	[EDITION_WS2022] = {COMMON, .usage = USAGE_WS2022_MSG},
};

/* --- The message --- */

static int read_message(const struct command_call *call, struct request *request)
{
	struct text *message = &request->message;
	int r;

	if (request->words) {
		for (size_t i = 0; i < request->word_count; i++)
			text_printf(message, "%s%s", i > 0 ? " " : "", request->words[i]);
		return message->failed ? command_complain(call, MSG_OUT_OF_MEMORY) : COMMAND_DONE;
	}
	command_pause(call);
	r = file_read("-", message);
	if (r < 0)
		return command_complain(call, MSG_CANNOT_READ_MESSAGE, strerror(-r));
	while (message->length && strchr("\r\n", message->bytes[message->length - 1]))
		message->bytes[--message->length] = '\0';
	return message->length ? COMMAND_DONE : command_complain(call, MSG_NO_MESSAGE);
}

/* --- To whom --- */

static int fail_names(const struct command_connection *connection, const char *name, int r)
{
	(void)name;
	if (r < 0)
		return command_complain_of_host(connection);
	output_say(stderr, MSG_ERROR_GETTING_NAMES, (unsigned)r);
	return COMMAND_FAILED;
}

static int add_targets(
	const struct command_connection *connection, const char *who, struct msg_targets *targets)
{
	bool found;
	int r = msg_targets_add(targets, connection, who, &found);

	if (r != 0)
		return fail_names(connection, NULL, r);
	if (found)
		return COMMAND_DONE;
	output_say(stderr, MSG_NO_SUCH_SESSION, who);
	return COMMAND_FAILED;
}

/* One to a line, since names may have blanks. */
static int add_lines(
	const struct command_connection *connection, char *lines, struct msg_targets *targets)
{
	int status = COMMAND_DONE;
	char *rest = NULL;

	for (char *line = strtok_r(lines, "\r\n", &rest); line;
		line = strtok_r(NULL, "\r\n", &rest)) {
		size_t length;

		line += strspn(line, " \t");
		length = strlen(line);
		while (length && strchr(" \t", line[length - 1]))
			line[--length] = '\0';
		if (length && add_targets(connection, line, targets) != COMMAND_DONE)
			status = COMMAND_FAILED;
	}
	return status;
}

static int add_file(
	const struct command_connection *connection, const char *path, struct msg_targets *targets)
{
	cleanup(text_deinit) struct text text = {0};
	int r = file_read(path, &text);

	if (r < 0)
		return command_complain(connection->call, MSG_CANNOT_READ_LIST, path, strerror(-r));
	if (!utf8_is_valid(text_string(&text)))
		return command_complain(connection->call, MSG_LIST_IS_NOT_UTF8, path);
	return text.bytes ? add_lines(connection, text.bytes, targets) : COMMAND_DONE;
}

/* --- Sending --- */

static int send_one(const struct command_connection *connection, const struct request *request,
	const struct session_summary *session)
{
	uint32_t seconds = request->has_time ? request->seconds : DISPLAY_SECONDS;
	const char *name = *session->name ? session->name : MSG_NO_NAME;
	struct host *host = connection->host;
	bool answered;
	int r;

	if (request->verbose)
		output_say(stdout, MSG_SENDING, name, seconds);
	fflush(stdout);
	r = host->calls->session_send_message(host, &connection->server, session->id,
		text_string(&request->message), request->waits ? seconds : 0, &answered);
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT_SEND, session->id, (unsigned)r);
	if (r != 0)
		return command_print_error(connection, r);
	if (request->waits && answered)
		output_say(stdout, MSG_ANSWERED, name);
	else if (request->waits)
		output_say(stdout, MSG_NOT_ANSWERED, name);
	else if (request->verbose)
		output_say(stdout, MSG_SENT, name);
	return COMMAND_DONE;
}

static int send_all(const struct command_connection *connection, const void *context)
{
	cleanup(msg_targets_deinit) struct msg_targets targets = {0};
	const struct request *request = context;
	int status = *request->who == '@' ? add_file(connection, request->who + 1, &targets)
					  : add_targets(connection, request->who, &targets);

	/* who is refused keeps the message from nobody else */
	for (size_t i = 0; i < targets.count; i++) {
		if (send_one(connection, request, &targets.rows[i]) != COMMAND_DONE)
			status = COMMAND_FAILED;
	}
	return status;
}

int msg_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	cleanup(request_deinit) struct request request = {0};
	cleanup(command_deinit) struct command_call call =
		command_begin("msg", open, argc, argv, 1);
	int status;

	if (!command_parse(&call, msg_arguments, &request, &status))
		return status;
	status = read_message(&call, &request);
	if (status != COMMAND_DONE)
		return status;
	return command_run(&call, request.server, &request, send_all, fail_names);
}
