#include "cli/change.h"

#include "base/output.h"
#include "cli/command_words.h"
#include "cli/messages.h"

/* --- change logon --- */

struct logon_request {
	bool enable, disable, query;
};

static const struct argument_switch logon_switches[] = {
	FLAG_SWITCH("ENABLE", "Enables logons from client sessions.", struct logon_request, enable),
	FLAG_SWITCH("DISABLE", "Disables logons from client sessions, but not from the console.",
		struct logon_request, disable),
	FLAG_SWITCH("QUERY", "Displays the current logon status.", struct logon_request, query),
	HELP_SWITCH,
};

const struct argument_table change_logon_arguments[EDITION_COUNT] = {{
	.summary = "Enables or disables logons from client sessions.",
	.syntax = "CHANGE LOGON",
	ARGUMENT_SWITCHES(logon_switches),
}};

static int run_action(const struct command_place *place, const void *context)
{
	const struct logon_request *request = context;
	struct host *host = place->host;
	enum logon_mode mode = request->enable ? LOGONS_ENABLED : LOGONS_DISABLED;
	int r;

	if (request->query)
		r = host->calls->logons_get(host, &mode);
	else
		r = host->calls->logons_set(host, mode);
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT_CHANGE_LOGONS, request->query ? "query" : "change",
			(unsigned)r);
	if (r != 0)
		return command_print_error(place, r);
	output_say(stdout, request->query ? MSG_LOGONS_ARE : MSG_LOGONS_ARE_NOW,
		mode == LOGONS_ENABLED ? "ENABLED" : "DISABLED");
	return COMMAND_DONE;
}

static int run_logon(const struct command_call *call)
{
	struct logon_request request = {0};
	int status;

	if (!command_parse(call, change_logon_arguments, &request, &status))
		return status;
	if (request.enable + request.disable + request.query != 1)
		return command_refuse(call, change_logon_arguments);
	return command_run(call, NULL, &request, run_action, command_fail_server);
}

/* --- change port, change user --- */

static bool take_two(void *request, char *const *word, size_t number)
{
	(void)request;
	(void)word;
	return number < 2;
}

static const struct argument_switch port_switches[] = {
	IGNORED_SWITCH("D", NULL, "Deletes the mapping of the port."),
	HELP_SWITCH,
};

static const struct argument_operand port_operands[] = {
	{"COMx=COMy", "Maps port x to port y."},
	{"COMx", "The port whose mapping is deleted."},
};

const struct argument_table change_port_arguments[EDITION_COUNT] = {{
	.summary = "Changes the mappings of COM ports, which are not simulated.",
	.syntax = "CHANGE PORT [COMx=COMy | COMx]",
	ARGUMENT_OPERANDS(port_operands),
	ARGUMENT_SWITCHES(port_switches),
	.take = take_two,
}};

static const struct argument_switch user_switches[] = {
	IGNORED_SWITCH("INSTALL", NULL, "Disables the mapping of .ini files."),
	IGNORED_SWITCH("EXECUTE", NULL, "Enables the mapping of .ini files."),
	IGNORED_SWITCH("QUERY", NULL, "Displays whether .ini files are mapped."),
	HELP_SWITCH,
};

const struct argument_table change_user_arguments[EDITION_COUNT] = {{
	.summary = "Changes the mapping of .ini files, which are not simulated.",
	.syntax = "CHANGE USER",
	ARGUMENT_SWITCHES(user_switches),
}};

static int refuse_simulation(
	const struct command_call *call, const struct argument_table *tables, const char *what)
{
	int status;

	if (!command_parse(call, tables, NULL, &status))
		return status;
	command_say_error(
		call, WIN32_ERROR_NOT_SUPPORTED, win32_error_text(WIN32_ERROR_NOT_SUPPORTED));
	return command_complain(call, MSG_NOT_SIMULATED, what);
}

static int run_port(const struct command_call *call)
{
	return refuse_simulation(call, change_port_arguments, "COM ports");
}

static int run_user(const struct command_call *call)
{
	return refuse_simulation(call, change_user_arguments, ".ini files");
}

/* --- Which of them --- */

static const struct command_word choices[] = {
	{"LOGON", "change logon", "Logons from client sessions.", run_logon},
	{"PORT", "change port", "Mappings of COM ports, which are not simulated.", run_port},
	{"USER", "change user", "The mapping of .ini files, which are not simulated.", run_user},
};

static const struct command_words words = {
	.name = "change",
	.summary = "Changes settings of a server.",
	.syntax = "CHANGE { LOGON | PORT | USER }",
	.rows = choices,
	.count = ARRAY_SIZE(choices),
};

int change_start(int (*open)(struct host **ret_host), int argc, char **argv)
{
	return command_words_start(&words, open, argc, argv);
}

int change_start_as(const char *what, int (*open)(struct host **ret_host), int argc, char **argv)
{
	return command_words_start_as(&words, what, open, argc, argv);
}
