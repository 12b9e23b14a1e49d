#include "cli/query.h"

#include "base/output.h"
#include "cli/messages.h"

static const struct argument_switch switches[] = {
	IGNORED_SWITCH("DEVICE", NULL, "Displays devices in the \\DosDevices namespace."),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"objectname", "The type of the objects."},
};

const struct argument_table query_object_arguments[EDITION_COUNT] = {{
	.summary = "Displays information about the system's objects, which are not simulated.",
	.syntax = "QUERY OBJECT [objectname]",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
}};

int query_object(const struct command_call *call)
{
	const char *type;
	int status;

	if (!command_parse(call, query_object_arguments, &type, &status))
		return status;
	command_say_error(
		call, WIN32_ERROR_NOT_SUPPORTED, win32_error_text(WIN32_ERROR_NOT_SUPPORTED));
	return command_complain(call, MSG_NO_OBJECTS);
}
