/*
 * Command lines of a Terminal Server, by the rules that logoff and the commands around it share
 * (docs/decisions.md, Arguments): switches are rows of a table, begin with '/', ignore case and stand
 * anywhere; `/?` goes before everything else.
 */
#ifndef TSFARM_CLI_ARGUMENTS_H
#define TSFARM_CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stdio.h>

/* A switch: how it is typed, what it takes, what the usage says of it, what it does. */
struct argument_switch {
	const char *name;  /* behind the slash */
	const char *value; /* how the usage calls it; NULL when there is none */
	const char *help;  /* NULL keeps it out of the usage */
	/* Store the value (NULL without one) into the request; false refuses it. NULL: it asks for help. */
	bool (*set)(void *request, const char *value);
};

struct argument_operand {
	const char *name, *help;
};

struct argument_table {
	const char *summary; /* the usage's first line */
	const char *syntax;  /* "LOGOFF [sessionname | sessionid]"; the switches follow */
	const char *last;    /* what the usage has behind the switches, "[message]"; may be NULL */
	const struct argument_operand *operands; /* for the usage */
	size_t operand_count;
	const struct argument_switch *switches;
	size_t switch_count;
	/* Store an operand, the `number`th from 0, into the request; false refuses it. */
	bool (*take)(void *request, char *const *word, size_t number);
	/* How many operands stand before a text, which goes on to the end, switches or not; 0: no text. */
	size_t before_text;
	/* May a session be named, or meant by its ID, that is not active? Completion offers by it. */
	bool any_name, any_id;
};

/* What a command line is before anything of it counts. */
struct arguments {
	bool help, invalid;
};

/*
 * Read the arguments of `main` from number `first` into the request. Invalid: what `set` or `take`
 * refuses, unknown switches, values where none belong or none where one does, whatever else begins
 * with '/' or '-', empty arguments, and what is not UTF-8. '-' begins no switch of theirs, and guessing
 * at a name could end the wrong session.
 */
struct arguments arguments_parse(
	const struct argument_table *table, int argc, char *const *argv, int first, void *request);

/* Keep a server's name; false when another one was kept before. */
bool arguments_keep_server(const char **server, const char *value);

void arguments_print_usage(const struct argument_table *table, FILE *to);

#endif
