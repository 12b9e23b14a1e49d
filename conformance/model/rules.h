/* The tables of rules, one for each command, and what they share. */
#ifndef TSFARM_CONFORMANCE_MODEL_RULES_H
#define TSFARM_CONFORMANCE_MODEL_RULES_H

#include "conformance/model/model.h"
#include "conformance/model/request.h"
#include "conformance/model/situation.h"

struct model_table {
	const char *command; /* by the first name that documents use */
	const struct model_rule *rules;
	size_t count;
};

extern const struct model_table logoff_table;
extern const struct model_table disconn_table;
extern const struct model_table connect_table;
extern const struct model_table reset_table;
extern const struct model_table change_table;
extern const struct model_table kill_table;
extern const struct model_table msg_table;
extern const struct model_table query_table;

/* Masks of editions. */
enum {
	IN_NT4 = 1u << EDITION_NT4,
	IN_WS2003 = 1u << EDITION_WS2003,
	IN_WS2022 = 1u << EDITION_WS2022,
	IN_LATER = IN_WS2003 | IN_WS2022,
	IN_ALL = IN_NT4 | IN_LATER
};

/* Clauses of a rule in an edition: NT4("q186477/security/own-session"). */
#define NT4(...) [EDITION_NT4] = {__VA_ARGS__}
#define WS2003(...) [EDITION_WS2003] = {__VA_ARGS__}
#define WS2022(...) [EDITION_WS2022] = {__VA_ARGS__}

#endif
