/* Expectations of a step: changes of the farm, the exit status, the output. */
#ifndef TSFARM_CONFORMANCE_SUITE_EXPECTATION_H
#define TSFARM_CONFORMANCE_SUITE_EXPECTATION_H

#include <regex.h>

#include "base/text.h"
#include "conformance/suite/change.h"
#include "conformance/suite/level.h"

enum stream {
	STREAM_STDOUT,
	STREAM_STDERR,
	STREAM_OUTPUT, /* both, one after the other */
	STREAM_COUNT
};
const char *stream_to_string(enum stream stream);

enum exit_want {
	EXIT_WANT_ANY,
	EXIT_WANT_ZERO,
	EXIT_WANT_NON_ZERO,
	EXIT_WANT_NUMBER
};

/* Conditions on a stream, all of which must hold. */
struct matcher {
	enum stream stream;
	enum level level;
	const char *equals, *contains, *matches, *lacks;
	enum {
		EMPTY_ANY,
		EMPTY_YES,
		EMPTY_NO
	} empty;
	regex_t matches_regex, lacks_regex;
	unsigned line;
};

/* One way in which the outcome is right. */
struct expectation {
	struct changes changes;
	enum level changes_level;
	unsigned changes_line;
	enum exit_want exit;
	enum level exit_level;
	int exit_number;
	unsigned exit_line;
	struct matcher *matchers;
	size_t matcher_count;
};

/* Alternatives, of which one must hold. There is one unless the document allows several. */
struct expectations {
	struct expectation *items;
	size_t count;
};

extern const struct reader_table expectation_tables[2];

/*
 * Read `expect:`. `changes_level` is the scenario's level, and `origin` is passed to changes_read().
 * Returns 0 or -ENOMEM.
 */
int expectations_read(struct reader *reader, const struct yaml_node *node, enum level changes_level,
	const struct change_origin *origin, struct expectations *ret_expectations);

/* Refuse another level than `own`, in a scenario without clauses; NULL is none. */
void expectation_check_own(struct reader *reader, const struct yaml_node *level);

/* Free what the arena does not own: the regular expressions. */
void expectations_deinit(struct expectations *expectations);

/* Whether something is judged at that level. */
bool expectations_judge_at(const struct expectations *expectations, enum level level);

/*
 * Whether the stream fulfils the matcher. `text` has `length` bytes without NUL, then a NUL. Its lines
 * end in '\n' alone.
 */
bool matcher_holds(const struct matcher *matcher, const char *text, size_t length);

/*
 * How much of `matches` the text matches: the bytes of the longest beginning that does, as a hint at
 * the mistake. 0 for none, and for long texts.
 */
size_t matcher_longest_prefix(const struct matcher *matcher, const char *text);

/* Add the condition as text: "contains \"Error [5]\"". */
void matcher_print(const struct matcher *matcher, struct text *to);

#endif
