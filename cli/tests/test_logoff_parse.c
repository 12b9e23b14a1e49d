/* logoff's arguments: what is a session, what a switch, and what is refused. */
#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/logoff.h"

enum {
	ARGUMENTS_MAX = 6
};

/* What is typed, and what it means. NULL: not given. */
struct row {
	const char *arguments[ARGUMENTS_MAX]; /* behind the program; ended by NULL */
	const char *session, *server;
	bool verbose, help, invalid;
};

static void parse_arguments(const struct row *row, struct logoff_request *request)
{
	char *arguments[ARGUMENTS_MAX + 2] = {(char *)"logoff"};
	int count = 1;

	for (; row->arguments[count - 1]; count++)
		arguments[count] = (char *)row->arguments[count - 1];
	logoff_parse(&logoff_arguments[EDITION_NT4], count, arguments, request);
}

static const char *yes_or_no(bool value)
{
	return value ? "yes" : "no";
}

/* What is compared, of which command line: "server of logoff '12' '/v'"; valid until the next call.
 */
static const char *describe_row(const char *what, const struct row *row)
{
	static char label[256];
	size_t length = (size_t)snprintf(label, sizeof(label), "%s of logoff", what);

	for (size_t i = 0; row->arguments[i]; i++)
		length += (size_t)snprintf(
			label + length, sizeof(label) - length, " '%s'", row->arguments[i]);
	return label;
}

static void compare_row(const struct row *row)
{
	struct logoff_request request;

	parse_arguments(row, &request);
	same_text(
		describe_row("invalid", row), yes_or_no(request.invalid), yes_or_no(row->invalid));
	same_text(describe_row("help", row), yes_or_no(request.help), yes_or_no(row->help));
	/* of what is refused or explained nothing else counts */
	if (request.invalid || request.help)
		return;
	same_text(
		describe_row("verbose", row), yes_or_no(request.verbose), yes_or_no(row->verbose));
	same_text(describe_row("session", row), request.session, row->session);
	same_text(describe_row("server", row), request.server, row->server);
}

static void parse__reads_what_the_syntax_lines_allow(void **state)
{
	static const struct row rows[] = {
		{{NULL}, .session = NULL},
		{{"12"}, .session = "12"},
		{{"TERM04"}, .session = "TERM04"},
		{{"Kasse 3"}, .session = "Kasse 3"},
		{{"RDP-Tcp#1"}, .session = "RDP-Tcp#1"},
		{{"Ταμείο"}, .session = "Ταμείο"},
		{{"12/v"}, .session = "12/v"},
		{{"?"}, .session = "?"},
		{{"server:WF12"}, .session = "server:WF12"},
		{{"12", "/server:WF13"}, .session = "12", .server = "WF13"},
		{{"/server:WF13", "12"}, .session = "12", .server = "WF13"},
		{{"/SERVER:KÖLN"}, .server = "KÖLN"},
		{{"/Server:a:b"}, .server = "a:b"},
		{{"/server: "}, .server = " "},
		{{"/server:/v"}, .server = "/v"},
		{{"/server:WF13", "/server:wf13"}, .server = "wf13"},
		{{"/server:Köln", "/server:KÖLN"}, .server = "KÖLN"},
		{{"/server:a server with more than 32 characters",
			 "/server:a server with more than 32 characters"},
			.server = "a server with more than 32 characters"},
		{{"/v"}, .verbose = true},
		{{"/V", "12", "/v"}, .session = "12", .verbose = true},
		{{"TERM04", "/server:WF13", "/v"}, .session = "TERM04", .server = "WF13",
			.verbose = true},
		{{"/?"}, .help = true},
		{{"12", "/server:WF13", "/v", "/?"}, .help = true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		compare_row(&rows[i]);
}

static void parse__refuses_everything_else(void **state)
{
	static const struct row rows[] = {
		{{""}, .invalid = true},
		{{"12", "13"}, .invalid = true},
		{{"12", "12"}, .invalid = true},
		{{"/"}, .invalid = true},
		{{"//v"}, .invalid = true},
		{{"/ v"}, .invalid = true},
		{{"/v "}, .invalid = true},
		{{"/v:"}, .invalid = true},
		{{"/v:1"}, .invalid = true},
		{{"/vv"}, .invalid = true},
		{{"/ver"}, .invalid = true},
		{{"/vm"}, .invalid = true},
		{{"/x"}, .invalid = true},
		{{"/12"}, .invalid = true},
		{{"/?x"}, .invalid = true},
		{{"/??"}, .invalid = true},
		{{"/?:"}, .invalid = true},
		{{"/server"}, .invalid = true},
		{{"/server:"}, .invalid = true},
		{{"/server", "WF13"}, .invalid = true},
		{{"/server=WF13"}, .invalid = true},
		{{"/s:WF13"}, .invalid = true},
		{{"/servers:WF13"}, .invalid = true},
		{{"/server:WF12", "/server:WF13"}, .invalid = true},
		{{"/server:STRASSE", "/server:Straße"}, .invalid = true},
		{{"-"}, .invalid = true},
		{{"--"}, .invalid = true},
		{{"-v"}, .invalid = true},
		{{"-12"}, .invalid = true},
		{{"-server:WF13"}, .invalid = true},
		{{"\xFF"}, .invalid = true},
		{{"12\xC3"}, .invalid = true},
		{{"/server:\xED\xA0\x80"}, .invalid = true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		compare_row(&rows[i]);
}

static void parse__help_is_found_anywhere(void **state)
{
	static const struct row rows[] = {
		{{"/?", "12"}, .help = true},
		{{"12", "/?", "/v"}, .help = true},
		{{"/?", "/?"}, .help = true},
		{{"", "/?"}, .help = true, .invalid = true},
		{{"/x", "/?"}, .help = true, .invalid = true},
		{{"/?", "12", "13"}, .help = true, .invalid = true},
		{{"\xFF", "/?"}, .help = true, .invalid = true},
		{{"-v", "/?"}, .help = true, .invalid = true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		compare_row(&rows[i]);
}

/* A program may be started without even its own name. */
static void parse__no_arguments_at_all_mean_the_current_session(void **state)
{
	char *none[] = {NULL};
	struct logoff_request request;

	(void)state;
	logoff_parse(&logoff_arguments[EDITION_NT4], 0, none, &request);
	assert_null(request.session);
	assert_false(request.invalid);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(parse__reads_what_the_syntax_lines_allow),
		cmocka_unit_test(parse__refuses_everything_else),
		cmocka_unit_test(parse__help_is_found_anywhere),
		cmocka_unit_test(parse__no_arguments_at_all_mean_the_current_session),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
