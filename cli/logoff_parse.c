#include "cli/logoff.h"

#include "base/macros.h"
#include "cli/arguments.h"
#include "cli/target.h"
#include "cli/usage_ws2022.h"

#define SWITCHES                                                                                   \
	NAME_SWITCH("SERVER", "servername",                                                        \
		"Specifies the Terminal server containing the user\n"                              \
		"                      session to log off (default is current).",                  \
		struct logoff_request, server),                                                    \
		FLAG_SWITCH("V", "Displays information about the actions performed.",              \
			struct logoff_request, verbose),                                           \
		HELP_SWITCH

/* Names and texts as captured from Windows XP and Server 2003; that usage does not list /?. */
static const struct argument_switch switches[] = {SWITCHES};

/* Only the usage of ws2022 has /VM. The pages do not name it. */
static const struct argument_switch later_switches[] = {
	SWITCHES,
	FLAG_SWITCH("VM", NULL, struct logoff_request, vm),
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of the session."},
	{"sessionid", "The ID of the session."},
};

static bool has_id_for_vm(const void *request)
{
	const struct logoff_request *logoff = request;

	return !target_lacks_id(logoff->vm, logoff->session);
}

#define COMMON                                                                                     \
	.summary = "Terminates a session.", ARGUMENT_OPERANDS(operands),                           \
	ARGUMENT_OPERAND(struct logoff_request, session), .any_id = true,                          \
	.help_is_complaint = true

/* Standard error has the help: no build was ever seen to print it anywhere else. */
const struct argument_table logoff_arguments[EDITION_COUNT] = {
	[EDITION_NT4] = {COMMON, ARGUMENT_SWITCHES(switches),
		.syntax = "LOGOFF [sessionname | sessionid]"},
	[EDITION_WS2022] = {COMMON, ARGUMENT_SWITCHES(later_switches), .usage = USAGE_WS2022_LOGOFF,
		.is_valid = has_id_for_vm},
};

void logoff_parse(
	const struct argument_table *table, int argc, char **argv, struct logoff_request *request)
{
	struct arguments arguments;

	*request = (struct logoff_request){0};
	arguments = arguments_parse(table, argc, argv, 1, request);
	request->help = arguments.help;
	request->invalid = arguments.invalid;
}
