#include "cli/arguments.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/name.h"
#include "base/utf8.h"
#include "cli/target.h"

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

/* Keep a name; false when another one was kept before. */
static bool keep_name(const char **kept, const char *name)
{
	const char *before = *kept;

	*kept = name;
	/* what is too long for a name is still the same when it is repeated */
	return !before || strcmp(before, name) == 0 || name_equal(before, name);
}

static bool store_switch(const struct argument_switch *row, void *request, const char *value,
	struct arguments *arguments)
{
	char *member = (char *)request + row->member;
	const char **text = (const char **)member, *before;

	switch (row->kind) {
	case SWITCH_HELP:
		arguments->help = true;
		return true;
	case SWITCH_IGNORED:
		return true;
	case SWITCH_FLAG:
		*(bool *)member = true;
		return true;
	case SWITCH_TEXT:
		*text = value;
		return true;
	case SWITCH_NAME:
		return keep_name(text, value);
	case SWITCH_ID:
		before = *text;
		*text = value;
		return (!before || strcmp(before, value) == 0) && target_is_id(value);
	case SWITCH_PARSED:
		return row->parse(request, value);
	}
	return false;
}

static bool take_operand(
	const struct argument_table *table, void *request, char *const *word, size_t number)
{
	if (table->take)
		return table->take(request, word, number);
	if (!table->operand_count || number)
		return false;
	*(const char **)((char *)request + table->operand) = *word;
	return true;
}

static bool parse_switch(const struct argument_table *table, const char *typed, void *request,
	struct arguments *arguments)
{
	const char *value = NULL;
	const struct argument_switch *row =
		*typed == '/' ? find_switch(table, typed + 1, &value) : NULL;

	return row && store_switch(row, request, value, arguments);
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
			good = take_operand(table, request, argv + i, operands++);
		arguments.invalid |= !good;
	}
	arguments.invalid |= table->needs_operand && operands == 0;
	arguments.invalid |= table->is_valid && !table->is_valid(request);
	return arguments;
}

static void print_row(
	FILE *to, const char *slash, const char *name, const char *value, const char *help)
{
	int width = fprintf(to, "  %s%s%s%s", slash, name, value ? ":" : "", value ? value : "");

	fprintf(to, "%*s%s\n", width < HELP_COLUMN ? HELP_COLUMN - width : 1, "", help);
}

const struct argument_table *arguments_of(
	const struct argument_table tables[static EDITION_COUNT], enum edition edition)
{
	assert(edition < EDITION_COUNT && tables[0].summary);
	while (!tables[edition].summary)
		edition--;
	return &tables[edition];
}

static void print_rows(const struct argument_table *table, FILE *to)
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

void arguments_print_usage(const struct argument_table *table, FILE *to)
{
	if (table->usage)
		fputs(table->usage, to);
	else
		print_rows(table, to);
}
