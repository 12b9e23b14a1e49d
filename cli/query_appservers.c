#include <stdio.h>

#include "base/name.h"
#include "base/output.h"
#include "cli/messages.h"
#include "cli/query.h"
#include "cli/usage_ws2003.h"

/* A page of the smallest terminal, and the line that asks whether to go on. */
enum {
	PAGE_LINES = 23
};

struct request {
	const char *name, *domain;
	bool addresses, is_continued;
};

static const struct argument_switch switches[] = {
	NAME_SWITCH("DOMAIN", "domainname", "The servers of the domain (default is current).",
		struct request, domain),
	FLAG_SWITCH("ADDRESS", "Displays network and node addresses.", struct request, addresses),
	FLAG_SWITCH("CONTINUE", "Pauses after each screen of information.", struct request,
		is_continued),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"servername", "A Terminal Server."},
};

#define COMMON                                                                                     \
	.summary = "Displays the available Terminal Servers.", ARGUMENT_OPERANDS(operands),        \
	ARGUMENT_SWITCHES(switches), ARGUMENT_OPERAND(struct request, name)

const struct argument_table query_appservers_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, .syntax = "QUERY APPSERVERS [servername]"},
	[EDITION_WS2003] = {COMMON, .usage = USAGE_WS2003_QAPPSRV},
	[EDITION_WS2022] = {COMMON, .usage = USAGE_WS2022_QAPPSRV},
};

struct listing {
	const struct command_connection *connection;
	const struct request *request;
	/* Q186592 has /CONTINUE pause after each screen, later pages have it not pause. */
	bool pauses;
	size_t lines, found;
};

static void print_line(struct listing *listing, const char *mark, const char *line)
{
	int c = 0;

	if (listing->pauses && listing->lines == PAGE_LINES) {
		command_pause(listing->connection->call);
		fflush(stdout);
		fputs(MSG_PRESS_A_KEY, stderr);
		while (c != '\n' && c != EOF)
			c = getchar();
		listing->lines = 0;
	}
	printf("%s%s", mark, line);
	listing->lines++;
}

static int take_server(void *context, const char *name, bool is_current)
{
	struct listing *listing = context;

	if (listing->request->name && !name_equal(listing->request->name, name))
		return 0;
	if (!listing->found++)
		print_line(listing, "",
			listing->request->addresses ? MSG_ADDRESS_HEADER : MSG_SERVER_HEADER);
	print_line(listing, is_current ? "*" : " ", name);
	putchar('\n');
	return 0;
}

static int list_sessions(const struct command_connection *connection, const void *context)
{
	const struct request *request = context;
	struct listing listing = {.connection = connection,
		.request = request,
		.pauses = query_listings(connection)->pauses != request->is_continued};
	struct host *host = connection->host;
	int r = 0;

	/* all servers are in the one domain that there is, and it has no name */
	if (!request->domain)
		r = host->calls->server_list(host, take_server, &listing);
	if (r != 0)
		return command_print_error(connection, r);
	if (listing.found)
		return COMMAND_DONE;
	output_say(stderr, MSG_NO_SUCH_SERVER, request->name ? request->name : "*");
	return COMMAND_FAILED;
}

int query_appservers(const struct command_call *call)
{
	struct request request = {0};
	int status;

	if (!command_parse(call, query_appservers_arguments, &request, &status))
		return status;
	return command_run(call, NULL, &request, list_sessions, command_fail_server);
}
