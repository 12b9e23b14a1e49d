/* Files of results: what is written is read again, and what is none is refused. */
#include "conformance/suite/tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "conformance/results/digest.h"
#include "conformance/results/store/statements.h"
#include "conformance/results/store/store.h"

static struct folder folder;
static struct arena *kept;
static char path[600];

static int setup(void **state)
{
	(void)state;
	kept = arena_new();
	if (!kept)
		return -1;
	folder_make(&folder);
	snprintf(path, sizeof(path), "%s/results.db", folder.path);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	kept = arena_free(kept);
	folder_remove(&folder);
	return 0;
}

static const struct result_run whole_run = {
	.subject = "rewrite",
	.command = "./logoff -v",
	.host = "build7",
	.system = "Linux",
	.version = "1.2.3",
	.suite = "0123456789abcdef",
	.documents = "fedcba9876543210",
	.level = LEVEL_OBSERVED,
	.jobs = 4,
	.rounds = 1,
	.shard = 1,
	.shards = 1,
	.started = "2026-11-22T21:36:37Z",
};

static const char *clauses[] = {"d/one", "d/two"};
static struct result_step steps[] = {
	{.server = "WF12",
		.session = 3,
		.typed = "msg @who.txt",
		.input = "Hello.\n",
		.line = 7,
		.end = PROCESS_EXITED,
		.code = 1,
		.streams = {"", "Error \xFF[5]\n"},
		.changes = "session-ended WF12/12",
		.duration = 1500},
};
static struct result_file given_files[] = {{"who.txt", "eva\ntom\n"}, {"empty.txt", ""}};
static struct result_finding findings[] = {
	{"changes", LEVEL_DOCUMENTED, "none", "session-ended WF12/12", 9},
	{"exit", LEVEL_OBSERVED, "zero", "1", 10},
};

static const struct result_case whole_cases[] = {
	{.number = 1,
		.round = 1,
		.scenario = "d/ends",
		.title = "It ends",
		.command = "logoff",
		.file = "a.yaml",
		.line = 3,
		.reached = true,
		.verdict = VERDICT_PASSED,
		.judged = {true, true},
		.held = {true, true},
		.asked = {true, false},
		.started = 10,
		.duration = 20,
		.clauses = clauses,
		.clause_count = 1,
		.farm_before = "servers: {}\n"},
	{.number = 2,
		.round = 1,
		.scenario = "d/refused",
		.title = "It is refused",
		.command = "msg",
		.file = "b.yaml",
		.line = 3,
		.level = LEVEL_DEFINED,
		.reached = true,
		.verdict = VERDICT_FAILED,
		.judged = {true, true},
		.held = {false, true},
		.asked = {true, true},
		.clauses = clauses,
		.clause_count = 2,
		.steps = steps,
		.step_count = 1,
		.findings = findings,
		.finding_count = 2,
		.files = given_files,
		.file_count = 2,
		.farm_before = "servers: {}\n",
		.farm_after = "servers: {A: {}}\n"},
	{.number = 5,
		.round = 1,
		.scenario = "d/never",
		.title = "It is not reached",
		.command = "logoff",
		.file = "c.yaml",
		.line = 3,
		.verdict = VERDICT_COUNT},
};

/* A file with the run and its cases in it, the last of which was not reached. */
static void write_whole(void)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(transaction_end) struct transaction transaction = {0};
	int64_t id;

	same_number("open", results_open_to_write(path, &results), 0);
	same_number("begin", results_begin(results, &transaction), 0);
	same_number("run", results_add_run(results, &whole_run, &id), 0);
	for (size_t i = 0; i < ARRAY_SIZE(whole_cases); i++) {
		same_number("case", results_add_case(results, id, &whole_cases[i]), 0);
		if (whole_cases[i].reached)
			same_number("reach", results_reach_case(results, id, &whole_cases[i]), 0);
	}
	same_number("commit", transaction_commit(&transaction), 0);
}

static void open_whole(struct results **ret_results, struct result_run *ret_run)
{
	write_whole();
	same_number("open", results_open(path, ret_results), 0);
	same_number("find", results_find_run(*ret_results, 0, kept, ret_run), 0);
}

static void same_or_null(const char *label, const char *got, const char *expected)
{
	same_text(label, got ? got : "(null)", expected ? expected : "(null)");
}

static int compare_case(void *context, const struct result_case *item)
{
	size_t *at = context;
	const struct result_case *own = &whole_cases[(*at)++];
	const char *label = own->scenario;

	same_number(label, item->number, own->number);
	same_text(label, item->scenario, own->scenario);
	same_text(label, item->title, own->title);
	same_text(label, item->command, own->command);
	same_text(label, item->file, own->file);
	same_number(label, item->line, own->line);
	same_number(label, item->level, own->level);
	same_number(label, item->reached, own->reached);
	same_number(label, item->verdict, own->verdict);
	same_number(label, item->judged[1], own->judged[1]);
	same_number(label, item->held[0], own->held[0]);
	same_number(label, item->asked[0], own->asked[0]);
	same_number(label, item->asked[1], own->asked[1]);
	same_number(label, item->asked_unknown, false);
	same_number(label, item->duration, own->duration);
	same_or_null(label, item->farm_before, own->farm_before);
	same_or_null(label, item->farm_after, own->farm_after);
	same_number("clauses", item->clause_count, own->clause_count);
	for (size_t i = 0; i < item->clause_count; i++)
		same_text("clause", item->clauses[i], own->clauses[i]);
	same_number("steps", item->step_count, own->step_count);
	for (size_t i = 0; i < item->step_count; i++) {
		same_text("typed", item->steps[i].typed, own->steps[i].typed);
		same_or_null("input", item->steps[i].input, own->steps[i].input);
		same_text("stderr", item->steps[i].streams[1], own->steps[i].streams[1]);
		same_text("changes", item->steps[i].changes, own->steps[i].changes);
		same_number("end", item->steps[i].end, own->steps[i].end);
		same_number("code", item->steps[i].code, own->steps[i].code);
	}
	same_number("files", item->file_count, own->file_count);
	for (size_t i = 0; i < item->file_count; i++) {
		same_text("name", item->files[i].name, own->files[i].name);
		same_text("text", item->files[i].text, own->files[i].text);
	}
	same_number("findings", item->finding_count, own->finding_count);
	for (size_t i = 0; i < item->finding_count; i++) {
		same_text("what", item->findings[i].what, own->findings[i].what);
		same_text("actual", item->findings[i].actual, own->findings[i].actual);
		same_number("level", item->findings[i].level, own->findings[i].level);
		same_number("line", item->findings[i].line, own->findings[i].line);
	}
	return 0;
}

static void results_read_cases__as_written(void **state)
{
	cleanup(results_freep) struct results *results = NULL;
	struct result_run run;
	size_t read = 0;

	(void)state;
	open_whole(&results, &run);
	same_number("cases", results_read_cases(results, &run, compare_case, &read), 0);
	same_number("all of them", (long long)read, ARRAY_SIZE(whole_cases));
	read = 0;
	same_number("again", results_read_cases(results, &run, compare_case, &read), 0);
}

static void results_find_run__counts(void **state)
{
	cleanup(results_freep) struct results *results = NULL;
	struct result_run run;

	(void)state;
	open_whole(&results, &run);
	same_number("id", run.id, 1);
	same_text("subject", run.subject, "rewrite");
	same_or_null("title", run.subject_title, NULL);
	same_text("command", run.command, "./logoff -v");
	same_or_null("ended", run.ended, NULL);
	same_number("complete", run.complete, false);
	same_number("cases", run.counts.cases, 3);
	same_number("not reached", run.counts.not_reached, 1);
	same_number("failed", run.counts.verdicts[VERDICT_FAILED], 1);
	same_number("documented", run.counts.levels[LEVEL_DOCUMENTED].held, 1);
	same_number("observed", run.counts.levels[LEVEL_OBSERVED].held, 2);
	same_number("of", run.counts.levels[LEVEL_OBSERVED].judged, 2);
	same_number("asked", run.counts.levels[LEVEL_DOCUMENTED].asked, 2);
	same_number("done", run.counts.levels[LEVEL_DOCUMENTED].asked_held, 1);
	same_number("asked", run.counts.levels[LEVEL_OBSERVED].asked, 1);
	same_number("done", run.counts.levels[LEVEL_OBSERVED].asked_held, 1);
	same_number("unknown", run.counts.unknown, 0);
	same_number("of it", results_find_last(results, "rewrite", kept, &run), 0);
	same_number("of nobody", results_find_last(results, "other", kept, &run), RESULTS_E_NO_RUN);
	same_number("none", results_find_run(results, 2, kept, &run), RESULTS_E_NO_RUN);
}

static int count_run(void *context, const struct result_run *run)
{
	struct text *ids = context;

	text_printf(ids, "%lld ", (long long)run->id);
	return 0;
}

static void results_keep_runs__keeps_the_last(void **state)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(text_deinit) struct text ids = {0};
	struct result_run run;
	size_t read = 0;

	(void)state;
	for (int i = 0; i < 4; i++)
		write_whole();
	same_number("open", results_open_to_write(path, &results), 0);
	same_number("more than there are", results_keep_runs(results, 5), 0);
	same_number("two", results_keep_runs(results, 2), 0);
	same_number("list", results_read_runs(results, count_run, &ids), 0);
	same_text("kept", text_string(&ids), "3 4 ");
	same_number("last", results_find_run(results, 0, kept, &run), 0);
	same_number("its cases", results_read_cases(results, &run, compare_case, &read), 0);
	same_number("all of them", (long long)read, ARRAY_SIZE(whole_cases));
}

static int stop_reading(void *context, const struct result_case *item)
{
	(void)context;
	(void)item;
	return 7;
}

static void results_read_cases__stops(void **state)
{
	cleanup(results_freep) struct results *results = NULL;
	struct result_run run;

	(void)state;
	open_whole(&results, &run);
	same_number("answer", results_read_cases(results, &run, stop_reading, NULL), 7);
}

static void results_open__refuses(void **state)
{
	static const char other[] = "no database, but long enough for somebody to look closely";
	cleanup(results_freep) struct results *results = NULL;

	(void)state;
	same_number("none", results_open(path, &results), -ENOENT);
	same_number("a folder", results_open(folder.path, &results), -EISDIR);
	write_file(path, other, strlen(other));
	same_number("a text", results_open(path, &results), RESULTS_E_NOT_RESULTS);
	same_number("to write", results_open_to_write(path, &results), RESULTS_E_NOT_RESULTS);
}

/* What is left of a run that was killed at once: SQLite has made the file, and written nothing. */
static void results_open_to_write__makes_a_whole_file_or_none(void **state)
{
	struct results *results;
	const char *new = folder_file(&folder, "missing/results.db");

	(void)state;
	same_number("no folder", results_open_to_write(new, &results), -ENOENT);
	new = folder_file(&folder, "new.db");
	same_number("new", results_open_to_write(new, &results), 0);
	results_free(results);
	same_number("again", results_open_to_write(new, &results), 0);
	results_free(results);
}

static void results_open__reads_an_empty_one(void **state)
{
	cleanup(results_freep) struct results *results = NULL;
	struct result_run run;
	size_t length;

	(void)state;
	write_file(path, "", 0);
	same_number("open", results_open(path, &results), 0);
	same_number("no run", results_find_run(results, 0, kept, &run), RESULTS_E_NO_RUN);
	results = results_free(results);
	free(read_file(path, &length));
	same_number("still empty", (long long)length, 0);
	write_whole();
	same_number("again", results_open(path, &results), 0);
	same_number("a run", results_find_run(results, 0, kept, &run), 0);
}

static void results_open__refuses_a_newer_one(void **state)
{
	cleanup(results_freep) struct results *results = NULL;

	(void)state;
	same_number("open", results_open_to_write(path, &results), 0);
	same_number("mark", database_execute(results->database, "PRAGMA user_version = 9"), 0);
	results = results_free(results);
	same_number("newer", results_open(path, &results), RESULTS_E_NEWER);
	same_number("version", results_file_version(path), 9);
}

static void statements__every_one_prepares(void **state)
{
	cleanup(results_freep) struct results *results = NULL;

	(void)state;
	same_number("open", results_open_to_write(path, &results), 0);
	for (enum statement i = 0; i < STATEMENT_COUNT; i++) {
		cleanup(query_end) struct query query = query_begin(results->database, i);

		same_number(results->database->kind->statements[i], query.error, 0);
	}
}

static void digest_of__tells_apart(void **state)
{
	char one[DIGEST_SIZE], other[DIGEST_SIZE];

	(void)state;
	digest_of("", one);
	same_text("nothing", one, "af63bd4c8601b7df");
	digest_print(digest_add(digest_add(DIGEST_BEGIN, "ab"), "c"), one);
	digest_print(digest_add(digest_add(DIGEST_BEGIN, "a"), "bc"), other);
	assert_string_not_equal(one, other);
}

static void result_end__words_round_trip(void **state)
{
	(void)state;
	for (enum process_end end = 0; end < PROCESS_END_COUNT; end++) {
		enum process_end read;

		assert_true(process_end_from_string(process_end_to_string(end), &read));
		same_number(process_end_to_string(end), read, end);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(results_read_cases__as_written),
		TEST(results_read_cases__stops),
		TEST(results_find_run__counts),
		TEST(results_keep_runs__keeps_the_last),
		TEST(results_open__refuses),
		TEST(results_open_to_write__makes_a_whole_file_or_none),
		TEST(results_open__reads_an_empty_one),
		TEST(results_open__refuses_a_newer_one),
		TEST(statements__every_one_prepares),
		TEST(digest_of__tells_apart),
		TEST(result_end__words_round_trip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
