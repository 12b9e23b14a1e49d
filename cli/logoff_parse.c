#include "cli/logoff.h"

#include "base/macros.h"
#include "cli/arguments.h"

/* Names and texts as captured from Windows XP and Server 2003; that usage does not list /?. */
static const struct argument_switch switches[] = {
	NAME_SWITCH("SERVER", "servername",
		"Specifies the Terminal server containing the user\n"
		"                      session to log off (default is current).",
		struct logoff_request, server),
	FLAG_SWITCH("V", "Displays information about the actions performed.", struct logoff_request,
		verbose),
	HELP_SWITCH,
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of the session."},
	{"sessionid", "The ID of the session."},
};

const struct argument_table logoff_arguments = {
	.summary = "Terminates a session.",
	.syntax = "LOGOFF [sessionname | sessionid]",
	ARGUMENT_OPERANDS(operands),
	ARGUMENT_SWITCHES(switches),
	ARGUMENT_OPERAND(struct logoff_request, session),
	.any_id = true,
};

void logoff_parse(int argc, char **argv, struct logoff_request *request)
{
	struct arguments arguments;

	*request = (struct logoff_request){0};
	arguments = arguments_parse(&logoff_arguments, argc, argv, 1, request);
	request->help = arguments.help;
	request->invalid = arguments.invalid;
}

void logoff_print_usage(FILE *to)
{
	arguments_print_usage(&logoff_arguments, to);
}
