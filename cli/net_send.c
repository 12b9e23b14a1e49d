#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/name.h"
#include "base/output.h"
#include "base/text.h"
#include "cli/messages.h"
#include "cli/net.h"

struct request {
	const char *name;   /* a user, a server, or "*"; NULL with /users and /domain */
	char *const *words; /* of the message */
	size_t word_count;
	bool all_servers, own_server;
	struct text message;
};

static void request_deinit(struct request *request)
{
	text_deinit(&request->message);
}

/* --- Arguments --- */

/* The first operand is the name, unless a switch says to whom the message goes. */
static bool take_word(void *context, char *const *word, size_t number)
{
	struct request *request = context;

	if (number == 0 && !request->all_servers && !request->own_server) {
		request->name = *word;
		return true;
	}
	if (!request->word_count++)
		request->words = word;
	return true;
}

static const struct argument_switch switches[] = {
	FLAG_SWITCH("DOMAIN", "Everybody on all servers.", struct request, all_servers),
	FLAG_SWITCH("USERS", "Everybody on this server.", struct request, own_server),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"username", "The user, in all of his sessions."},
	{"servername", "The console of the server."},
	{"*", "Everybody on all servers."},
	{"message", "The message."},
};

const struct argument_table net_send_arguments[EDITION_COUNT] = {{
	.summary = "Sends a message over the network.",
	.syntax = "NET SEND {username | servername | *}",
	.last = "message",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	.take = take_word,
	.before_text = 1,
	.any_id = true,
}};

/* --- Servers --- */

struct servers {
	char (*names)[NAME_BYTES];
	size_t count;
};

static void servers_deinit(struct servers *servers)
{
	free(servers->names);
}

static int add_server(void *context, const char *name, bool is_current)
{
	struct servers *servers = context;
	char(*names)[NAME_BYTES] = realloc(servers->names, (servers->count + 1) * sizeof(*names));

	(void)is_current;
	if (!names)
		return -ENOMEM;
	servers->names = names;
	snprintf(names[servers->count++], sizeof(*names), "%s", name);
	return 0;
}

/* --- Sessions of a server --- */

struct delivery {
	const struct request *request;
	bool is_named; /* the server itself is meant: its console */
	uint32_t *sessions;
	size_t count;
};

static void delivery_deinit(struct delivery *delivery)
{
	free(delivery->sessions);
}

static bool is_addressee(const struct delivery *delivery, const struct session_info *session)
{
	const char *name = delivery->request->name;

	if (!*session->user)
		return false;
	if (!name || strcmp(name, "*") == 0)
		return true;
	if (delivery->is_named && session->kind == WINSTATION_CONSOLE)
		return true;
	return name_equal(session->user, name);
}

static int add_session(void *context, const struct session_info *session)
{
	struct delivery *delivery = context;
	uint32_t *sessions;

	if (!is_addressee(delivery, session))
		return 0;
	sessions = realloc(delivery->sessions, (delivery->count + 1) * sizeof(*sessions));
	if (!sessions)
		return -ENOMEM;
	sessions[delivery->count++] = session->id;
	delivery->sessions = sessions;
	return 0;
}

/* Who may not be sent a message is passed over; others get it. Adds to `*sent`. */
static int send_to_server(const struct command_connection *connection,
	const struct request *request, const struct host_server *server, size_t *sent)
{
	cleanup(delivery_deinit) struct delivery delivery = {.request = request};
	struct host *host = connection->host;
	bool answered;
	int r;

	delivery.is_named = request->name && name_equal(request->name, server->name);
	r = host->calls->session_list(host, server, add_session, &delivery);
	for (size_t i = 0; r == 0 && i < delivery.count; i++) {
		r = host->calls->session_send_message(host, server, delivery.sessions[i],
			text_string(&request->message), 0, &answered);
		*sent += r == 0;
		if (r > 0)
			r = 0;
	}
	return r;
}

static int send_to_name(const struct command_connection *connection, const struct request *request,
	const char *name, size_t *sent)
{
	struct host *host = connection->host;
	struct host_server server;
	int r = host->calls->server_open(host, name, &server);

	if (r != 0)
		return r;
	r = send_to_server(connection, request, &server, sent);
	host->calls->server_close(host, &server);
	return r;
}

static int send_all(const struct command_connection *connection, const void *context)
{
	const struct request *request = context;
	cleanup(servers_deinit) struct servers servers = {0};
	struct host *host = connection->host;
	const char *to = request->name ? request->name : request->own_server ? "/USERS" : "/DOMAIN";
	char upper[NAME_SIZE];
	size_t sent = 0;
	int r = 0;

	if (request->own_server)
		r = send_to_server(connection, request, &connection->server, &sent);
	else
		r = host->calls->server_list(host, add_server, &servers);
	for (size_t i = 0; r == 0 && i < servers.count; i++)
		r = send_to_name(connection, request, servers.names[i], &sent);
	if (r != 0)
		return net_print_error(connection, r);
	if (name_fold(to, upper, sizeof(upper)))
		to = upper;
	if (!sent) {
		output_say(stderr, MSG_NET_NOT_SENT, to);
		return NET_FAILED;
	}
	output_say(stdout, MSG_NET_SENT, to);
	return COMMAND_DONE;
}

int net_send(const struct command_call *call)
{
	cleanup(request_deinit) struct request request = {0};
	int status;

	if (!command_parse(call, net_send_arguments, &request, &status))
		return status;
	if (!request.word_count)
		return command_refuse(call, net_send_arguments);
	for (size_t i = 0; i < request.word_count; i++)
		text_printf(&request.message, "%s%s", i > 0 ? " " : "", request.words[i]);
	if (request.message.failed)
		return command_complain(call, MSG_OUT_OF_MEMORY);
	return command_run(call, NULL, &request, send_all, command_fail_server);
}
