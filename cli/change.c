#include "cli/change.h"

#include "base/output.h"
#include "cli/command_words.h"
#include "cli/messages.h"
#include "cli/usage_ws2022.h"

/* --- change logon --- */

struct logon_request {
	bool enable, disable, drain, drain_until_restart, query;
};

#define LOGON_SWITCHES                                                                             \
	FLAG_SWITCH(                                                                               \
		"ENABLE", "Enables logons from client sessions.", struct logon_request, enable),   \
		FLAG_SWITCH("DISABLE",                                                             \
			"Disables logons from client sessions, but not from the console.",         \
			struct logon_request, disable),                                            \
		FLAG_SWITCH("QUERY", "Displays the current logon status.", struct logon_request,   \
			query),                                                                    \
		HELP_SWITCH

static const struct argument_switch logon_switches[] = {LOGON_SWITCHES};

static const struct argument_switch later_logon_switches[] = {
	LOGON_SWITCHES,
	FLAG_SWITCH("DRAIN", NULL, struct logon_request, drain),
	FLAG_SWITCH("DRAINUNTILRESTART", NULL, struct logon_request, drain_until_restart),
};

static bool has_one_switch(const void *request)
{
	const struct logon_request *logon = request;

	return logon->enable + logon->disable + logon->drain + logon->drain_until_restart +
		       logon->query ==
	       1;
}

#define LOGON_COMMON                                                                               \
	.summary = "Enables or disables logons from client sessions.", .is_valid = has_one_switch

const struct argument_table change_logon_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {LOGON_COMMON, ARGUMENT_SWITCHES(logon_switches), .syntax = "CHANGE LOGON"},
	[EDITION_WS2022] = {LOGON_COMMON, ARGUMENT_SWITCHES(later_logon_switches),
		.usage = USAGE_WS2022_CHGLOGON, .help_is_complaint = true},
};

static enum logon_mode mode_of(const struct logon_request *request)
{
	if (request->drain)
		return LOGONS_DRAIN;
	if (request->drain_until_restart)
		return LOGONS_DRAIN_UNTIL_RESTART;
	return request->enable ? LOGONS_ENABLED : LOGONS_DISABLED;
}

static int run_action(const struct command_connection *connection, const void *context)
{
	const struct logon_request *request = context;
	struct host *host = connection->host;
	/* the words of the drains are not known: they are those of the switches */
	static const char *const words[LOGON_MODE_COUNT] = {
		[LOGONS_DISABLED] = "DISABLED",
		[LOGONS_ENABLED] = "ENABLED",
		[LOGONS_DRAIN] = "DRAIN",
		[LOGONS_DRAIN_UNTIL_RESTART] = "DRAINUNTILRESTART",
	};
	enum logon_mode mode = mode_of(request);
	int r;

	if (request->query)
		r = host->calls->logons_get(host, &mode);
	else
		r = host->calls->logons_set(host, mode);
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT_CHANGE_LOGONS, request->query ? "query" : "change",
			(unsigned)r);
	if (r != 0)
		return command_print_error(connection, r);
	output_say(stdout, request->query ? MSG_LOGONS_ARE : MSG_LOGONS_ARE_NOW, words[mode]);
	return COMMAND_DONE;
}

static int run_logon(const struct command_call *call)
{
	struct logon_request request = {0};
	int status;

	if (!command_parse(call, change_logon_arguments, &request, &status))
		return status;
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

static const struct argument_switch later_port_switches[] = {
	IGNORED_SWITCH("D", NULL, NULL),
	IGNORED_SWITCH("QUERY", NULL, NULL),
	HELP_SWITCH,
};

static const struct argument_operand port_operands[] = {
	{"COMx=COMy", "Maps port x to port y."},
	{"COMx", "The port whose mapping is deleted."},
};

#define PORT_COMMON                                                                                \
	.summary = "Changes the mappings of COM ports, which are not simulated.",                  \
	ARGUMENT_OPERANDS(port_operands), .take = take_two

const struct argument_table change_port_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {PORT_COMMON, ARGUMENT_SWITCHES(port_switches),
		.syntax = "CHANGE PORT [COMx=COMy | COMx]"},
	[EDITION_WS2022] = {PORT_COMMON, ARGUMENT_SWITCHES(later_port_switches),
		.usage = USAGE_WS2022_CHGPORT, .help_is_complaint = true},
};

static const struct argument_switch user_switches[] = {
	IGNORED_SWITCH("INSTALL", NULL, "Disables the mapping of .ini files."),
	IGNORED_SWITCH("EXECUTE", NULL, "Enables the mapping of .ini files."),
	IGNORED_SWITCH("QUERY", NULL, "Displays whether .ini files are mapped."),
	HELP_SWITCH,
};

#define USER_COMMON                                                                                \
	.summary = "Changes the mapping of .ini files, which are not simulated.",                  \
	ARGUMENT_SWITCHES(user_switches)

const struct argument_table change_user_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {USER_COMMON, .syntax = "CHANGE USER"},
	[EDITION_WS2022] = {USER_COMMON, .usage = USAGE_WS2022_CHGUSR},
};

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

#define ALL EDITION_NT4, EDITION_WS2022
static const struct command_word choices[] = {
	{"LOGON", "change logon", "Logons from client sessions.", run_logon, ALL},
	{"PORT", "change port", "Mappings of COM ports, which are not simulated.", run_port, ALL},
	{"USER", "change user", "The mapping of .ini files, which are not simulated.", run_user,
		ALL},
};

static const struct command_words words = {
	.name = "change",
	.summary = "Changes settings of a server.",
	.syntax = "CHANGE { LOGON | PORT | USER }",
	.usage = {[EDITION_WS2022] = USAGE_WS2022_CHANGE},
	.is_dispatcher = true,
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
