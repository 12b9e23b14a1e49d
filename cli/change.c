#include "cli/change.h"

#include "base/output.h"
#include "cli/command_words.h"
#include "cli/messages.h"

/* --- change logon --- */

enum logon_action {
	LOGON_NONE,
	LOGON_ENABLE,
	LOGON_DISABLE,
	LOGON_QUERY
};

/* Returns false when another action was typed before. */
static bool keep_action(void *request, enum logon_action action)
{
	enum logon_action *kept = request;
	bool is_first = *kept == LOGON_NONE || *kept == action;

	*kept = action;
	return is_first;
}

static bool set_enable(void *request, const char *value)
{
	(void)value;
	return keep_action(request, LOGON_ENABLE);
}

static bool set_disable(void *request, const char *value)
{
	(void)value;
	return keep_action(request, LOGON_DISABLE);
}

static bool set_query(void *request, const char *value)
{
	(void)value;
	return keep_action(request, LOGON_QUERY);
}

static bool take_nothing(void *request, char *const *word, size_t number)
{
	(void)request;
	(void)word;
	(void)number;
	return false;
}

static const struct argument_switch logon_switches[] = {
	{"ENABLE", NULL, "Enables logons from client sessions.", set_enable},
	{"DISABLE", NULL, "Disables logons from client sessions, but not from the console.",
		set_disable},
	{"QUERY", NULL, "Displays the current logon status.", set_query},
	{"?", NULL, NULL, NULL},
};

const struct argument_table change_logon_arguments = {
	.summary = "Enables or disables logons from client sessions.",
	.syntax = "CHANGE LOGON",
	.switches = logon_switches,
	.switch_count = ARRAY_SIZE(logon_switches),
	.take = take_nothing,
};

static int run_action(const struct command_place *place, const void *request)
{
	const enum logon_action *action = request;
	struct host *host = place->host;
	enum logon_mode mode = *action == LOGON_ENABLE ? LOGONS_ENABLED : LOGONS_DISABLED;
	int r;

	if (*action == LOGON_QUERY)
		r = host->calls->logons_get(host, &mode);
	else
		r = host->calls->logons_set(host, mode);
	if (r > 0)
		output_say(stderr, MSG_COULD_NOT_CHANGE_LOGONS,
			*action == LOGON_QUERY ? "query" : "change", (unsigned)r);
	if (r != 0)
		return command_print_error(place, r);
	output_say(stdout, *action == LOGON_QUERY ? MSG_LOGONS_ARE : MSG_LOGONS_ARE_NOW,
		mode == LOGONS_ENABLED ? "ENABLED" : "DISABLED");
	return COMMAND_DONE;
}

static int run_logon(const struct command_call *call)
{
	enum logon_action action = LOGON_NONE;
	int status;

	if (!command_parse(call, &change_logon_arguments, &action, &status))
		return status;
	if (action == LOGON_NONE)
		return command_refuse(&change_logon_arguments);
	return command_run(call, NULL, &action, run_action, command_fail_server);
}

/* --- change port, change user --- */

static bool ignore_switch(void *request, const char *value)
{
	(void)request;
	(void)value;
	return true;
}

static bool take_two(void *request, char *const *word, size_t number)
{
	(void)request;
	(void)word;
	return number < 2;
}

static const struct argument_switch port_switches[] = {
	{"D", NULL, "Deletes the mapping of the port.", ignore_switch},
	{"?", NULL, NULL, NULL},
};

static const struct argument_operand port_operands[] = {
	{"COMx=COMy", "Maps port x to port y."},
	{"COMx", "The port whose mapping is deleted."},
};

const struct argument_table change_port_arguments = {
	.summary = "Changes the mappings of COM ports, which are not simulated.",
	.syntax = "CHANGE PORT [COMx=COMy | COMx]",
	.operands = port_operands,
	.operand_count = ARRAY_SIZE(port_operands),
	.switches = port_switches,
	.switch_count = ARRAY_SIZE(port_switches),
	.take = take_two,
};

static const struct argument_switch user_switches[] = {
	{"INSTALL", NULL, "Disables the mapping of .ini files.", ignore_switch},
	{"EXECUTE", NULL, "Enables the mapping of .ini files.", ignore_switch},
	{"QUERY", NULL, "Displays whether .ini files are mapped.", ignore_switch},
	{"?", NULL, NULL, NULL},
};

const struct argument_table change_user_arguments = {
	.summary = "Changes the mapping of .ini files, which are not simulated.",
	.syntax = "CHANGE USER",
	.switches = user_switches,
	.switch_count = ARRAY_SIZE(user_switches),
	.take = take_nothing,
};

static int refuse_simulation(
	const struct command_call *call, const struct argument_table *table, const char *what)
{
	int status;

	if (!command_parse(call, table, NULL, &status))
		return status;
	output_say(stderr, MSG_ERROR, WIN32_ERROR_NOT_SUPPORTED,
		win32_error_text(WIN32_ERROR_NOT_SUPPORTED));
	return command_complain(call, MSG_NOT_SIMULATED, what);
}

static int run_port(const struct command_call *call)
{
	return refuse_simulation(call, &change_port_arguments, "COM ports");
}

static int run_user(const struct command_call *call)
{
	return refuse_simulation(call, &change_user_arguments, ".ini files");
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
