#include "conformance/model/model.h"

#include <assert.h>
#include <errno.h>

#include "base/macros.h"
#include "conformance/model/rules.h"
#include "conformance/model/situation.h"

/* In the order of enum model_command. */
static const struct model_table *const tables[MODEL_COMMAND_COUNT] = {
	[MODEL_LOGOFF] = &logoff_table,
	[MODEL_DISCONN] = &disconn_table,
	[MODEL_RESET] = &reset_table,
	[MODEL_CONNECT] = &connect_table,
	[MODEL_CHANGE] = &change_table,
	[MODEL_KILL] = &kill_table,
	[MODEL_MSG] = &msg_table,
	[MODEL_QUERY] = &query_table,
};

const char *model_command(const char *program)
{
	enum model_command command;

	if (!model_command_from_program(program, &command) || !tables[command])
		return NULL;
	return tables[command]->command;
}

bool model_rule_holds(const struct model_rule *rule, enum edition edition)
{
	assert(edition < EDITION_COUNT);
	return rule->editions & (1u << edition);
}

const char *model_rule_command(const struct model_rule *rule)
{
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		if (tables[i] && rule >= tables[i]->rules &&
			rule < tables[i]->rules + tables[i]->count)
			return tables[i]->command;
	}
	assert(false && "a rule that is in no table");
	return NULL;
}

const struct model_rule *model_rule(size_t number)
{
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		if (!tables[i])
			continue;
		if (number < tables[i]->count)
			return &tables[i]->rules[number];
		number -= tables[i]->count;
	}
	return NULL;
}

/* --- Answers --- */

static bool rule_applies(const struct situation *situation, const struct model_rule *rule)
{
	return rule != situation->typed->without && model_rule_holds(rule, situation->edition) &&
	       rule->when(situation);
}

static void add_rule(struct situation *situation, const struct model_rule ***rules, size_t *count,
	const struct model_rule *rule)
{
	const struct model_rule **added =
		arena_append(situation->arena, rules, *count, sizeof(*added));

	if (!added) {
		situation->failed = true;
		return;
	}
	*added = rule;
	++*count;
}

/* Add an outcome that the rule gives. */
static void add_outcome(struct situation *situation, const struct model_rule *rule)
{
	struct expectations *outcomes = &situation->answer->expectations;
	size_t count = outcomes->count;
	struct expectation *outcome =
		arena_append(situation->arena, &outcomes->items, outcomes->count, sizeof(*outcome));

	if (!outcome) {
		situation->failed = true;
		return;
	}
	add_rule(situation, &situation->answer->outcomes, &count, rule);
	outcomes->count = count;
	outcome->changes_level = rule->level;
	situation->outcome = outcome;
	rule->then(situation);
	add_rule(situation, &situation->answer->rules, &situation->answer->rule_count, rule);
}

/* Add the requirements of a rule to every outcome. */
static void add_requirements(struct situation *situation, const struct model_rule *rule)
{
	struct expectations *outcomes = &situation->answer->expectations;

	for (size_t i = 0; i < outcomes->count; i++) {
		situation->outcome = &outcomes->items[i];
		rule->then(situation);
	}
	add_rule(situation, &situation->answer->rules, &situation->answer->rule_count, rule);
}

static void apply_decision(struct situation *situation, const struct model_rule *rule)
{
	struct model_answer *answer = situation->answer;

	answer->decided_by = rule;
	if (!rule->then)
		answer->silence = rule->says;
	else if (rule->level > situation->level)
		answer->silence = "no document says it, and our decision is not judged";
	else
		add_outcome(situation, rule);
}

static void apply_table(struct situation *situation, const struct model_table *table)
{
	struct model_answer *answer = situation->answer;

	for (size_t i = 0; i < table->count; i++) {
		const struct model_rule *rule = &table->rules[i];

		if (rule->kind == MODEL_RULE_ADDS || !rule_applies(situation, rule))
			continue;
		if (answer->decided_by)
			add_rule(situation, &answer->passed, &answer->passed_count, rule);
		else if (rule->kind == MODEL_RULE_DECIDES)
			apply_decision(situation, rule);
		else if (situation->level <= rule->most)
			add_outcome(situation, rule);
	}
	if (!answer->decided_by)
		answer->silence = "no rule is about the case";
	if (answer->silence)
		return;
	for (size_t i = 0; i < table->count; i++) {
		if (table->rules[i].kind == MODEL_RULE_ADDS &&
			rule_applies(situation, &table->rules[i]))
			add_requirements(situation, &table->rules[i]);
	}
}

int model_answer(const struct model_case *typed, enum level level, struct arena *arena,
	struct model_answer *ret_answer)
{
	struct model_answer answer = {0};
	struct situation situation = {
		.typed = typed, .level = level, .arena = arena, .answer = &answer};

	if (typed->argument_count == 0 || !model_command(typed->arguments[0]))
		answer.silence = "the model has no rules about the program";
	else if (situation_init(&situation, &answer.silence))
		apply_table(&situation, tables[situation.request.command]);
	if (situation.failed) {
		model_answer_deinit(&answer);
		return -ENOMEM;
	}
	*ret_answer = answer;
	return 0;
}

void model_answer_deinit(struct model_answer *answer)
{
	for (size_t i = 0; i < answer->expectations.count; i++) {
		struct expectation *outcome = &answer->expectations.items[i];

		for (size_t m = 0; m < outcome->matcher_count; m++) {
			if (outcome->matchers[m].matches)
				regfree(&outcome->matchers[m].matches_regex);
			if (outcome->matchers[m].lacks)
				regfree(&outcome->matchers[m].lacks_regex);
		}
	}
	answer->expectations.count = 0;
}
