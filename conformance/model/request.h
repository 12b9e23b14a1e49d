/* A command line as the model reads it. It has a parser of its own. */
#ifndef TSFARM_CONFORMANCE_MODEL_REQUEST_H
#define TSFARM_CONFORMANCE_MODEL_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/tsfarm.h"

/* The commands, each with a syntax and a table of rules of its own. */
enum model_command {
	MODEL_LOGOFF,
	MODEL_COMMAND_COUNT
};

/* The switches of all commands. */
enum model_switch {
	MODEL_SWITCH_HELP,
	MODEL_SWITCH_SERVER,
	MODEL_SWITCH_VERBOSE,
	MODEL_SWITCH_VM,
	MODEL_SWITCH_COUNT
};

/* Why arguments are refused. */
enum model_fault {
	MODEL_FAULT_NONE,
	MODEL_FAULT_SEEN,   /* a program of Windows was seen to refuse them: /h, -help */
	MODEL_FAULT_SWITCH, /* another argument that begins like a switch and is none */
	MODEL_FAULT_OTHER
};

/* One word that means a session. */
struct model_selector {
	const char *text; /* as typed; NULL: none */
	bool is_id;       /* it consists of the digits 0 to 9 */
	bool is_beyond;   /* a number that is no id of any session */
	uint32_t id;
};

enum {
	MODEL_WORDS_MAX = 2
};

struct model_request {
	enum model_command command;
	enum model_fault fault;
	bool given[MODEL_SWITCH_COUNT];
	const char *values[MODEL_SWITCH_COUNT]; /* of switches with a value */
	const char *words[MODEL_WORDS_MAX];
	size_t word_count;
	struct model_selector
		selector; /* the first word, for commands whose first word means a session */
};

/*
 * Read the arguments as the program of that edition reads them. False if the program is none of the
 * commands. The texts are those of `arguments`.
 */
bool model_request_read(const char *const *arguments, size_t count, enum edition edition,
	struct model_request *ret_request);

/* Read a word as an id or a name. */
struct model_selector model_selector_read(const char *word);

/* The command that the name of a program means; false if it is none. */
bool model_command_from_program(const char *program, enum model_command *ret_command);

#endif
