/*
 * A program of several commands (`tsfarm show ...`): commands and their options are rows of
 * tables, from which they are parsed and from which `--help` is printed.
 */
#ifndef TSFARM_BASE_COMMAND_H
#define TSFARM_BASE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/output.h"

struct completion;

/* Room for the settings of any command. */
enum {
	COMMAND_SETTINGS_MAX = 1024
};

struct option_row {
	char letter;      /* "-j"; 0 when there is none */
	const char *name; /* "--json", without the dashes */
	/* How help calls the value; NULL for a switch. Shells complete by it: FILE. */
	const char *value;
	const char *help;
	/* What the value may be, for a refusal; NULL for any text. "a, b or c" is completed by shells. */
	const char *accepted;
	/* Store the value (NULL for a switch) into the settings; false refuses it. */
	bool (*set)(void *settings, const char *value);
};

/* What was typed after the command's name, options taken out. Everything is borrowed from argv. */
struct command_line {
	const char **operands;
	size_t operand_count;
	char **rest; /* the command behind `--`, ended by NULL; NULL when there is none */
};

struct command {
	const char *name;
	const char *operands; /* for help: "FARM.db [--] COMMAND..." */
	const char *summary;
	const struct option_row *options;
	size_t option_count;
	size_t operands_min, operands_max;
	bool takes_rest;          /* `--` begins a command line of somebody else's */
	bool rest_after_operands; /* ... which also begins, without `--`, once all operands are there */
	size_t settings_size;     /* of the zeroed object that the options are stored into */
	int (*run)(const struct command_line *line, const void *settings, struct output *out);
};

struct command_program {
	const char *name;
	const char *summary;
	const char *version;
	const struct command *commands;
	size_t command_count;
	/*
	 * Offer what a value or an operand that help calls `kind` may be, as shells complete it; the line
	 * and the settings hold what precedes. False when that kind is unknown here. May be NULL.
	 */
	bool (*complete)(struct completion *completion, const char *kind,
		const struct command_line *line, const void *settings);
};

/* The row that `typed` ("-j4", "--json", "--level=x") names, and its value if it holds one; or NULL. */
const struct option_row *option_find(
	const struct command *command, const char *typed, const char **ret_value);

/* Parse the arguments of `main`, run the command they name, and return the exit status. */
int program_run(const struct command_program *program, int argc, char **argv);

#endif
