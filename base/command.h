/*
 * The commands of a program (`tsfarm show ...`) and their options, as rows of tables: program_run.h
 * parses by them and prints --help from them, and completion.h offers them to shells.
 */
#ifndef TSFARM_BASE_COMMAND_H
#define TSFARM_BASE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"
#include "base/output.h"
#include "base/text.h"

struct completion;

/* Room for the settings of any command. */
enum {
	COMMAND_SETTINGS_MAX = 1024
};

/* The member of the settings that an option is stored into. */
enum option_kind {
	OPTION_FLAG,   /* bool */
	OPTION_TEXT,   /* const char *, borrowed from argv */
	OPTION_NUMBER, /* size_t, from 1 to `max` */
	OPTION_WORD,   /* an enum or unsigned: which of the `max` words */
	OPTION_WORDS,  /* unsigned: a bit for each of the words that was named */
	OPTION_PARSED  /* whatever `parse` stores; false refuses the value */
};

/* A row is made by one of the macros below. */
struct option_row {
	char letter;       /* "-j"; 0 when there is none */
	const char *name;  /* "--json", without the dashes */
	const char *value; /* in help; shells complete by it: FILE. NULL for a flag */
	const char *help;
	enum option_kind kind;
	size_t member, max;
	const char *const *words;
	const char *accepted; /* of OPTION_PARSED, for a refusal */
	bool (*parse)(void *settings, const char *value);
};

#define FLAG_OPTION(letter, name, help, settings, member)                                          \
	{                                                                                          \
		letter, name, NULL, help, OPTION_FLAG, MEMBER_PLACE(bool, settings, member), 0,    \
			NULL, NULL, NULL                                                           \
	}
#define TEXT_OPTION(letter, name, value, help, settings, member)                                   \
	{                                                                                          \
		letter, name, value, help, OPTION_TEXT,                                            \
			MEMBER_PLACE(const char *, settings, member), 0, NULL, NULL, NULL          \
	}
#define NUMBER_OPTION(letter, name, value, help, max, settings, member)                            \
	{                                                                                          \
		letter, name, value, help, OPTION_NUMBER, MEMBER_PLACE(size_t, settings, member),  \
			max, NULL, NULL, NULL                                                      \
	}
#define WORD_OPTION(letter, name, value, help, words, settings, member)                            \
	{                                                                                          \
		letter, name, value, help, OPTION_WORD, OPTION_ENUM_MEMBER(settings, member),      \
			ARRAY_SIZE(words), words, NULL, NULL                                       \
	}
#define WORDS_OPTION(letter, name, value, help, words, settings, member)                           \
	{                                                                                          \
		letter, name, value, help, OPTION_WORDS, MEMBER_PLACE(unsigned, settings, member), \
			ARRAY_SIZE(words), words, NULL, NULL                                       \
	}
#define PARSED_OPTION(letter, name, value, help, accepted, parse)                                  \
	{                                                                                          \
		letter, name, value, help, OPTION_PARSED, 0, 0, NULL, accepted, parse              \
	}

/* The offset of a member of any enum type. */
#define OPTION_ENUM_MEMBER(settings, member)                                                       \
	(offsetof(settings, member) +                                                              \
		0 * sizeof(char[sizeof(((settings *)0)->member) == sizeof(unsigned) ? 1 : -1]))

/* What was typed after the command's name, options taken out. Everything is borrowed from argv. */
struct command_line {
	const char **operands;
	size_t operand_count;
	char **rest; /* the command after `--`, ended by NULL; NULL without one */
};

struct command {
	const char *name;
	const char *operands; /* for help: "FARM.db [--] COMMAND..." */
	const char *summary;
	const struct option_row *options;
	size_t option_count;
	size_t operands_min, operands_max;
	bool takes_rest;          /* `--` begins the command line of another program */
	bool rest_after_operands; /* ... which also begins after the last operand, without `--` */
	size_t settings_size;     /* of the object that the options are stored into */
	const void *defaults;     /* its members before that; NULL: all zero */
	int (*run)(const struct command_line *line, const void *settings, struct output *out);
};

#define COMMAND_OPTIONS(rows) .options = (rows), .option_count = ARRAY_SIZE(rows)
#define COMMAND_OPERANDS(count) .operands_min = (count), .operands_max = (count)

struct command_program {
	const char *name;
	const char *summary;
	const char *version;
	const struct command *const *commands;
	size_t command_count;
	/*
	 * Offer the words that a shell completes for a value or operand whose placeholder is `kind`. The
	 * line and the settings hold the words before it. False for an unknown kind. May be NULL.
	 */
	bool (*complete)(struct completion *completion, const char *kind,
		const struct command_line *line, const void *settings);
};

/* The command of that name; NULL when there is none. */
const struct command *command_find(const struct command_program *program, const char *name);

/* Fill the settings, COMMAND_SETTINGS_MAX bytes, with the defaults of the command. */
void command_init_settings(const struct command *command, void *settings);

/*
 * Find the row of `typed` ("-j4", "--json", "--level=x"); NULL for an unknown option. `ret_value` is
 * the value in the same word, or NULL.
 */
const struct option_row *option_find(
	const struct command *command, const char *typed, const char **ret_value);

/* Store the value (NULL for a flag) into the settings; false, with nothing stored, refuses it. */
bool option_store(const struct option_row *row, void *settings, const char *value);

/* Add what the option accepts: "1 to 128", "text or tap". */
void option_add_accepted(const struct option_row *row, struct text *to);

#endif
