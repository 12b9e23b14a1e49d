/* The refusals of sessions: Q259436, Q186539 and Q186548, and docs/decisions.md. Nothing changes. */
#ifndef TSFARM_CONFORMANCE_MODEL_REFUSAL_H
#define TSFARM_CONFORMANCE_MODEL_REFUSAL_H

#include "conformance/model/situation.h"

/*
 * Results of rules: outcome_refuse(), and the complaint with the number that stands beside the
 * function, as the edition prints it. refuse_server() has 1722.
 */
void refuse_server(struct situation *situation);
void refuse_long_name(struct situation *situation);  /* 7001 */
void refuse_access(struct situation *situation);     /* 5 */
void refuse_unknown(struct situation *situation);    /* 7022 */
void refuse_pending(struct situation *situation);    /* 7007 */
void refuse_busy(struct situation *situation);       /* 7024 */
void refuse_disconnect(struct situation *situation); /* 7041 */

/* Refuse without a sentence that is known. */
void refuse_silently(struct situation *situation);

/* The line "Error [5]: Access is denied." as the edition prints it. The arena owns it. */
const char *refusal_error_line(struct situation *situation, unsigned number);

#endif
