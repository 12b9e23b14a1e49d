/*
 * The table of rules: each has its sources, each decides something that no other rule decides, and
 * every clause of a modelled command is carried by a rule or has a reason why not.
 */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "base/text.h"
#include "conformance/model/tests/plan_case.h"
#include "conformance/suite/scenario.h"

enum {
	RULES_MOST = 512
};

static struct suite suite;
static struct diagnostics problems;
static char *decisions; /* docs/decisions.md */

/* In which editions it was shown that an answer is another one without the rule. */
static unsigned shown[RULES_MOST];

static void stop_on(int r)
{
	cleanup(text_deinit) struct text text = {0};

	diagnostics_describe(&problems, &text);
	if (r != 0 || problems.count)
		fail_msg("the suite cannot be read: %d\n%s", r, text_string(&text));
}

static int setup(void **state)
{
	size_t length;

	(void)state;
	stop_on(diagnostics_init(&problems));
	stop_on(suite_init(&suite));
	stop_on(documents_load(&suite.documents, TEST_SOURCE "/conformance/documents", &problems));
	stop_on(suite_load(&suite, TEST_SOURCE "/scenarios", false, &problems));
	decisions = read_file(TEST_SOURCE "/docs/decisions.md", &length);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	free(decisions);
	suite_deinit(&suite);
	diagnostics_deinit(&problems);
	return 0;
}

/* --- Sources --- */

static void check_clauses(const struct model_rule *rule, enum edition edition)
{
	if (!rule->clauses[edition][0] && (rule->level != LEVEL_DEFINED || !rule->decision))
		fail_msg("%s has no clause in %s", rule->id, edition_to_string(edition));
	if (rule->clauses[edition][0] && !model_rule_holds(rule, edition))
		fail_msg("%s has clauses in %s, where it does not hold", rule->id,
			edition_to_string(edition));
	for (size_t i = 0; i < MODEL_CLAUSES_MAX && rule->clauses[edition][i]; i++) {
		const struct clause *clause =
			documents_find(&suite.documents, rule->clauses[edition][i]);

		if (!clause)
			fail_msg("%s: '%s' is no clause", rule->id, rule->clauses[edition][i]);
		if (clause->edition != edition)
			fail_msg("%s: '%s' is of another edition", rule->id, clause->id);
	}
}

static void check_decision(const struct model_rule *rule)
{
	cleanup(text_deinit) struct text heading = {0};

	text_printf(&heading, "\n### %s\n", rule->decision);
	if (!strstr(decisions, text_string(&heading)))
		fail_msg("%s: docs/decisions.md has no '%s'", rule->id, rule->decision);
}

static void rules__have_sources(void **state)
{
	const struct model_rule *rule;

	(void)state;
	for (size_t n = 0; (rule = model_rule(n)); n++) {
		size_t length = strlen(model_rule_command(rule));

		assert_true(n < RULES_MOST);
		if (strncmp(rule->id, model_rule_command(rule), length) != 0 ||
			rule->id[length] != '/')
			fail_msg("%s is a rule of %s", rule->id, model_rule_command(rule));
		for (size_t i = 0; i < n; i++) {
			if (strcmp(model_rule(i)->id, rule->id) == 0)
				fail_msg("two rules are %s", rule->id);
		}
		for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
			if (model_rule_holds(rule, edition) || rule->clauses[edition][0])
				check_clauses(rule, edition);
		}
		if (rule->decision)
			check_decision(rule);
	}
}

/* --- Each rule decides something --- */

static void add_outcome(struct text *to, const struct expectation *outcome)
{
	text_printf(to, "%d %d %d %d\n", outcome->changes_level, outcome->exit, outcome->exit_level,
		outcome->exit_number);
	for (size_t i = 0; i < outcome->changes.count; i++) {
		change_print(&outcome->changes.items[i], to);
		text_add(to, "\n");
	}
	for (size_t i = 0; i < outcome->matcher_count; i++) {
		text_printf(to, "%d %d ", outcome->matchers[i].stream, outcome->matchers[i].level);
		matcher_print(&outcome->matchers[i], to);
		text_add(to, "\n");
	}
}

static void add_answer(struct text *to, const struct model_case *typed, enum level level)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct model_answer answer;

	assert_int_equal(model_answer(typed, level, arena, &answer), 0);
	text_printf(to, "%s\n", answer.silence ? "silent" : "");
	for (size_t i = 0; i < answer.expectations.count; i++)
		add_outcome(to, &answer.expectations.items[i]);
	model_answer_deinit(&answer);
}

static bool rule_matters(
	const struct model_case *typed, const struct model_rule *rule, enum level level)
{
	cleanup(text_deinit) struct text with = {0}, without = {0};
	struct model_case less = *typed;

	less.without = rule;
	add_answer(&with, typed, level);
	add_answer(&without, &less, level);
	return strcmp(text_string(&with), text_string(&without)) != 0;
}

static size_t rule_number(const struct model_rule *rule)
{
	size_t n = 0;

	while (model_rule(n) != rule)
		n++;
	return n;
}

static void show_rules(const struct model_case *typed, enum edition edition)
{
	for (enum level level = 0; level < LEVEL_OWN; level++) {
		cleanup(arena_freep) struct arena *arena = arena_new();
		struct model_answer answer;

		assert_int_equal(model_answer(typed, level, arena, &answer), 0);
		for (size_t i = 0; i < answer.rule_count; i++) {
			const struct model_rule *rule = answer.rules[i];
			unsigned *editions = &shown[rule_number(rule)];

			if (!(*editions & 1u << edition) && rule_matters(typed, rule, level))
				*editions |= 1u << edition;
		}
		model_answer_deinit(&answer);
	}
}

static size_t count_missing(void)
{
	const struct model_rule *rule;
	size_t missing = 0;

	for (size_t n = 0; (rule = model_rule(n)); n++) {
		for (enum edition edition = 0; edition < EDITION_COUNT; edition++)
			missing += model_rule_holds(rule, edition) && !(shown[n] & 1u << edition);
	}
	return missing;
}

static void show_by_scenarios(void)
{
	for (size_t i = 0; i < suite.count; i++) {
		const struct scenario *scenario = &suite.scenarios[i];

		for (size_t s = 0; s < scenario->step_count; s++) {
			const struct step *step = &scenario->steps[s];
			const struct model_case typed = {
				.farm = scenario->farm->snapshot,
				.server = step->server,
				.session = step->session,
				.arguments = (const char *const *)step->arguments,
				.argument_count = step->argument_count,
				.input = step->input,
				.files = scenario->files,
				.file_count = scenario->file_count,
			};
			const struct server *here = snapshot_server(typed.farm, typed.server);

			if (here)
				show_rules(&typed, here->edition);
		}
	}
}

static void show_by_plan(const struct plan *plan)
{
	cleanup(snapshot_freep) struct snapshot *farm = plan_case_farm(plan);
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct model_case typed;

	if (farm && plan->step_count && plan_case_step(plan, &plan->steps[0], farm, arena, &typed))
		show_rules(&typed, snapshot_server(farm, typed.server)->edition);
}

/* Cases that the generator does not make: a farm, a seat, and a command line. */
static const struct own_case {
	enum edition edition;
	const char *farm, *server;
	uint32_t session;
	const char *words[6];
	const char *input;
} own_cases[] = {
#define STATES                                                                                     \
	"servers: {A: {winstations: {T1: {kind: direct}, T2: {kind: direct}}, sessions: {"         \
	"3: {user: Administrator}, 4: {user: eva, at: T1, state: shadow}, "                        \
	"6: {user: eva, at: 'RDP-Tcp#9', programs: [{image: a.exe, pid: 61}, {image: b.exe, pid: " \
	"62}]}, 7: {at: 'RDP-Tcp#7', state: connected}, 8: {at: T2, "                              \
	"state: down}}}}\n"
#define LONG_NAME "a-name-of-more-than-32-characters"
#define OWN_CASE(EDITION, SEAT, INPUT, ...)                                                        \
	{                                                                                          \
		EDITION, STATES, "A", SEAT, {__VA_ARGS__}, INPUT                                   \
	}
#define NT4_CASE(SEAT, INPUT, ...) OWN_CASE(EDITION_NT4, SEAT, INPUT, __VA_ARGS__)
#define WS2003_CASE(SEAT, INPUT, ...) OWN_CASE(EDITION_WS2003, SEAT, INPUT, __VA_ARGS__)
#define WS2022_CASE(SEAT, INPUT, ...) OWN_CASE(EDITION_WS2022, SEAT, INPUT, __VA_ARGS__)
#define ALL_CASES(SEAT, INPUT, ...)                                                                \
	NT4_CASE(SEAT, INPUT, __VA_ARGS__), WS2003_CASE(SEAT, INPUT, __VA_ARGS__),                 \
		WS2022_CASE(SEAT, INPUT, __VA_ARGS__)
	ALL_CASES(3, NULL, "logoff", "/h"),
	ALL_CASES(3, NULL, "logoff", LONG_NAME),
	ALL_CASES(3, NULL, "logoff", "T1"),
	ALL_CASES(3, NULL, "disconn", LONG_NAME),
	ALL_CASES(3, NULL, "disconn", "T1"),
	ALL_CASES(3, NULL, "reset", "/?"),
	ALL_CASES(3, NULL, "reset", "7"),
	ALL_CASES(3, NULL, "rwinsta", LONG_NAME),
	ALL_CASES(3, "y\n", "rwinsta", "RDP-Tcp"),
	ALL_CASES(7, NULL, "rwinsta", "7"),
	ALL_CASES(3, NULL, "connect", LONG_NAME),
	ALL_CASES(3, NULL, "connect", "6", "/password:x", "/dest:T2"),
	ALL_CASES(3, NULL, "connect", "6", "/password:x", "/dest:RDP-Tcp"),
	ALL_CASES(3, NULL, "kill", "61"),
	ALL_CASES(3, NULL, "qappsrv", "/?"),
	ALL_CASES(3, NULL, "quser", "/?"),
	ALL_CASES(3, NULL, "qwinsta", "/?"),
	/* switches without the value that they need */
	ALL_CASES(3, NULL, "kill", "a", "/id"),
	ALL_CASES(3, NULL, "query", "process", "/id"),
	ALL_CASES(3, NULL, "msg", "6", "/time"),
	ALL_CASES(3, NULL, "connect", "6", "/dest", "/password"),
	ALL_CASES(3, NULL, "query", "session", "/h"),
	ALL_CASES(3, NULL, "query", "process", "/?"),
	ALL_CASES(3, NULL, "query", "process", "/server:none"),
	ALL_CASES(3, NULL, "query", "process", "61"),
	ALL_CASES(3, NULL, "query", "process", "/id:6"),
	ALL_CASES(3, NULL, "query", "process", "*"),
	ALL_CASES(3, NULL, "query", "process", "a.exe"),
	ALL_CASES(6, NULL, "query", "process"),
	ALL_CASES(3, NULL, "msg", "@none", "hello"),
	ALL_CASES(3, NULL, "msg", "@empty", "hello"),
	ALL_CASES(3, NULL, "msg", "@list", "hello"),
	ALL_CASES(3, NULL, "change", "/?"),
	ALL_CASES(3, NULL, "change", "port"),
};

static void show_by_own_cases(void)
{
	static const struct work_file files[] = {{"empty", ""}, {"list", "6\n"}};

	for (size_t i = 0; i < ARRAY_SIZE(own_cases); i++) {
		const struct own_case *row = &own_cases[i];
		cleanup(text_deinit) struct text text = {0};
		cleanup(snapshot_freep) struct snapshot *farm = NULL;
		struct model_case typed = {.server = row->server,
			.session = row->session,
			.arguments = row->words,
			.input = row->input,
			.files = files,
			.file_count = ARRAY_SIZE(files)};
		char *refusal = NULL;

		text_printf(&text, "edition: %s\n%s", edition_to_string(row->edition), row->farm);
		if (snapshot_parse("case", text_string(&text), text.length, &farm, &refusal) != 0)
			fail_msg("case %zu: %s", i, refusal);
		typed.farm = farm;
		while (row->words[typed.argument_count])
			typed.argument_count++;
		show_rules(&typed, row->edition);
	}
}

/* A stride that shares no factor with the number of features reaches all kinds of cases soon. */
static void show_by_plans(size_t stride)
{
	struct plan_cases cases = {0};
	struct plan plan;

	for (size_t i = 0; count_missing() && plan_cases_next(&cases, &plan); i++) {
		if (i % stride == 0)
			show_by_plan(&plan);
	}
}

static void print_missing(void)
{
	const struct model_rule *rule;

	for (size_t n = 0; (rule = model_rule(n)); n++) {
		for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
			if (model_rule_holds(rule, edition) && !(shown[n] & 1u << edition))
				print_error("%s in %s changes no answer\n", rule->id,
					edition_to_string(edition));
		}
	}
}

static void rules__each_change_an_answer(void **state)
{
	(void)state;
	show_by_scenarios();
	show_by_own_cases();
	print_message("# by scenarios: all but %zu rules of an edition\n", count_missing());
	show_by_plans(101);
	show_by_plans(7);
	show_by_plans(2);
	print_missing();
	same_number("rules without which every answer is the same", (long long)count_missing(), 0);
}

/* --- Clauses --- */

static bool is_carried(const struct clause *clause)
{
	const struct model_rule *rule;

	for (size_t n = 0; (rule = model_rule(n)); n++) {
		const char *const *clauses = rule->clauses[clause->edition];

		for (size_t i = 0; i < MODEL_CLAUSES_MAX && clauses[i]; i++) {
			if (strcmp(clauses[i], clause->id) == 0)
				return true;
		}
	}
	return false;
}

static const char *gap_of(const struct clause *clause)
{
	const struct model_gap *gap;

	for (size_t n = 0; (gap = model_gap(n)); n++) {
		if (strcmp(gap->clause, clause->id) == 0)
			return gap->reason;
	}
	return NULL;
}

static void clauses__are_carried_or_have_a_reason(void **state)
{
	size_t carried = 0, gaps = 0, wrong = 0;

	(void)state;
	for (size_t d = 0; d < suite.documents.count; d++) {
		const struct document *document = &suite.documents.items[d];

		for (size_t i = 0; model_command(document->command) && i < document->clause_count;
			i++) {
			const struct clause *clause = &document->clauses[i];
			const char *reason =
				clause->untestable ? clause->untestable : gap_of(clause);
			bool is_one = is_carried(clause);

			carried += is_one;
			gaps += reason != NULL;
			if (reason)
				print_message("# not carried: %s: %s\n", clause->id, reason);
			if (is_one != (reason != NULL))
				continue;
			wrong++;
			print_error("%s %s\n", clause->id,
				is_one ? "is carried, and has a reason why it is not"
				       : "is carried by no rule, and no reason says why");
		}
	}
	print_message("# %zu clauses are carried by rules, %zu are not\n", carried, gaps);
	same_number("clauses without a rule or a reason", (long long)wrong, 0);
}

/* The numbers of rules, for people who read the log. */
static void print_rules_of(const char *command, size_t first)
{
	size_t counts[EDITION_COUNT] = {0}, all = 0;
	const struct model_rule *rule;

	for (size_t n = first; (rule = model_rule(n)); n++) {
		if (strcmp(model_rule_command(rule), command) != 0)
			break;
		all++;
		for (enum edition edition = 0; edition < EDITION_COUNT; edition++)
			counts[edition] += model_rule_holds(rule, edition);
	}
	print_message("# %s: %zu rules, of which nt4 has %zu, ws2003 %zu and ws2022 %zu\n", command,
		all, counts[EDITION_NT4], counts[EDITION_WS2003], counts[EDITION_WS2022]);
}

static void rules__are_counted(void **state)
{
	const struct model_rule *rule;
	const char *last = "";

	(void)state;
	for (size_t n = 0; (rule = model_rule(n)); n++) {
		if (strcmp(model_rule_command(rule), last) != 0)
			print_rules_of(model_rule_command(rule), n);
		last = model_rule_command(rule);
	}
	assert_true(strcmp(last, "query") == 0);
}

static void gaps__are_clauses(void **state)
{
	const struct model_gap *gap;

	(void)state;
	for (size_t n = 0; (gap = model_gap(n)); n++) {
		if (!documents_find(&suite.documents, gap->clause))
			fail_msg("'%s' is no clause", gap->clause);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules__have_sources),
		cmocka_unit_test(rules__each_change_an_answer),
		cmocka_unit_test(clauses__are_carried_or_have_a_reason),
		cmocka_unit_test(gaps__are_clauses),
		cmocka_unit_test(rules__are_counted),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
