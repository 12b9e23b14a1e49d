#include "cli/command_complete.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/name.h"
#include "base/word.h"
#include "cli/change.h"
#include "cli/command_offer.h"
#include "cli/connect.h"
#include "cli/disconn.h"
#include "cli/kill.h"
#include "cli/logoff.h"
#include "cli/msg.h"
#include "cli/net.h"
#include "cli/query.h"
#include "cli/reset.h"
#include "cli/shadow.h"

#define ALL EDITION_NT4, EDITION_WS2022
#define NT4 EDITION_NT4, EDITION_NT4
#define LATER EDITION_WS2003, EDITION_WS2022

/* Whose lines are known: the program, the word that it must have behind it, and what follows. */
static const struct line {
	const char *program, *word;          /* NULL: none */
	const struct argument_table *tables; /* one for each edition */
	enum edition first, last;            /* of the servers that offer it */
} lines[] = {
	{"change", "logon", change_logon_arguments, ALL},
	{"change", "port", change_port_arguments, ALL},
	{"change", "user", change_user_arguments, ALL},
	{"chglogon", NULL, change_logon_arguments, ALL},
	{"chgport", NULL, change_port_arguments, ALL},
	{"chgusr", NULL, change_user_arguments, ALL},
	{"connect", NULL, connect_arguments, NT4},
	{"disconn", NULL, disconn_arguments, NT4},
	{"kill", NULL, kill_arguments, NT4},
	{"logoff", NULL, logoff_arguments, ALL},
	{"msg", NULL, msg_arguments, ALL},
	{"net", "send", net_send_arguments, ALL},
	{"net", "session", net_session_arguments, ALL},
	{"net", "use", net_use_arguments, ALL},
	{"qappsrv", NULL, query_appservers_arguments, ALL},
	{"qprocess", NULL, query_process_arguments, ALL},
	{"query", "appservers", query_appservers_arguments, NT4},
	{"query", "object", query_object_arguments, NT4},
	{"query", "process", query_process_arguments, ALL},
	{"query", "session", query_session_arguments, ALL},
	{"query", "termserver", query_appservers_arguments, LATER},
	{"query", "user", query_user_arguments, ALL},
	{"quser", NULL, query_user_arguments, ALL},
	{"qwinsta", NULL, query_session_arguments, ALL},
	{"reset", "session", reset_arguments, ALL},
	{"reset", "winsta", reset_arguments, NT4},
	{"rwinsta", NULL, reset_arguments, ALL},
	{"shadow", NULL, shadow_arguments, ALL},
	{"tscon", NULL, connect_arguments, ALL},
	{"tsdiscon", NULL, disconn_arguments, ALL},
	{"tskill", NULL, kill_arguments, ALL},
};

const char *command_complete_nearest(const char *typed)
{
	const char *names[ARRAY_SIZE(lines)];

	for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
		names[i] = lines[i].program;
	return word_nearest(typed, names, ARRAY_SIZE(lines));
}

static void offer_operands(struct command_offer *offer)
{
	for (size_t i = 0; i < offer->table->operand_count; i++) {
		const struct argument_operand *operand = &offer->table->operands[i];

		if (strcmp(operand->name, "*") == 0)
			completion_offer(offer->completion, operand->name, operand->help);
		else
			command_offer_kind(offer, operand->name);
	}
}

/* --- Switches --- */

/* "/server:", in the small letters of the articles. */
static void write_switch(const struct argument_switch *row, char *to, size_t size)
{
	char name[64];

	snprintf(name, sizeof(name), "/%s%s", row->name, row->value ? ":" : "");
	name_lower(name, to, size);
}

static void offer_switches(struct command_offer *offer)
{
	for (size_t i = 0; i < offer->table->switch_count; i++) {
		char typed[64];

		write_switch(&offer->table->switches[i], typed, sizeof(typed));
		/* what it does is a text of several lines for some */
		completion_offer(offer->completion, typed, NULL);
	}
}

/* The switch with a value that the word is, and what of the value is typed; NULL when it is none. */
static const struct argument_switch *value_of(
	const struct argument_table *table, const char *word, const char **ret_value)
{
	for (size_t i = 0; i < table->switch_count; i++) {
		const struct argument_switch *row = &table->switches[i];
		char typed[64];

		write_switch(row, typed, sizeof(typed));
		if (!row->value || strncasecmp(word, typed, strlen(typed)) != 0)
			continue;
		*ret_value = word + strlen(typed);
		return row;
	}
	return NULL;
}

static void offer_value(
	struct command_offer *offer, const struct argument_switch *row, const char *begun)
{
	struct completion *completion = offer->completion;

	completion->before = completion->word;
	completion->before_length = (size_t)(begun - completion->word);
	completion->word = begun;
	command_offer_kind(offer, row->value);
}

/* --- The words before --- */

/* Take the words: how many operands there are among them, and which server they name. */
static size_t read_words(struct command_offer *offer, char *const *words, const char **server)
{
	size_t operands = 0;

	for (; *words && *words != offer->completion->word; words++) {
		const char *value;
		const struct argument_switch *row = value_of(offer->table, *words, &value);

		operands += **words != '/' && **words != '-';
		if (row && strcmp(row->value, "servername") == 0)
			*server = value;
	}
	return operands;
}

static void offer_arguments(struct command_offer *offer, char *const *words, const char *server)
{
	const char *typed = offer->completion->word, *begun;
	size_t operands = read_words(offer, words, &server);
	const struct argument_switch *row = value_of(offer->table, typed, &begun);

	/* of a text, which goes on to the end, nothing is known */
	if (offer->table->before_text && operands > offer->table->before_text)
		return;
	offer->server = offer->snapshot && server ? snapshot_server(offer->snapshot, server) : NULL;
	if (row)
		offer_value(offer, row, begun);
	else if (*typed != '/' && operands == 0)
		offer_operands(offer);
	if (!row && (*typed == '/' || !*typed))
		offer_switches(offer);
}

/* --- Whose line it is --- */

/* Is it the program? Folders may stand before it, and .exe behind. */
static bool is_program(const char *typed, const char *program)
{
	size_t length = strlen(program);

	for (const char *slash; (slash = strpbrk(typed, "/\\"));)
		typed = slash + 1;
	return strncasecmp(typed, program, length) == 0 &&
	       (!typed[length] || strcasecmp(typed + length, ".exe") == 0);
}

bool command_complete_knows(const char *program)
{
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		if (is_program(program, lines[i].program))
			return true;
	}
	return false;
}

/* The edition as which the line is understood. */
static enum edition edition_of(const struct snapshot *snapshot, const char *name)
{
	const struct server *server = snapshot && name ? snapshot_server(snapshot, name) : NULL;

	return server ? server->edition : EDITION_NT4;
}

static bool is_offered(const struct line *line, enum edition edition)
{
	return line->first <= edition && edition <= line->last;
}

static void offer_programs(struct completion *completion, enum edition edition)
{
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		const struct line *line = &lines[i];

		/* a program that is typed nevertheless is known below */
		if (!line->word && !is_offered(line, edition))
			continue;
		/* those of one program stand together */
		if (i == 0 || strcmp(line->program, lines[i - 1].program) != 0)
			completion_offer(completion, line->program,
				line->word ? NULL : line->tables->summary);
	}
}

static void offer_line(struct command_offer *offer, char *const *words, const char *server)
{
	const char *word = words[1] == offer->completion->word ? NULL : words[1];
	enum edition edition = edition_of(offer->snapshot, server);

	for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
		const struct line *line = &lines[i];

		offer->table = arguments_of(line->tables, edition);
		if (!is_program(words[0], line->program) ||
			(line->word && !is_offered(line, edition)))
			continue;
		if (!line->word)
			offer_arguments(offer, words + 1, server);
		else if (!word)
			completion_offer(offer->completion, line->word, offer->table->summary);
		else if (strcasecmp(word, line->word) == 0)
			offer_arguments(offer, words + 2, server);
	}
}

void command_complete(struct completion *completion, char *const *words,
	const struct snapshot *snapshot, const char *server)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct command_offer offer = {.completion = completion, .snapshot = snapshot};

	if (!arena)
		return;
	completion->ignores_case = true;
	index_init(&offer.offered, arena);
	if (words[0] && words[0] != completion->word)
		offer_line(&offer, words, server);
	else
		offer_programs(completion, edition_of(snapshot, server));
	index_deinit(&offer.offered);
}
