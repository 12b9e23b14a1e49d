#include "shell/child.h"

#include <string.h>
#include <strings.h>

#include "base/macros.h"

/*
 * The names in Q186592 and its siblings, and those before and after NT 4.0, in the order of their names.
 * The editions in which a prompt knows them; `help` lists the rows that have a text.
 */
static const struct {
	const char *name;
	enum prompt_edition first, last;
	const char *help;
} rows[] = {
	{"change", PROMPT_NT4, PROMPT_WS2022,
		"Enables and disables logons: CHANGE LOGON (chglogon)."},
	{"chglogon", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"chgport", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"chgusr", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"connect", PROMPT_NT4, PROMPT_NT4, "Connects to another session (tscon)."},
	{"disconn", PROMPT_NT4, PROMPT_NT4,
		"Disconnects a session; its programs keep running (tsdiscon)."},
	{"kill", PROMPT_NT4, PROMPT_NT4, "Terminates a process (tskill)."},
	{"logoff", PROMPT_NT4, PROMPT_WS2022, "Terminates a session."},
	{"msg", PROMPT_NT4, PROMPT_WS2022, "Sends a message."},
	{"net", PROMPT_NT4, PROMPT_WS2022,
		"Sends messages; lists connections: NET SEND, NET SESSION, NET USE."},
	{"qappsrv", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"qprocess", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"query", PROMPT_NT4, PROMPT_WS2022,
		"Displays sessions, users, processes and servers (qwinsta, quser, qprocess, "
		"qappsrv)."},
	{"quser", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"qwinsta", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"reset", PROMPT_NT4, PROMPT_WS2022,
		"Resets a session, which loses unsaved work (rwinsta)."},
	{"rwinsta", PROMPT_NT4, PROMPT_WS2022, NULL},
	{"shadow", PROMPT_NT4, PROMPT_NT4, "Monitors a session, which needs Citrix MetaFrame."},
	{"shadow", PROMPT_WS2003, PROMPT_WS2003, "Monitors a session."},
	{"tscon", PROMPT_NT4, PROMPT_NT4, NULL},
	{"tscon", PROMPT_WS2003, PROMPT_WS2022, "Connects to another session."},
	{"tsdiscon", PROMPT_NT4, PROMPT_NT4, NULL},
	{"tsdiscon", PROMPT_WS2003, PROMPT_WS2022,
		"Disconnects a session; its programs keep running."},
	{"tskill", PROMPT_NT4, PROMPT_NT4, NULL},
	{"tskill", PROMPT_WS2003, PROMPT_WS2022, "Terminates a process."},
};

static bool is_of(size_t row, enum prompt_edition edition)
{
	return rows[row].first <= edition && edition <= rows[row].last;
}

const char *const *child_names(enum prompt_edition edition)
{
	static const char *names[ARRAY_SIZE(rows) + 1];
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (is_of(i, edition))
			names[count++] = rows[i].name;
	names[count] = NULL;
	return names;
}

const struct prompt_help *child_help(enum prompt_edition edition)
{
	static const struct prompt_help dots[] = {
		{".HELP", "Lists the dot commands: .as .clock .events .farm .help .quit .redo "
			  ".save .undo;"},
		{"", "in a lesson also .answer .hint .next .restart .skip .task."},
	};
	static struct prompt_help help[ARRAY_SIZE(rows) + ARRAY_SIZE(dots) + 1];
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (is_of(i, edition) && rows[i].help)
			help[count++] = (struct prompt_help){rows[i].name, rows[i].help};
	for (size_t i = 0; i < ARRAY_SIZE(dots); i++)
		help[count++] = dots[i];
	help[count] = (struct prompt_help){0};
	return help;
}

const char *child_find(const char *typed, enum prompt_edition edition)
{
	size_t length = strlen(typed);

	if (length > 4 && strcasecmp(typed + length - 4, ".exe") == 0)
		length -= 4;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (is_of(i, edition) && strlen(rows[i].name) == length &&
			strncasecmp(rows[i].name, typed, length) == 0)
			return rows[i].name;
	}
	return NULL;
}
