#include "cli/logoff.h"

#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "base/name.h"

/* A switch: how it is typed, what it takes, what the usage says of it, what it does. */
struct switch_row {
	const char *name;  /* behind the slash */
	const char *value; /* how the usage calls it; NULL when there is none */
	const char *help;  /* NULL keeps it out of the usage */
	void (*set)(struct logoff_request *request, const char *value);
};

static void set_server(struct logoff_request *request, const char *value)
{
	const char *before = request->server;

	/* what is too long for a name is still the same when it is repeated */
	if (before && strcmp(before, value) != 0 && !name_equal(before, value))
		request->invalid = true;
	request->server = value;
}

static void set_verbose(struct logoff_request *request, const char *value)
{
	(void)value;
	request->verbose = true;
}

static void set_help(struct logoff_request *request, const char *value)
{
	(void)value;
	request->help = true;
}

/* Names and texts as captured from Windows XP and Server 2003; that usage does not list /?. */
static const struct switch_row switches[] = {
	{"SERVER", "servername",
		"Specifies the Terminal server containing the user\n"
		"                      session to log off (default is current).",
		set_server},
	{"V", NULL, "Displays information about the actions performed.", set_verbose},
	{"?", NULL, NULL, set_help},
};

static const struct {
	const char *name, *help;
} operands[] = {
	{"sessionname", "The name of the session."},
	{"sessionid", "The ID of the session."},
};

/* The switch that `typed` is, and the value behind its colon; NULL when it is none. */
static const struct switch_row *find_switch(const char *typed, const char **ret_value)
{
	size_t length = strcspn(typed, ":");
	const char *value = typed[length] ? typed + length + 1 : NULL;

	for (size_t i = 0; i < ARRAY_SIZE(switches); i++) {
		const struct switch_row *row = &switches[i];

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

static void parse_switch(const char *typed, struct logoff_request *request)
{
	const char *value = NULL;
	const struct switch_row *row = *typed == '/' ? find_switch(typed + 1, &value) : NULL;

	if (row)
		row->set(request, value);
	else
		request->invalid = true;
}

static void parse_argument(const char *typed, struct logoff_request *request)
{
	if (!name_is_utf8(typed) || !*typed) {
		request->invalid = true;
	} else if (*typed == '/' || *typed == '-') {
		/* '-' begins no switch of ours, and guessing at a name could end the wrong session */
		parse_switch(typed, request);
	} else if (request->session) {
		request->invalid = true;
	} else {
		request->session = typed;
	}
}

void logoff_parse(int argc, char **argv, struct logoff_request *request)
{
	*request = (struct logoff_request){0};
	for (int i = 1; i < argc; i++)
		parse_argument(argv[i], request);
}

bool logoff_switch(size_t number, struct logoff_switch *ret_switch)
{
	if (number >= ARRAY_SIZE(switches))
		return false;
	*ret_switch = (struct logoff_switch){switches[number].name, switches[number].value};
	return true;
}

static void print_row(FILE *to, const char *name, const char *value, const char *help)
{
	int width = fprintf(to, "  %s%s%s", name, value ? ":" : "", value ? value : "");

	fprintf(to, "%*s%s\n", 22 - width, "", help);
}

void logoff_print_usage(FILE *to)
{
	char name[16];

	fputs("Terminates a session.\n\nLOGOFF [sessionname | sessionid]", to);
	for (size_t i = 0; i < ARRAY_SIZE(switches); i++) {
		if (switches[i].help)
			fprintf(to, " [/%s%s%s]", switches[i].name, switches[i].value ? ":" : "",
				switches[i].value ? switches[i].value : "");
	}
	fputs("\n\n", to);
	for (size_t i = 0; i < ARRAY_SIZE(operands); i++)
		print_row(to, operands[i].name, NULL, operands[i].help);
	for (size_t i = 0; i < ARRAY_SIZE(switches); i++) {
		snprintf(name, sizeof(name), "/%s", switches[i].name);
		if (switches[i].help)
			print_row(to, name, switches[i].value, switches[i].help);
	}
	fputc('\n', to);
}
