#include "cli/net.h"

#include <string.h>
#include <strings.h>

#include "base/output.h"
#include "cli/command_words.h"
#include "cli/messages.h"

int net_print_error(const struct command_connection *connection, int number)
{
	struct host *host = connection->host;

	if (number < 0)
		return command_complain_of_host(connection);
	output_say(stderr, MSG_NET_ERROR, number, host->calls->error_text(host, (uint32_t)number));
	return NET_FAILED;
}

/* A flag: was anything named? */
static bool note_operand(void *request, char *const *word, size_t number)
{
	(void)word;
	*(bool *)request = true;
	return number < 2;
}

/* --- net session --- */

static const struct argument_switch session_switches[] = {
	IGNORED_SWITCH("DELETE", NULL, "Ends the network session."),
	IGNORED_SWITCH("Y", NULL, NULL),
	HELP_SWITCH,
};

static const struct argument_operand session_operands[] = {
	{"\\\\computername", "The computer whose network session is meant."},
};

const struct argument_table net_session_arguments[EDITION_COUNT] = {{
	.summary = "Lists sessions of the network; a farm shares nothing, so that there are none.",
	.syntax = "NET SESSION [\\\\computername]",
	ARGUMENT_OPERANDS(session_operands),
	ARGUMENT_SWITCHES(session_switches),
	.take = note_operand,
}};

/* Scripts ask by this whether an administrator runs them: only he may list network sessions. */
static int list_sessions(const struct command_connection *connection, const void *request)
{
	const bool *is_one = request;
	struct host *host = connection->host;
	bool is_administrator;
	int r = host->calls->caller_is_administrator(host, &is_administrator);

	if (r == 0 && !is_administrator)
		r = WIN32_ERROR_ACCESS_DENIED;
	if (r != 0)
		return net_print_error(connection, r);
	if (*is_one) {
		fputs(MSG_NET_NO_SUCH_COMPUTER, stderr);
		return NET_FAILED;
	}
	fputs(MSG_NET_NO_ENTRIES, stdout);
	return COMMAND_DONE;
}

int net_session(const struct command_call *call)
{
	bool is_one = false;
	int status;

	if (!command_parse(call, net_session_arguments, &is_one, &status))
		return status;
	return command_run(call, NULL, &is_one, list_sessions, command_fail_server);
}

/* --- net use --- */

static const struct argument_switch use_switches[] = {
	IGNORED_SWITCH("DELETE", NULL, "Ends the connection."),
	IGNORED_SWITCH("PERSISTENT", "yes-no", "Is the connection made again at the next logon?"),
	IGNORED_SWITCH("USER", "username", "The user to connect as."),
	IGNORED_SWITCH("Y", NULL, NULL),
	HELP_SWITCH,
};

static const struct argument_operand use_operands[] = {
	{"devicename", "The drive or the printer port to connect."},
	{"\\\\server\\share", "The folder or the printer that a server shares."},
};

/* What was asked of the connections. */
struct use_request {
	const char *device; /* "*" is every one */
};

/* A device, what is shared there, and a password. */
static bool take_connection(void *request, char *const *word, size_t number)
{
	if (number == 0)
		((struct use_request *)request)->device = *word;
	return number < 3;
}

const struct argument_table net_use_arguments[EDITION_COUNT] = {{
	.summary = "Lists connections to shared folders; a farm shares nothing.",
	.syntax = "NET USE [devicename] [\\\\server\\share]",
	ARGUMENT_OPERANDS(use_operands),
	ARGUMENT_SWITCHES(use_switches),
	.take = take_connection,
}};

static bool is_deletion(const struct command_call *call)
{
	for (int i = call->first; i < call->argc; i++)
		if (strcasecmp(call->argv[i], "/delete") == 0)
			return true;
	return false;
}

int net_use(const struct command_call *call)
{
	struct use_request request = {0};
	int status;

	if (!command_parse(call, net_use_arguments, &request, &status))
		return status;
	if (!request.device || (is_deletion(call) && strcmp(request.device, "*") == 0)) {
		fputs(MSG_NET_NO_ENTRIES, stdout);
		return command_end(call, COMMAND_DONE);
	}
	fputs(is_deletion(call) ? MSG_NET_NO_CONNECTION : MSG_NET_NO_PATH, stderr);
	return NET_FAILED;
}

/* --- Which of them --- */

#define ALL EDITION_NT4, EDITION_WS2022
static const struct command_word choices[] = {
	{"SEND", "net send", "Messages to users and servers.", net_send, ALL},
	{"SESSION", "net session", "Sessions of the network.", net_session, ALL},
	{"USE", "net use", "Connections to shared folders.", net_use, ALL},
};

static const struct command_words words = {
	.name = "net",
	.summary = "Messages and connections of the network.",
	.syntax = "NET { SEND | SESSION | USE }",
	.rows = choices,
	.count = ARRAY_SIZE(choices),
};

static bool is_known(const char *word)
{
	for (size_t i = 0; i < ARRAY_SIZE(choices); i++)
		if (strcasecmp(word, choices[i].word) == 0)
			return true;
	return false;
}

int net_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	const struct command_call call = {.name = "net"};

	if (argc > 1 && *argv[1] != '/' && !is_known(argv[1]))
		return command_complain(&call, MSG_NET_NOT_HERE, argv[1]);
	return command_words_start(&words, open, argc, argv);
}
