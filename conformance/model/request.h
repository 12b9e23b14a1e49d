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
	MODEL_DISCONN,
	MODEL_CONNECT,
	MODEL_RESET,
	MODEL_CHANGE,
	MODEL_KILL,
	MODEL_MSG,
	MODEL_QUERY,
	MODEL_COMMAND_COUNT
};

/* The words that choose what QUERY, RESET and CHANGE do. */
enum model_part {
	MODEL_PART_NONE, /* the command has none, or the word is missing or unknown */
	MODEL_PART_SESSION,
	MODEL_PART_USER,
	MODEL_PART_PROCESS,
	MODEL_PART_SERVERS,
	MODEL_PART_OBJECT,
	MODEL_PART_LOGON,
	MODEL_PART_DEVICES, /* `change port` and `change user` */
	MODEL_PART_COUNT
};

/* The switches of all commands. */
enum model_switch {
	MODEL_SWITCH_HELP,
	MODEL_SWITCH_SERVER,
	MODEL_SWITCH_VERBOSE,
	MODEL_SWITCH_VM,
	MODEL_SWITCH_PASSWORD,
	MODEL_SWITCH_DEST,
	MODEL_SWITCH_ID,
	MODEL_SWITCH_ALL,
	MODEL_SWITCH_TIME,
	MODEL_SWITCH_WAIT,
	MODEL_SWITCH_ENABLE,
	MODEL_SWITCH_DISABLE,
	MODEL_SWITCH_DRAIN,
	MODEL_SWITCH_DRAIN_UNTIL_RESTART,
	MODEL_SWITCH_QUERY,
	MODEL_SWITCH_MODE,
	MODEL_SWITCH_FLOW,
	MODEL_SWITCH_CONNECT,
	MODEL_SWITCH_COUNTER,
	MODEL_SWITCH_SYSTEM,
	MODEL_SWITCH_DOMAIN,
	MODEL_SWITCH_ADDRESS,
	MODEL_SWITCH_CONTINUE,
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
	enum model_part part;
	bool is_dispatched; /* QUERY, RESET or CHANGE start another program for the part */
	enum model_fault fault;
	bool given[MODEL_SWITCH_COUNT];
	const char *values[MODEL_SWITCH_COUNT]; /* of switches with a value */
	const char *words[MODEL_WORDS_MAX];
	size_t word_count;
	struct model_selector selector; /* the first word */
	/* Of MSG: the arguments that are the text, `text_count` of them. */
	const char *const *text;
	size_t text_count;
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

/* Whether a name matches a pattern with '*' and '?', without regard to case. */
bool model_pattern_matches(const char *pattern, const char *name);

#endif
