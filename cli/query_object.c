#include "cli/messages.h"
#include "base/output.h"
#include "cli/query.h"

static bool set_device(void *request, const char *value)
{
	(void)request;
	(void)value;
	return true;
}

static bool take(void *request, char *const *word, size_t number)
{
	(void)request;
	(void)word;
	return number == 0;
}

static const struct argument_switch switches[] = {
	{"DEVICE", NULL, "Displays devices in the \\DosDevices namespace.", set_device},
	{"?", NULL, NULL, NULL},
};

static const struct argument_operand operands[] = {
	{"objectname", "The type of the objects."},
};

const struct argument_table query_object_arguments = {
	.summary = "Displays information about the system's objects, which are not simulated.",
	.syntax = "QUERY OBJECT [objectname]",
	.operands = operands,
	.operand_count = ARRAY_SIZE(operands),
	.switches = switches,
	.switch_count = ARRAY_SIZE(switches),
	.take = take,
};

int query_object(const struct command_call *call)
{
	int status;

	if (!command_parse(call, &query_object_arguments, NULL, &status))
		return status;
	output_say(stderr, MSG_ERROR, WIN32_ERROR_NOT_SUPPORTED,
		win32_error_text(WIN32_ERROR_NOT_SUPPORTED));
	return command_complain(call, MSG_NO_OBJECTS);
}
