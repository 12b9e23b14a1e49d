/*
 * What the commands print differently in each edition of Windows, as data. A command speaks as the
 * server on which it was typed. Usages and switches: the tables of arguments (cli/arguments.h).
 */
#ifndef TSFARM_CLI_EDITION_TEXTS_H
#define TSFARM_CLI_EDITION_TEXTS_H

#include "sim/tsfarm.h"

struct edition_texts {
	/* Between "Error [5]:" and the system's sentence. */
	const char *error_gap;
	/* Between "Error opening Terminal server WF14" and the line of the error. */
	const char *server_gap;
	/* logoff asks whether to go on before it logs a listener off. */
	bool logoff_asks_of_listener;
	/* What `tscon /password:*` asks; NULL: `*` is a password like any other. */
	const char *password_prompt;
	/* The exit status of a dispatcher, such as CHANGE, when the command that it ran succeeded. */
	int dispatched;
};

const struct edition_texts *edition_texts(enum edition edition);

/* Print an error's second line on standard error: its number, and the system's sentence for it. */
void edition_texts_say_error(
	const struct edition_texts *texts, uint32_t number, const char *sentence);

/* Say there that the server cannot be opened; NULL: the current one. The error's line follows. */
void edition_texts_say_server(const struct edition_texts *texts, const char *server);

#endif
