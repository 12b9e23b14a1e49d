#include "conformance/model/usage.h"

#include <assert.h>

#include "base/macros.h"
#include "conformance/model/outcome.h"

struct usage {
	enum model_command command;
	enum model_part part;
	const char *lines[EDITION_COUNT]; /* a part of each; NULL: not known */
	enum stream stream;               /* of the help */
};

/*
 * Published: those of ws2022, and of logoff and qwinsta in ws2003. docs/decisions.md decides the rest.
 */
static const struct usage usages[] = {
	{MODEL_LOGOFF, MODEL_PART_NONE,
		{"LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V]\n",
			"LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V]\n",
			"LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V] [/VM]\n"},
		STREAM_STDERR},
	{MODEL_DISCONN, MODEL_PART_NONE,
		{"DISCONN [sessionname | sessionid] [/SERVER:servername] [/V]\n", "TSDISCON [",
			"Disconnects a Remote Desktop Services session.\n\n"
			"TSDISCON [sessionid | sessionname] [/SERVER:servername] [/V] [/VM]\n"},
		STREAM_STDOUT},
	{MODEL_CONNECT, MODEL_PART_NONE,
		{"CONNECT [sessionid | sessionname] [/PASSWORD:password] [/SERVER:servername] "
		 "[/DEST:sessionname] [/V]\n",
			NULL,
			"Attaches a user session to a remote desktop session.\n\n"
			"TSCON {sessionid | sessionname} [/DEST:sessionname]\n"},
		STREAM_STDOUT},
	{MODEL_RESET, MODEL_PART_NONE,
		{"RESET {SESSION}\n", "RESET {SESSION}\n", "RESET { SESSION }\n"}, STREAM_STDOUT},
	{MODEL_RESET, MODEL_PART_SESSION,
		{"RESET SESSION {sessionname | sessionid} [/SERVER:servername] [/V]\n",
			"RESET SESSION {sessionname | sessionid} [/SERVER:servername] [/V]\n",
			"Reset the session subsytem hardware and software to known initial "
			"values.\n\n"
			"RESET SESSION {sessionname | sessionid} [/SERVER:servername] [/V]\n"},
		STREAM_STDOUT},
	{MODEL_CHANGE, MODEL_PART_NONE, {NULL, NULL, "CHANGE { LOGON | PORT | USER }\n"},
		STREAM_STDOUT},
	{MODEL_CHANGE, MODEL_PART_LOGON,
		{NULL, NULL,
			"Enable, disable, or drain session logins.\n\n"
			"CHANGE LOGON {/QUERY | /ENABLE | /DISABLE | /DRAIN | "
			"/DRAINUNTILRESTART}\n"},
		STREAM_STDERR},
	{MODEL_KILL, MODEL_PART_NONE,
		{NULL, NULL,
			"Ends a process.\n\nTSKILL processid | processname [/SERVER:servername] "
			"[/ID:sessionid | /A] [/V]\n"},
		STREAM_STDERR},
	{MODEL_MSG, MODEL_PART_NONE,
		{"MSG {", "MSG {",
			"Send a message to a user.\n\n"
			"MSG {username | sessionname | sessionid | @filename | *}\n"
			"    [/SERVER:servername] [/TIME:seconds] [/V] [/W] [message]\n"},
		STREAM_STDOUT},
	{MODEL_QUERY, MODEL_PART_NONE,
		{NULL, NULL, "QUERY { PROCESS | SESSION | TERMSERVER | USER }\n"}, STREAM_STDOUT},
	{MODEL_QUERY, MODEL_PART_SESSION,
		{NULL, NULL, "QUERY SESSION [sessionname | username | sessionid]\n"},
		STREAM_STDOUT},
	{MODEL_QUERY, MODEL_PART_USER,
		{NULL, NULL, "QUERY USER [username | sessionname | sessionid]"}, STREAM_STDOUT},
	{MODEL_QUERY, MODEL_PART_PROCESS,
		{NULL, NULL,
			"QUERY PROCESS [* | processid | username | sessionname | /ID:nn | "
			"programname]"},
		STREAM_STDOUT},
	{MODEL_QUERY, MODEL_PART_SERVERS, {NULL, NULL, "QUERY TERMSERVER [servername]"},
		STREAM_STDOUT},
};

static const struct usage *usage_of(const struct model_request *request)
{
	for (size_t i = 0; i < ARRAY_SIZE(usages); i++) {
		if (usages[i].command == request->command && usages[i].part == request->part)
			return &usages[i];
	}
	return NULL;
}

/* Only the usages of ws2022 were published for every command. */
static enum level usage_level(const struct situation *situation)
{
	return situation->edition == EDITION_WS2022 ? LEVEL_OBSERVED : LEVEL_DEFINED;
}

/* Four programs of ws2022 print /? on standard error. Before, logoff alone does: "Empty results". */
static enum stream help_stream(const struct situation *situation, const struct usage *usage)
{
	if (situation->edition == EDITION_WS2022 || usage->command == MODEL_LOGOFF)
		return usage->stream;
	return STREAM_STDOUT;
}

void show_help(struct situation *situation)
{
	const struct usage *usage = usage_of(&situation->request);
	enum level level = usage_level(situation);
	enum stream stream;

	/* docs/decisions.md, "The status of a dispatcher" */
	if (situation->request.part == MODEL_PART_NONE)
		outcome_set_exit(situation, 0);
	else
		outcome_succeed(situation);
	outcome_empty(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, false);
	if (!usage)
		return;
	stream = help_stream(situation, usage);
	outcome_empty(
		situation, stream == STREAM_STDOUT ? STREAM_STDERR : STREAM_STDOUT, level, true);
	if (usage->lines[situation->edition])
		outcome_contains(situation, stream, level, "%s", usage->lines[situation->edition]);
}

void refuse_arguments(struct situation *situation)
{
	const struct usage *usage = usage_of(&situation->request);

	outcome_refuse(situation);
	outcome_empty(situation, STREAM_STDOUT, LEVEL_OBSERVED, true);
	outcome_contains(situation, STREAM_STDERR, LEVEL_OBSERVED, "Invalid parameter(s)\n");
	if (usage && usage->lines[situation->edition])
		outcome_contains(situation, STREAM_STDERR, usage_level(situation), "%s",
			usage->lines[situation->edition]);
}
