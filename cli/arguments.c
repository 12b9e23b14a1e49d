#include "cli/arguments.h"

#include <string.h>
#include <strings.h>

#include "base/name.h"
#include "base/utf8.h"

/* Where the descriptions of the usage stand. */
enum {
	HELP_COLUMN = 22
};

/* The switch that `typed` is, and the value behind its colon; NULL when it is none. */
static const struct argument_switch *find_switch(
	const struct argument_table *table, const char *typed, const char **ret_value)
{
	size_t length = strcspn(typed, ":");
	const char *value = typed[length] ? typed + length + 1 : NULL;

	for (size_t i = 0; i < table->switch_count; i++) {
		const struct argument_switch *row = &table->switches[i];

		if (strlen(row->name) != length || strncasecmp(row->name, typed, length) != 0)
			continue;
		/* a value where one belongs, and none where none does */
		if (row->value ? !value || !*value : value != NULL)
			return NULL;
		*ret_value = value;
		return row;
	}
	return NULL;
}

static bool parse_switch(const struct argument_table *table, const char *typed, void *request,
	struct arguments *arguments)
{
	const char *value = NULL;
	const struct argument_switch *row =
		*typed == '/' ? find_switch(table, typed + 1, &value) : NULL;

	if (row && row->set)
		return row->set(request, value);
	arguments->help |= row != NULL;
	return row != NULL;
}

struct arguments arguments_parse(
	const struct argument_table *table, int argc, char *const *argv, int first, void *request)
{
	struct arguments arguments = {0};
	size_t operands = 0;

	for (int i = first; i < argc; i++) {
		const char *typed = argv[i];
		bool is_text = table->before_text && operands > table->before_text;
		bool good = utf8_is_valid(typed) && (is_text || *typed);

		if (good && !is_text && (*typed == '/' || *typed == '-'))
			good = parse_switch(table, typed, request, &arguments);
		else if (good)
			good = table->take(request, argv + i, operands++);
		arguments.invalid |= !good;
	}
	return arguments;
}

bool arguments_keep_server(const char **server, const char *value)
{
	const char *before = *server;

	*server = value;
	/* what is too long for a name is still the same when it is repeated */
	return !before || strcmp(before, value) == 0 || name_equal(before, value);
}

static void print_row(
	FILE *to, const char *slash, const char *name, const char *value, const char *help)
{
	int width = fprintf(to, "  %s%s%s%s", slash, name, value ? ":" : "", value ? value : "");

	fprintf(to, "%*s%s\n", width < HELP_COLUMN ? HELP_COLUMN - width : 1, "", help);
}

void arguments_print_usage(const struct argument_table *table, FILE *to)
{
	fprintf(to, "%s\n\n%s", table->summary, table->syntax);
	for (size_t i = 0; i < table->switch_count; i++) {
		const struct argument_switch *row = &table->switches[i];

		if (row->help)
			fprintf(to, " [/%s%s%s]", row->name, row->value ? ":" : "",
				row->value ? row->value : "");
	}
	fprintf(to, "%s%s\n\n", table->last ? " " : "", table->last ? table->last : "");
	for (size_t i = 0; i < table->operand_count; i++)
		print_row(to, "", table->operands[i].name, NULL, table->operands[i].help);
	for (size_t i = 0; i < table->switch_count; i++) {
		const struct argument_switch *row = &table->switches[i];

		if (row->help)
			print_row(to, "/", row->name, row->value, row->help);
	}
	fputc('\n', to);
}
