#include "conformance/explore/emit.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/macros.h"

static bool has_clause(const struct model_rule *rule, enum edition edition)
{
	return rule && rule->clauses[edition][0];
}

/* The rule that decided, or else another one that gave something to the answer. */
const struct model_rule *emit_rule(const struct trial *trial)
{
	const struct trial_step *step = trial_last_step(trial);
	const struct model_answer *answer = &step->answer;

	if (!step->is_answered || answer->silence || !answer->expectations.count ||
		trial->signature.oracle == ORACLE_RELATION ||
		trial->signature.oracle == ORACLE_OTHER)
		return NULL;
	if (has_clause(answer->decided_by, trial->plan.edition))
		return answer->decided_by;
	for (size_t i = 0; i < answer->rule_count; i++) {
		if (has_clause(answer->rules[i], trial->plan.edition))
			return answer->rules[i];
	}
	return NULL;
}

void emit_add_name(const struct model_rule *rule, struct text *to)
{
	const char *slash = strchr(rule->id, '/');

	text_add(to, slash ? slash + 1 : rule->id);
}

/* --- Values --- */

/* In double quotes, with the escapes of YAML. */
static void add_quoted(struct text *to, const char *value)
{
	text_add_char(to, '"');
	for (; *value; value++) {
		if (*value == '\n')
			text_add(to, "\\n");
		else if (*value == '\t')
			text_add(to, "\\t");
		else if ((unsigned char)*value < 0x20 || *value == 0x7F)
			text_printf(to, "\\x%02x", (unsigned)*value);
		else if (*value == '"' || *value == '\\')
			text_printf(to, "\\%c", *value);
		else
			text_add_char(to, *value);
	}
	text_add_char(to, '"');
}

static void add_changes(const struct changes *changes, struct text *to)
{
	text_add(to, "changes: ");
	if (!changes->count) {
		text_add(to, "none");
		return;
	}
	text_add_char(to, '[');
	for (size_t i = 0; i < changes->count; i++) {
		text_add(to, i ? ", " : "");
		change_write(&changes->items[i], to);
	}
	text_add_char(to, ']');
}

static void add_exit(const struct expectation *expectation, struct text *to)
{
	switch (expectation->exit) {
	case EXIT_WANT_ANY:
		return;
	case EXIT_WANT_ZERO:
		text_add(to, ", exit: zero");
		return;
	case EXIT_WANT_NON_ZERO:
		text_add(to, ", exit: non-zero");
		return;
	case EXIT_WANT_NUMBER:
		break;
	}
	text_printf(to, ", exit: %d", expectation->exit_number);
}

static void add_condition(const char *key, const char *value, struct text *to)
{
	if (!value)
		return;
	text_printf(to, ", %s: ", key);
	add_quoted(to, value);
}

static void add_matcher(const struct matcher *matcher, struct text *to)
{
	text_printf(to, "{level: %s", level_to_string(matcher->level));
	add_condition("equals", matcher->equals, to);
	add_condition("contains", matcher->contains, to);
	add_condition("matches", matcher->matches, to);
	add_condition("lacks", matcher->lacks, to);
	if (matcher->empty != EMPTY_ANY)
		text_printf(to, ", empty: %s", matcher->empty == EMPTY_YES ? "yes" : "no");
	text_add_char(to, '}');
}

/* Requirements above the level would only be noise in the scenario. */
static void add_stream(const struct expectation *expectation, enum stream stream, enum level level,
	struct text *to)
{
	bool is_first = true;

	for (size_t i = 0; i < expectation->matcher_count; i++) {
		const struct matcher *matcher = &expectation->matchers[i];

		if (matcher->stream != stream || !level_is_judged(matcher->level, level))
			continue;
		text_printf(to, is_first ? ",\n    %s: [" : ",\n      ", stream_to_string(stream));
		is_first = false;
		add_matcher(matcher, to);
	}
	text_add(to, is_first ? "" : "]");
}

static void add_outcome(const struct expectation *expectation, enum level level, struct text *to)
{
	text_add_char(to, '{');
	add_changes(&expectation->changes, to);
	add_exit(expectation, to);
	for (enum stream stream = 0; stream < STREAM_COUNT; stream++)
		add_stream(expectation, stream, level, to);
	text_add_char(to, '}');
}

static void add_expect(const struct expectations *expectations, enum level level, struct text *to)
{
	if (expectations->count == 1) {
		add_outcome(&expectations->items[0], level, to);
		return;
	}
	text_add(to, "{either: [");
	for (size_t i = 0; i < expectations->count; i++) {
		text_add(to, i ? ", " : "");
		add_outcome(&expectations->items[i], level, to);
	}
	text_add(to, "]}");
}

/* --- The scenario --- */

static void add_step(
	const struct trial *trial, size_t at, bool is_one, enum level level, struct text *to)
{
	const struct plan_step *step = &trial->plan.steps[at];
	const char *between = is_one ? "\n" : ", ";

	text_add(to, is_one ? "" : "  - {");
	text_add(to, "typed-in: ");
	plan_add_seat(&trial->plan, step->seat, to);
	text_printf(to, "%srun: ", between);
	plan_add_run(step, to);
	if (step->input) {
		text_printf(to, "%sinput: ", between);
		add_quoted(to, step->input);
	}
	text_printf(to, "%sexpect: ", between);
	add_expect(&trial->runs[0].steps[at].step.expectations, level, to);
	text_add(to, is_one ? "\n" : "}\n");
}

static void add_clauses(const struct model_rule *rule, enum edition edition, struct text *to)
{
	text_add(to, "clauses: [");
	for (size_t i = 0; rule->clauses[edition][i]; i++)
		text_printf(to, "%s%s", i ? ", " : "", rule->clauses[edition][i]);
	text_add(to, "]\n");
}

int emit_scenario(const struct trial *trial, const struct finding *finding, uint64_t seed,
	const char *id, struct text *to)
{
	const struct model_rule *rule = emit_rule(trial);
	const struct trial_step *last = trial_last_step(trial);
	const struct expectations *right = &last->step.expectations;
	enum level level = LEVEL_DEFINED;
	size_t count = trial->runs[0].step_count;

	text_printf(to,
		"# found by tsconform explore, case %" PRIu64 ":%" PRIu64 ", %zu runs to shrink\n",
		seed, finding->number, finding->shrink_runs);
	text_printf(to, "id: %s\n", id);
	add_clauses(rule, trial->plan.edition, to);
	text_add(to, "title: ");
	add_quoted(to, rule->says);
	text_printf(to, "\nlevel: %s\nfarm:\n", level_to_string(right->items[0].changes_level));
	plan_add_farm(&trial->plan, "  ", to);
	if (count > 1)
		text_add(to, "steps:\n");
	for (size_t i = 0; i < count; i++)
		add_step(trial, i, count == 1, level, to);
	return to->failed ? -ENOMEM : 0;
}
