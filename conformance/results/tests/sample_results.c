#include "conformance/results/tests/sample_results.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/macros.h"
#include "conformance/results/store/store.h"

#define FARM_HEAD                                                                                  \
	"servers:\n  WF12:\n    sessions:\n"                                                       \
	"      9: {user: Administrator}\n"
#define SESSION_12                                                                                 \
	"      12: {user: eva, programs: [{image: winword.exe, unsaved: letter.doc}, "             \
	"solitaire.exe]}\n"
#define SESSION_14 "      14: {user: tom, state: disconnected}\n"
#define FARM_TAIL "      20: {user: ann}\n"

/* Markup, quotes, colours of a terminal, writing turned round, no UTF-8, a control character of two bytes. */
#define NASTY                                                                                      \
	"<script>alert(1)</script></pre>&amp; \"quoted\" 'too' \033[31mred\033[0m \xE2\x80\xAE"    \
	"gnp.exe \xFF\xC3( \xC2\x9B end  \n]]> <!-- not a comment\n"

/* More lines than a page shows. */
#define TEN "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n"
#define FIFTY TEN TEN TEN TEN TEN
#define LONG FIFTY FIFTY FIFTY

static const struct result_clause sample_clauses[] = {
	{"d1/examples/session-12", "d1", "Terminal Server Commands: LOGOFF", "logoff", "Examples",
		"logoff 12 terminates session 12.", NULL, LEVEL_DOCUMENTED, EDITION_NT4},
	{"d1/examples/current", "d1", "Terminal Server Commands: LOGOFF", "logoff", "Examples",
		"logoff without arguments terminates the current session.", NULL, LEVEL_DOCUMENTED, EDITION_NT4},
	{"d1/security/refused", "d1", "Terminal Server Commands: LOGOFF", "logoff",
		"Security <Restrictions>", "A user may not log off others & is told so.", NULL,
		LEVEL_OBSERVED, EDITION_NT4},
	{"d1/security/printer", "d1", "Terminal Server Commands: LOGOFF", "logoff",
		"Security <Restrictions>", "The printer is released.", "a farm has no printers",
		LEVEL_DOCUMENTED, EDITION_NT4},
	{"d2/summary/unsaved", "d2", "Terminal Server Commands: MSG", "msg", "Summary",
		"Data that was not saved can be lost.", NULL, LEVEL_DOCUMENTED, EDITION_NT4},
	{"d2/summary/nobody", "d2", "Terminal Server Commands: MSG", "msg", "Summary",
		"No clause \"without\" a scenario is hidden.", NULL, LEVEL_DEFINED, EDITION_NT4},
};

static const struct result_run native = {
	.subject = "native",
	.subject_title = "The logoff that was built with tsconform",
	.host = "build7",
	.system = "Linux 6.1",
	.version = "0.1.0",
	.suite = "0123456789abcdef",
	.documents = "fedcba9876543210",
	.level = LEVEL_DEFINED,
	.jobs = 2,
	.rounds = 1,
	.shard = 1,
	.shards = 1,
	.started = "2026-11-22T21:36:37Z",
	.ended = "2026-11-22T21:36:40Z",
	.duration = 2900000,
};

static const struct result_run rewrite = {
	.subject = "rewrite <new>",
	.command = "'./my logoff' -v",
	.by_path = true,
	.host = "build8",
	.system = "Linux 6.1",
	.version = "0.1.0",
	.suite = "0123456789abcdef",
	.documents = "fedcba9876543210",
	.level = LEVEL_DEFINED,
	.jobs = 2,
	.rounds = 2,
	.shard = 1,
	.shards = 4,
	.started = "2026-11-22T21:40:00Z",
};

static const char *ids[] = {"d1/examples/session-12", "d1/examples/current", "d1/security/refused",
	"d2/summary/unsaved", "d9/gone"};

static struct result_step good_steps[] = {
	{"WF12", 9, "logoff 12", NULL, 9, PROCESS_EXITED, 0, {"", ""}, "session-ended WF12/12",
		1200},
};
static struct result_step bad_steps[] = {
	{"WF12", 9, "query session", NULL, 8, PROCESS_EXITED, 0, {"two\nlines\n", ""}, "", 900},
	{"WF12", 9, "logoff <12> & \"x\"", NASTY "typed\n", 9, PROCESS_CRASHED, 11,
		{NASTY, "oops\n"}, "session-ended WF12/14\nprogram-ended WF12/12/winword.exe",
		1500},
};
static struct result_finding bad_findings[] = {
	{"changes", LEVEL_DOCUMENTED,
		"session-ended WF12/12\nprogram-ended WF12/12/winword.exe\n"
		"work-lost WF12/12/letter.doc",
		"session-ended WF12/14\nprogram-ended WF12/12/winword.exe", 9},
	{"exit", LEVEL_OBSERVED, "0", "a crash by signal 11", 10},
	{"stdout", LEVEL_DEFINED, "Logging off <12>\nsame line\n", NASTY "same line\n", 11},
};
static struct result_finding known_findings[] = {
	{"stderr", LEVEL_DEFINED, "Error [5]:Access is denied.", "Error [5]:Access is denied.  ",
		12},
};

static struct result_file bad_files[] = {
	{"names <1>.txt", "eva\n" NASTY}, {"long.txt", LONG "the last line\n"}};

static const char farm_before[] = FARM_HEAD SESSION_12 SESSION_14 FARM_TAIL;
static const char farm_after[] =
	FARM_HEAD "      12: {user: eva, programs: [solitaire.exe]}\n" FARM_TAIL;

#define CASE(a_number, a_scenario, a_title, a_verdict)                                             \
	.number = (a_number), .round = 1, .scenario = (a_scenario), .title = (a_title),            \
	.file = "scenarios/d1/" a_scenario ".yaml", .line = 1, .reached = true,                    \
	.verdict = (a_verdict), .judged = {true, true}, .farm_before = farm_before,                \
	.duration = 2000
#define OF_CLAUSES(first, count, about)                                                            \
	.clauses = &ids[first], .clause_count = (count), .command = (about)
#define GOOD .held = {true, true}, .steps = good_steps, .step_count = 1
#define BAD                                                                                        \
	.steps = bad_steps, .step_count = 2, .findings = bad_findings, .finding_count = 3,         \
	.farm_after = farm_after, .files = bad_files, .file_count = 2

static const struct result_case native_cases[] = {
	{CASE(1, "d1/examples/session-12", "logoff 12 ends session 12", VERDICT_PASSED),
		OF_CLAUSES(0, 1, "logoff"), GOOD},
	{CASE(2, "d1/examples/current", "logoff ends its own session", VERDICT_PASSED),
		OF_CLAUSES(1, 2, "logoff"), GOOD},
	{CASE(3, "d1/security/refused", "Others stay", VERDICT_EXPECTED_FAILURE),
		OF_CLAUSES(2, 1, "logoff"), .reason = "issue 12: the words differ", .held = {true},
		.steps = good_steps, .step_count = 1, .findings = known_findings,
		.finding_count = 1},
	{CASE(4, "d2/unsaved", "Work is lost", VERDICT_PASSED), OF_CLAUSES(3, 1, "msg"), GOOD},
};

static const struct result_case rewrite_cases[] = {
	{CASE(1, "d1/examples/session-12", "logoff 12 ends <b>session</b> 12", VERDICT_FAILED),
		OF_CLAUSES(0, 2, "logoff"), BAD},
	{CASE(2, "d1/examples/current", "logoff ends its own session", VERDICT_PASSED),
		OF_CLAUSES(1, 1, "logoff"), GOOD},
	{CASE(3, "d1/security/refused", "Others stay", VERDICT_UNEXPECTED_PASS),
		OF_CLAUSES(2, 1, "logoff"), .reason = "issue 12: the words differ", GOOD},
	{CASE(4, "d2/unsaved", "Work is lost", VERDICT_ERROR), OF_CLAUSES(3, 1, "msg"),
		.reason = "no space left in </dd>/dev/shm"},
	{CASE(5, "d2/slow", "A slow one", VERDICT_SKIPPED), OF_CLAUSES(3, 1, "msg"),
		.reason = "takes an hour"},
	{CASE(6, "d9/gone", "Its clause is in no document", VERDICT_FAILED),
		OF_CLAUSES(4, 1, "logoff"), BAD},
	{.number = 7,
		.round = 1,
		.scenario = "d1/never",
		.title = "Never reached",
		.file = "n.yaml",
		.line = 1,
		.verdict = VERDICT_COUNT,
		OF_CLAUSES(0, 1, "logoff")},
};

static int write_clauses(struct results *results)
{
	int r = 0;

	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(sample_clauses); i++)
		r = results_add_clause(results, native.documents, i + 1, &sample_clauses[i]);
	return r;
}

static int write_case(struct results *results, int64_t run, const struct result_case *item)
{
	int r = results_add_case(results, run, item);

	return r == 0 && item->reached ? results_reach_case(results, run, item) : r;
}

static int write_run(struct results *results, const struct result_run *run,
	const struct result_case *cases, size_t count)
{
	int64_t id;
	int r = results_add_run(results, run, &id);

	for (size_t i = 0; r == 0 && i < count; i++)
		r = write_case(results, id, &cases[i]);
	if (r == 0 && run->rounds > 1) {
		/* the second round of the second one goes another way */
		struct result_case again = cases[0];

		again.number = cases[1].number;
		again.round = 2;
		again.scenario = cases[1].scenario;
		r = write_case(results, id, &again);
	}
	return r;
}

int sample_results_write(const char *path)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = results_open_to_write(path, &results);

	if (r == 0)
		r = results_begin(results, &transaction);
	if (r == 0)
		r = write_clauses(results);
	if (r == 0)
		r = write_run(results, &native, native_cases, ARRAY_SIZE(native_cases));
	if (r == 0)
		r = write_run(results, &rewrite, rewrite_cases, ARRAY_SIZE(rewrite_cases));
	return r == 0 ? transaction_commit(&transaction) : r;
}

/* --- Many --- */

enum {
	CLAUSES = 130
};

struct many {
	struct results *results;
	int64_t run;
	size_t failing;
};

static int write_many_clauses(struct results *results)
{
	int r = 0;

	for (unsigned i = 0; r == 0 && i < CLAUSES; i++) {
		struct result_clause clause = sample_clauses[i < CLAUSES / 2 ? 0 : 4];
		char id[32], section[32];

		snprintf(id, sizeof(id), "%s/many/%u", clause.document, i);
		snprintf(section, sizeof(section), "Section %u", i / 10);
		clause.id = id;
		clause.section = section;
		r = results_add_clause(results, native.documents, i + 1, &clause);
	}
	return r;
}

static int write_one_of_many(struct many *many, size_t number)
{
	bool fails = number % many->failing == 0;
	unsigned clause = (unsigned)(number % CLAUSES);
	char id[32], scenario[64];
	const char *clauses[] = {id};
	struct result_case item = {CASE(number, "many", "One of very many cases", VERDICT_PASSED),
		.clauses = clauses, .clause_count = 1, .command = "logoff", GOOD};
	struct result_case bad = {CASE(number, "many", "One of very many cases", VERDICT_FAILED),
		.clauses = clauses, .clause_count = 1, .command = "logoff", BAD};
	struct result_case *own = fails ? &bad : &item;

	snprintf(id, sizeof(id), "%s/many/%u", clause < CLAUSES / 2 ? "d1" : "d2", clause);
	snprintf(scenario, sizeof(scenario), "%s/case-%zu", id, number);
	own->scenario = scenario;
	return write_case(many->results, many->run, own);
}

int sample_results_write_many(const char *path, size_t count, size_t failing)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(transaction_end) struct transaction transaction = {0};
	struct many many = {.failing = failing};
	int r = results_open_to_write(path, &results);

	if (r == 0)
		r = results_begin(results, &transaction);
	if (r == 0)
		r = write_many_clauses(results);
	if (r == 0)
		r = results_add_run(results, &native, &many.run);
	many.results = results;
	for (size_t i = 1; r == 0 && i <= count; i++)
		r = write_one_of_many(&many, i);
	return r == 0 ? transaction_commit(&transaction) : r;
}
