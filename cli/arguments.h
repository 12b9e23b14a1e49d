/*
 * Command lines of a Terminal Server, by the rules that logoff and the commands around it share
 * (docs/decisions.md, Arguments): switches are rows of a table, begin with '/', ignore case and stand
 * anywhere; `/?` goes before everything else.
 */
#ifndef TSFARM_CLI_ARGUMENTS_H
#define TSFARM_CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/macros.h"
#include "sim/tsfarm.h"

/* What a switch does, or the member of the request that it is stored into. */
enum switch_kind {
	SWITCH_HELP,    /* asks for help */
	SWITCH_IGNORED, /* is accepted */
	SWITCH_FLAG,    /* bool */
	SWITCH_TEXT,    /* const char *; the last one counts */
	SWITCH_NAME,    /* const char *; the same name may be repeated */
	SWITCH_ID,      /* const char *, digits; the same text may be repeated */
	SWITCH_PARSED   /* whatever `parse` stores; false refuses the value */
};

/* A switch: how it is typed, what it takes, what the usage says of it. Made by one of the macros. */
struct argument_switch {
	const char *name;  /* after the slash */
	const char *value; /* in the usage; NULL when there is none */
	const char *help;  /* NULL keeps it out of the usage */
	enum switch_kind kind;
	size_t member;
	bool (*parse)(void *request, const char *value); /* NULL without a value */
};

#define HELP_SWITCH                                                                                \
	{                                                                                          \
		"?", NULL, NULL, SWITCH_HELP, 0, NULL                                              \
	}
#define IGNORED_SWITCH(name, value, help)                                                          \
	{                                                                                          \
		name, value, help, SWITCH_IGNORED, 0, NULL                                         \
	}
#define FLAG_SWITCH(name, help, request, member)                                                   \
	{                                                                                          \
		name, NULL, help, SWITCH_FLAG, MEMBER_PLACE(bool, request, member), NULL           \
	}
#define TEXT_SWITCH(name, value, help, request, member)                                            \
	{                                                                                          \
		name, value, help, SWITCH_TEXT, MEMBER_PLACE(const char *, request, member), NULL  \
	}
#define NAME_SWITCH(name, value, help, request, member)                                            \
	{                                                                                          \
		name, value, help, SWITCH_NAME, MEMBER_PLACE(const char *, request, member), NULL  \
	}
#define ID_SWITCH(name, value, help, request, member)                                              \
	{                                                                                          \
		name, value, help, SWITCH_ID, MEMBER_PLACE(const char *, request, member), NULL    \
	}
#define PARSED_SWITCH(name, value, help, parse)                                                    \
	{                                                                                          \
		name, value, help, SWITCH_PARSED, 0, parse                                         \
	}

struct argument_operand {
	const char *name, *help;
};

/* One element of an array by edition. An edition without a summary uses the table before it. */
struct argument_table {
	const char *summary; /* the usage's first line */
	const char *usage; /* the whole usage, where it is known; NULL: it follows from the rows */
	bool help_is_complaint; /* `/?` prints it on standard error */
	const char *syntax;     /* "LOGOFF [sessionname | sessionid]"; the switches follow */
	const char *last; /* what the usage has behind the switches, "[message]"; may be NULL */
	const struct argument_operand *operands; /* for the usage */
	size_t operand_count;
	const struct argument_switch *switches;
	size_t switch_count;
	/* Store an operand, the `number`th from 0, into the request; false refuses it. NULL: one operand,
	 * which is stored at `operand`, or none when there are no rows of operands. */
	bool (*take)(void *request, char *const *word, size_t number);
	size_t operand;
	bool needs_operand; /* without one the arguments are invalid */
	/* Does all that was read belong together? NULL: it does. */
	bool (*is_valid)(const void *request);
	/* How many operands stand before a text, which goes on to the end, switches or not; 0: no text. */
	size_t before_text;
	/* Completion also offers names, or IDs, of sessions that are not active. */
	bool any_name, any_id;
};

/* The result of parsing: help was requested, or the arguments are invalid. */
struct arguments {
	bool help, invalid;
};

/*
 * Read the arguments of `main` from number `first` into the request. Invalid: what a row or `take`
 * refuses, unknown switches, values where none belong or none where one does, whatever else begins
 * with '/' or '-', empty arguments, and what is not UTF-8. '-' begins no switch of theirs, and guessing
 * at a name could end the wrong session.
 */
struct arguments arguments_parse(
	const struct argument_table *table, int argc, char *const *argv, int first, void *request);

#define ARGUMENT_OPERANDS(rows) .operands = (rows), .operand_count = ARRAY_SIZE(rows)
#define ARGUMENT_SWITCHES(rows) .switches = (rows), .switch_count = ARRAY_SIZE(rows)
#define ARGUMENT_OPERAND(request, member) .operand = MEMBER_PLACE(const char *, request, member)

void arguments_print_usage(const struct argument_table *table, FILE *to);

/* The table of an edition. */
const struct argument_table *arguments_of(
	const struct argument_table tables[static EDITION_COUNT], enum edition edition);

#endif
