/* The results of rules: what is added to the outcome that a rule is giving. */
#ifndef TSFARM_CONFORMANCE_MODEL_OUTCOME_H
#define TSFARM_CONFORMANCE_MODEL_OUTCOME_H

#include "conformance/model/situation.h"

/* Add a change. `to` may be NULL for any. The format gives the thing. */
void outcome_change(struct situation *situation, enum change_kind kind, const char *to,
	const char *thing, ...) printf_like(4, 5);

/*
 * The exit status of a command that did its work, or refused. Our decision has the number. Less strict
 * runs distinguish zero from others, and know nothing of dispatchers of ws2022.
 */
void outcome_succeed(struct situation *situation);
void outcome_refuse(struct situation *situation);

/* The exit status is that number, which distinguishes zero from others in less strict runs. */
void outcome_set_exit(struct situation *situation, int number);

/* Add a requirement on a stream. */
void outcome_contains(struct situation *situation, enum stream stream, enum level level,
	const char *format, ...) printf_like(4, 5);
void outcome_equals(struct situation *situation, enum stream stream, enum level level,
	const char *format, ...) printf_like(4, 5);
/* POSIX extended regular expressions, that match somewhere or nowhere. */
void outcome_matches(struct situation *situation, enum stream stream, enum level level,
	const char *format, ...) printf_like(4, 5);
void outcome_lacks(struct situation *situation, enum stream stream, enum level level,
	const char *format, ...) printf_like(4, 5);
void outcome_empty(struct situation *situation, enum stream stream, enum level level, bool empty);

#endif
