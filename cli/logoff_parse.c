#include "cli/logoff.h"

#include "base/macros.h"
#include "cli/arguments.h"

static bool set_server(void *request, const char *value)
{
	return arguments_keep_server(&((struct logoff_request *)request)->server, value);
}

static bool set_verbose(void *request, const char *value)
{
	(void)value;
	((struct logoff_request *)request)->verbose = true;
	return true;
}

static bool take(void *request, char *const *word, size_t number)
{
	((struct logoff_request *)request)->session = *word;
	return number == 0;
}

/* Names and texts as captured from Windows XP and Server 2003; that usage does not list /?. */
static const struct argument_switch switches[] = {
	{"SERVER", "servername",
		"Specifies the Terminal server containing the user\n"
		"                      session to log off (default is current).",
		set_server},
	{"V", NULL, "Displays information about the actions performed.", set_verbose},
	{"?", NULL, NULL, NULL},
};

static const struct argument_operand operands[] = {
	{"sessionname", "The name of the session."},
	{"sessionid", "The ID of the session."},
};

const struct argument_table logoff_arguments = {
	.summary = "Terminates a session.",
	.syntax = "LOGOFF [sessionname | sessionid]",
	.operands = operands,
	.operand_count = ARRAY_SIZE(operands),
	.switches = switches,
	.switch_count = ARRAY_SIZE(switches),
	.take = take,
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
