#include "cli/command.h"

#include <stdarg.h>
#include <string.h>

#include "base/output.h"
#include "base/text.h"
#include "cli/messages.h"

struct command_call command_begin(const char *name, int (*open)(struct host **ret_host), int argc,
	char *const *argv, int first)
{
	struct command_call call = {.name = name, .argc = argc, .argv = argv, .first = first};

	call.host_answer = open(&call.host);
	call.edition = host_edition(call.host);
	call.texts = edition_texts(call.edition);
	return call;
}

void command_deinit(struct command_call *call)
{
	call->host = host_close(call->host);
}

void command_pause(const struct command_call *call)
{
	if (call->host_answer == 0 && call->host->calls->pause)
		call->host->calls->pause(call->host);
}

bool command_parse(const struct command_call *call,
	const struct argument_table tables[static EDITION_COUNT], void *request, int *ret_status)
{
	const struct argument_table *table = arguments_of(tables, call->edition);
	struct arguments arguments =
		arguments_parse(table, call->argc, call->argv, call->first, request);

	if (arguments.help) {
		arguments_print_usage(table, table->help_is_complaint ? stderr : stdout);
		*ret_status = command_end(call, COMMAND_DONE);
		return false;
	}
	if (arguments.invalid)
		*ret_status = command_refuse(call, tables);
	return !arguments.invalid;
}

int command_refuse(
	const struct command_call *call, const struct argument_table tables[static EDITION_COUNT])
{
	fputs(MSG_INVALID_PARAMETERS, stderr);
	arguments_print_usage(arguments_of(tables, call->edition), stderr);
	return COMMAND_FAILED;
}

int command_complain(const struct command_call *call, const char *format, ...)
{
	cleanup(text_deinit) struct text sentence = {0};
	va_list values;

	va_start(values, format);
	text_vprintf(&sentence, format, values);
	va_end(values);
	output_say(stderr, "%s: %s\n", call->name, text_string(&sentence));
	return COMMAND_FAILED;
}

int command_complain_of_host(const struct command_connection *connection)
{
	struct host *host = connection->host;

	return command_complain(
		connection->call, "%s", host ? host->calls->complaint(host) : MSG_OUT_OF_MEMORY);
}

int command_print_error(const struct command_connection *connection, int number)
{
	struct host *host = connection->host;

	if (number < 0)
		return command_complain_of_host(connection);
	return command_say_error(connection->call, (uint32_t)number,
		host->calls->error_text(host, (uint32_t)number));
}

int command_say_error(const struct command_call *call, uint32_t number, const char *sentence)
{
	edition_texts_say_error(call->texts, number, sentence);
	return COMMAND_FAILED;
}

int command_fail_server(const struct command_connection *connection, const char *name, int r)
{
	edition_texts_say_server(connection->texts, name);
	return command_print_error(connection, r);
}

int command_run(const struct command_call *call, const char *server, const void *request,
	int (*run)(const struct command_connection *connection, const void *request),
	int (*fail_server)(const struct command_connection *connection, const char *name, int r))
{
	struct host *host = call->host;
	struct command_connection connection = {
		.call = call, .host = host, .edition = call->edition, .texts = call->texts};
	int status, r;

	if (call->host_answer != 0)
		return command_complain_of_host(&connection);
	r = host->calls->server_open(host, server, &connection.server);
	if (r < 0)
		return command_complain_of_host(&connection);
	if (r != 0)
		return fail_server(&connection, server, r);
	status = run(&connection, request);
	host->calls->server_close(host, &connection.server);
	return command_end(call, status);
}

int command_end(const struct command_call *call, int status)
{
	/* a stream without a buffer fails while printing, any other while flushing */
	bool written = fflush(stdout) == 0 && !ferror(stdout), is_whole = output_is_whole();

	/* a command that failed has said why, which may be this */
	if (!written && status == COMMAND_DONE)
		return command_complain(call, MSG_CANNOT_WRITE);
	if (!is_whole && status == COMMAND_DONE)
		return command_complain(call, MSG_OUT_OF_MEMORY);
	return status;
}

int command_own_user(const struct command_connection *connection, char *ret_user)
{
	struct host *host = connection->host;
	struct session_summary own;
	struct host_server current;
	int r = host->calls->server_open(host, NULL, &current);

	if (r != 0)
		return r;
	r = host->calls->session_with_id(host, &current, host->calls->session_current(host), &own);
	host->calls->server_close(host, &current);
	if (r == 0)
		memcpy(ret_user, own.user, NAME_BYTES);
	return r;
}
