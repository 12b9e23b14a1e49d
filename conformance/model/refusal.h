/* The sentences of refusals: Q259436, Q186539 and Q186548, and docs/decisions.md. */
#ifndef TSFARM_CONFORMANCE_MODEL_REFUSAL_H
#define TSFARM_CONFORMANCE_MODEL_REFUSAL_H

#include "conformance/model/situation.h"

/* Nothing changes, and the line with the number is on standard error. `doing` is "logoff". */
void refuse_arguments(struct situation *situation, const char *usage);
void refuse_server(struct situation *situation);
void refuse_session(struct situation *situation, const char *doing, unsigned number);

/* Nothing changes, and which sentence is printed was never said. */
void refuse_silently(struct situation *situation);

/* The line "Error [5]: Access is denied." as the edition prints it. The arena owns it. */
const char *refusal_error_line(struct situation *situation, unsigned number);

#endif
