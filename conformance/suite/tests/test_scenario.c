#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "base/text.h"

/* Lines that make a scenario; rows below leave one out and put their own in its place. */
#define ID "id: a/b\n"
#define CLAUSES "clauses: d/one\n"
#define TITLE "title: It holds\n"
#define FARM "farm: {servers: {WF12: {sessions: {3: {user: eva}, 12: {user: tom}}}}}\n"
#define TYPED_IN "typed-in: WF12/3\n"
#define RUN "run: logoff 12\n"
#define EXPECT "expect: {changes: none}\n"

#define HEAD ID CLAUSES TITLE
#define ALL HEAD FARM TYPED_IN RUN EXPECT

static const struct scenario *read_one(const char *yaml)
{
	read_scenario("f", yaml);
	same_problems(yaml, "");
	same_number("scenarios", (long long)suite.count, 1);
	return &suite.scenarios[0];
}

static void scenario_read__keeps_everything(void **state)
{
	const struct scenario *scenario = read_one(HEAD FARM
		"typed-in: wf12/3\nlevel: observed\ntime-limit: 600\n"
		"environment: {LANG: de_DE.UTF-8, EMPTY: \"\"}\nrun: logoff \"a b\" /v\n" EXPECT);
	const struct step *step = scenario->steps;

	(void)state;
	same_text("id", scenario->id, "a/b");
	same_text("title", scenario->title, "It holds");
	same_text("file", scenario->file, "f");
	same_number("clauses", (long long)scenario->clause_count, 1);
	same_text("clause", scenario->clauses[0]->id, "d/one");
	same_text("level", level_to_string(scenario->level), "observed");
	same_number("time limit", scenario->time_limit, 600);
	same_text("environment", scenario->environment[0], "LANG=de_DE.UTF-8");
	same_text("environment", scenario->environment[1], "EMPTY=");
	same_number("steps", (long long)scenario->step_count, 1);
	same_text("server", step->server, "wf12");
	same_number("session", step->session, 3);
	same_text("typed", step->typed, "logoff \"a b\" /v");
	same_number("arguments", (long long)step->argument_count, 3);
	same_text("argument", step->arguments[1], "a b");
	assert_null(step->arguments[3]);
	same_text("changes level", level_to_string(step->expectations.items[0].changes_level),
		"observed");
}

/* A script that calls quser is in no document: it has the id of its path, and all is judged always. */
static void scenario_read__without_clauses_is_own(void **state)
{
	static const char own[] = TITLE TYPED_IN
		"farm: {servers: {WF12: {edition: ws2022, sessions: {3: {user: eva}}}}}\n"
		"run: sh cleanup.sh\n"
		"expect: {changes: none, exit: 4, stdout: {contains: eva}}\n";
	const struct scenario *scenario;
	const struct expectation *expected;

	(void)state;
	read_scenario("my tests/Clean_up.yaml", own);
	same_problems(own, "");
	scenario = &suite.scenarios[0];
	expected = scenario->steps[0].expectations.items;
	same_text("id", scenario->id, "my-tests/clean-up");
	same_number("own", scenario_is_own(scenario), true);
	same_text("level", level_to_string(scenario->level), "own");
	same_text("edition", edition_to_string(scenario->edition), "ws2022");
	same_text("changes", level_to_string(expected->changes_level), "own");
	same_text("exit", level_to_string(expected->exit_level), "own");
	same_text("stdout", level_to_string(expected->matchers[0].level), "own");
	for (enum level most = 0; most < LEVEL_OWN; most++)
		same_number("judged", expectations_judge_at(&scenario->steps[0].expectations, most),
			true);
}

/* Of the scenario, or of the step; nothing is read where neither has any. */
static void scenario_read__keeps_input_and_files(void **state)
{
	const struct scenario *scenario = read_one(
		HEAD FARM TYPED_IN "input: \"a\\nb\"\nfiles: {list: \"eva\\n\", empty: }\n"
				   "steps:\n"
				   "  - {run: logoff, expect: {changes: none}}\n"
				   "  - {run: logoff, input: c, expect: {changes: none}}\n"
				   "  - {run: logoff, input: '', expect: {changes: none}}\n");

	(void)state;
	same_text("the scenario's", scenario->steps[0].input, "a\nb");
	same_text("its own", scenario->steps[1].input, "c");
	same_text("nothing", scenario->steps[2].input, "");
	same_number("files", (long long)scenario->file_count, 2);
	same_text("name", scenario->files[0].name, "list");
	same_text("text", scenario->files[0].text, "eva\n");
	same_text("empty", scenario->files[1].text, "");
}

/* All clauses are about the command that the subject stands for. */
static void scenario_read__is_about_one_command(void **state)
{
	(void)state;
	same_number("read",
		document_read(&suite.documents, "e.yaml", parse(other_document_yaml), &problems),
		0);
	same_text("command",
		read_one(ID "clauses: e/one\n" TITLE FARM TYPED_IN RUN EXPECT)->command, "disconn");
	read_scenario("f", ID "clauses: [d/one, d/two, e/one]\n" TITLE FARM TYPED_IN RUN EXPECT);
	same_problems("two", "f:2:25: clauses[3]: the clause is about 'disconn', and those before "
			     "it are about 'logoff'\n");
}

static void scenario_read__has_defaults(void **state)
{
	const struct scenario *scenario = read_one(ALL);

	(void)state;
	same_text("level", level_to_string(scenario->level), "documented");
	same_number("time limit", scenario->time_limit, 30);
	same_number("environment", (long long)scenario->environment_count, 0);
	assert_null(scenario->skip);
	same_text("command", scenario->command, "logoff");
	assert_null(scenario->steps[0].input);
	assert_null(scenario->files);
}

static void scenario_read__of_steps(void **state)
{
	const struct scenario *scenario = read_one(HEAD FARM TYPED_IN
		"steps:\n"
		"  - {run: [logoff, \"\", a b], expect: {changes: none}}\n"
		"  - {run: tsfarm, typed-in: WF12/12, expect: {changes: none}}\n");

	(void)state;
	same_number("steps", (long long)scenario->step_count, 2);
	same_text("typed", scenario->steps[0].typed, "logoff \"\" \"a b\"");
	same_number("arguments", (long long)scenario->steps[0].argument_count, 3);
	same_text("empty argument", scenario->steps[0].arguments[1], "");
	same_number("session", scenario->steps[0].session, 3);
	same_number("line", scenario->steps[1].line, 8);
	same_number("session", scenario->steps[1].session, 12);
}

/* --- Refusals --- */

#define KEYS                                                                                       \
	"accepted: id, clauses, editions, title, level, farm, given, cases, typed-in, run, "       \
	"input, expect, "                                                                          \
	"steps, files, environment, time-limit or skip\n"

#define NO_FILE "not the name of a file: at most 64 bytes, no slashes, no '.' in front\n"
#define LONG "1234567890123456789012345678901234567890123456789012345678901234"

static void scenario_read__refuses(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		/* the whole */
		{"[]", "f:1:1: expected a map of keys, found a list\n"},
		{"just words", "f:1:1: expected a map of keys, found a single value\n"},
		{ID, "f:1:1: the key 'title' is missing\nf:1:1: the key 'farm' is missing\n"
		     "f:1:1: 'run' and 'expect' are needed, "
		     "or 'steps'\n"
		     "f:1:1: the key 'typed-in' is missing\n"},
		{CLAUSES TITLE FARM TYPED_IN RUN EXPECT, "f:1:1: the key 'id' is missing\n"},
		{ID TITLE FARM TYPED_IN RUN EXPECT "level: observed\n",
			"f:7:8: level: a scenario without clauses has no level but 'own'\n"},
		{ID TITLE FARM TYPED_IN RUN "expect: {changes: none, stdout: {level: defined, "
					    "empty: yes}}\n",
			"f:6:41: expect.stdout.level: a scenario without clauses has no level but "
			"'own'\n"},
		{HEAD FARM TYPED_IN RUN "expect: {changes: none, stdout: {empty: yes}}\n",
			"f:7:33: expect.stdout: the key 'level' is missing\n"},
		{ALL "titel: x\n", "f:8:1: unknown key 'titel'; did you mean 'title'?\n"},
		{ALL "zzz: x\n", "f:8:1: unknown key 'zzz'; " KEYS},
		{ALL RUN, "f:8:1: run: 'run' is given twice; the first stands in line 6\n"},
		/* its own keys */
		{"id: A/b\n" CLAUSES TITLE FARM TYPED_IN RUN EXPECT,
			"f:1:5: id: 'A/b' is not an id; accepted: small letters, digits, '-' and "
			"'/'\n"},
		{"id: /a\n" CLAUSES TITLE FARM TYPED_IN RUN EXPECT,
			"f:1:5: id: '/a' is not an id; accepted: small letters, digits, '-' and "
			"'/'\n"},
		{"id: a/\n" CLAUSES TITLE FARM TYPED_IN RUN EXPECT,
			"f:1:5: id: 'a/' is not an id; accepted: small letters, digits, '-' and "
			"'/'\n"},
		{"id: a//b\n" CLAUSES TITLE FARM TYPED_IN RUN EXPECT,
			"f:1:5: id: 'a//b' is not an id; accepted: small letters, digits, '-' and "
			"'/'\n"},
		{"id: \"\"\n" CLAUSES TITLE FARM TYPED_IN RUN EXPECT,
			"f:1:5: id: '' is not an id; accepted: small letters, digits, '-' and "
			"'/'\n"},
		{"id: [a]\n" CLAUSES TITLE FARM TYPED_IN RUN EXPECT,
			"f:1:5: id: expected a single value, found a list\n"},
		{ID "clauses: [d/one, d/onr]\n" TITLE FARM TYPED_IN RUN EXPECT,
			"f:2:18: clauses[2]: unknown clause 'd/onr'; did you mean 'd/one'?\n"},
		{ID "clauses: nothing/like/it\n" TITLE FARM TYPED_IN RUN EXPECT,
			"f:2:10: clauses: unknown clause 'nothing/like/it'\n"},
		{ID "clauses: []\n" TITLE FARM TYPED_IN RUN EXPECT,
			"f:2:10: clauses: 'clauses' is empty\n"},
		{ID CLAUSES "title: [x]\n" FARM TYPED_IN RUN EXPECT,
			"f:3:8: title: expected a single value, found a list\n"},
		{ALL "level: documentd\n", "f:8:8: level: unknown word 'documentd'; did you mean "
					   "'documented'?; accepted: "
					   "documented, observed or defined\n"},
		{ALL "time-limit: 0\n",
			"f:8:13: time-limit: '0' is no time limit of 1 to 600 seconds\n"},
		{ALL "time-limit: 601\n",
			"f:8:13: time-limit: '601' is no time limit of 1 to 600 seconds\n"},
		{ALL "time-limit: 1.5\n",
			"f:8:13: time-limit: '1.5' is no time limit of 1 to 600 seconds\n"},
		{ALL "environment: [A]\n",
			"f:8:14: environment: expected a map of keys, found a list\n"},
		{ALL "environment: {A=B: c}\n", "f:8:15: environment.A=B: not a variable's name\n"},
		{ALL "environment: {\"\": c}\n", "f:8:15: environment.: not a variable's name\n"},
		{ALL "environment: {A: b, TSFARM_DB: x}\n",
			"f:8:21: environment.TSFARM_DB: tsconform sets the variable 'TSFARM_DB' "
			"itself\n"},
		{ALL "environment: {A: b, A: c}\n",
			"f:8:21: environment.A: 'A' is given twice; the first stands in line 8\n"},
		{ALL "environment: {A: [b]}\n",
			"f:8:18: environment.A: expected a single value, found a list\n"},
		{ALL "input: [x]\n", "f:8:8: input: expected a single value, found a list\n"},
		{ALL "files: [x]\n", "f:8:8: files: expected a map of keys, found a list\n"},
		{ALL "files: {a: [x]}\n",
			"f:8:12: files.a: expected a single value, found a list\n"},
		{ALL "files: {a: x, A: y}\n",
			"f:8:15: files.A: 'A' is given twice; the first stands in line 8\n"},
		{ALL "files: {a/b: x}\n", "f:8:9: files.a/b: " NO_FILE},
		{ALL "files: {'a\\b': x}\n", "f:8:9: files.a\\b: " NO_FILE},
		{ALL "files: {'a:b': x}\n", "f:8:9: files.a:b: " NO_FILE},
		{ALL "files: {.: x}\n", "f:8:9: files..: " NO_FILE},
		{ALL "files: {..: x}\n", "f:8:9: files...: " NO_FILE},
		{ALL "files: {'': x}\n", "f:8:9: files.: " NO_FILE},
		{ALL "files: {" LONG ": x, " LONG "5: y}\n", "f:8:78: files." LONG "5: " NO_FILE},
		{ALL "skip: \"\"\n", "f:8:7: skip: skipping needs a reason\n"},
		/* the farm */
		{HEAD "farm: missing.yaml\n" TYPED_IN RUN EXPECT,
			"f:4:7: farm: the farm 'missing.yaml' cannot be read: No such file or "
			"directory\n"},
		{HEAD "farm: .\n" TYPED_IN RUN EXPECT,
			"f:4:7: farm: the farm '.' cannot be read: Is a directory\n"},
		{HEAD "farm: {servers: {WF12: {editon: nt4}}}\n" TYPED_IN RUN EXPECT,
			"f:4:25: farm.servers.WF12: unknown key 'editon'; did you mean 'edition'?; "
			"accepted: edition, locale, online, logons, next-session, winstations or "
			"sessions\n"},
		{HEAD "farm: {servers: {WF12: {sessions: {3: {state: active}}}}}\n" TYPED_IN RUN
				EXPECT,
			"f:4:36: farm.servers.WF12.sessions.3: session 3 is active, and so needs a "
			"user\n"},
		{ALL "given: [{session: WF99/12, absent: yes}]\n",
			"f:8:19: given[1].session: unknown server 'WF99'; did you mean 'WF12'?; "
			"accepted: WF12\n"},
		/* where */
		{HEAD FARM RUN EXPECT, "f:1:1: the key 'typed-in' is missing\n"},
		{HEAD FARM "typed-in: WF12\n" RUN EXPECT,
			"f:5:11: typed-in: 'WF12' is not of the form SERVER/SESSION\n"},
		{HEAD FARM "typed-in: WF12/x\n" RUN EXPECT,
			"f:5:11: typed-in: 'WF12/x' is not of the form SERVER/SESSION\n"},
		{HEAD FARM "typed-in: WF12/65536\n" RUN EXPECT,
			"f:5:11: typed-in: 'WF12/65536' is not of the form SERVER/SESSION\n"},
		{HEAD FARM "typed-in: WF13/3\n" RUN EXPECT,
			"f:5:11: typed-in: the farm has no server 'WF13'\n"},
		{HEAD FARM "typed-in: WF12/4\n" RUN EXPECT,
			"f:5:11: typed-in: 'WF12' has no session 4\n"},
		{HEAD FARM "typed-in: WF12/services\n" RUN EXPECT,
			"f:5:11: typed-in: 'WF12' has no session services\n"},
		{HEAD FARM "typed-in: [WF12/3]\n" RUN EXPECT,
			"f:5:11: typed-in: expected a single value, found a list\n"},
		/* what */
		{HEAD FARM TYPED_IN "run: \"\"\n" EXPECT, "f:6:6: run: 'run' is empty\n"},
		{HEAD FARM TYPED_IN "run: []\n" EXPECT, "f:6:6: run: 'run' is empty\n"},
		{HEAD FARM TYPED_IN "run: {logoff: 12}\n" EXPECT,
			"f:6:6: run: a command is one line or a list of arguments\n"},
		{HEAD FARM TYPED_IN "run: [logoff, [12]]\n" EXPECT,
			"f:6:15: run[2]: expected a single value, found a list\n"},
		{HEAD FARM TYPED_IN RUN, "f:1:1: 'run' and 'expect' are needed, or 'steps'\n"},
		{HEAD FARM TYPED_IN EXPECT, "f:1:1: 'run' and 'expect' are needed, or 'steps'\n"},
		{HEAD FARM TYPED_IN RUN "expect: none\n",
			"f:7:9: expect: expected a map of keys, found a single value\n"},
		/* steps */
		{HEAD FARM TYPED_IN "steps: []\n", "f:6:8: steps: 'steps' is empty\n"},
		{HEAD FARM TYPED_IN "steps: {run: x}\n",
			"f:6:8: steps: expected a list, found a map of keys\n"},
		{HEAD FARM TYPED_IN "steps: [{run: logoff}]\n",
			"f:6:9: steps[1]: the key 'expect' is missing\n"},
		{HEAD FARM TYPED_IN "steps: [{rum: logoff, expect: {changes: none}}]\n",
			"f:6:10: steps[1]: unknown key 'rum'; did you mean 'run'?; accepted: "
			"typed-in, "
			"run, input or expect\nf:6:9: steps[1]: the key 'run' is missing\n"},
		{ALL "steps: [{run: logoff, expect: {changes: none}}]\n",
			"f:8:8: steps: 'steps' does not go with 'run' or 'expect'\n"},
		{HEAD FARM "steps: [{run: logoff, expect: {changes: none}}]\n",
			"f:5:9: steps[1]: the key 'typed-in' is missing\n"},
		/* cases */
		{ALL "cases: {a: b}\n", "f:8:8: cases: expected a list, found a map of keys\n"},
		{ALL "cases: []\n", "f:8:8: cases: 'cases' is empty\n"},
		{ALL "cases: [a, {b: c}, d]\n",
			"f:8:9: cases[1]: expected a map of keys, found a single value\n"
			"f:8:20: cases[3]: expected a map of keys, found a single value\n"},
		{HEAD FARM TYPED_IN "run: logoff {id}\n" EXPECT "cases: [{if: 12}, {if: 13}]\n",
			"f:6:6: run: unknown placeholder 'id'; did you mean 'if'?; accepted: if\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_scenario("f", rows[i].yaml);
		same_problems(rows[i].yaml, rows[i].problems);
		suite_teardown(state);
		same_number("setup", suite_setup(state), 0);
	}
}

/* --- Cases --- */

static const char *all_ids(void)
{
	struct text text = {0};
	const char *copy;

	for (size_t i = 0; i < suite.count; i++)
		text_printf(&text, "%s ", suite.scenarios[i].id);
	copy = arena_copy(arena, text_string(&text));
	text_deinit(&text);
	return copy;
}

/* Each edition of a file is a scenario of its own. */
static void scenario_read__in_each_of_its_editions(void **state)
{
	const enum edition last = EDITION_COUNT - 1;
	const char *yaml = arena_printf(arena,
		ID TITLE FARM TYPED_IN RUN EXPECT
		"editions: {nt4: d/one, %s: {clauses: [l/one], run: tsdiscon 12}}\n",
		edition_to_string(last));
	const char *later = arena_printf(arena,
		"{document: l, title: L, edition: %s, clauses: [{id: one, section: S, says: It "
		"holds.}]}",
		edition_to_string(last));

	(void)state;
	same_number("document", document_read(&suite.documents, "l", parse(later), &problems), 0);
	read_scenario("f", yaml);
	same_problems(yaml, "");
	same_number("scenarios", (long long)suite.count, 2);
	for (size_t i = 0; i < suite.count; i++) {
		const struct scenario *scenario = &suite.scenarios[i];
		enum edition edition = i == 0 ? EDITION_NT4 : last;

		same_text("id", scenario->id,
			i == 0 ? "a/b" : arena_printf(arena, "a/b@%s", edition_to_string(last)));
		same_text("edition", edition_to_string(scenario->edition),
			edition_to_string(edition));
		same_text("clause", scenario->clauses[0]->id, i == 0 ? "d/one" : "l/one");
		same_text("typed", scenario->steps->typed, i == 0 ? "logoff 12" : "tsdiscon 12");
		same_text("server", edition_to_string(scenario->farm->snapshot->servers->edition),
			edition_to_string(edition));
	}
	suite_refuse_twins(&suite, &problems);
	same_problems("twins", "");
	/* an id that the file does not mark with its edition is known once in all editions */
	read_scenario("g", ID "clauses: l/one\n" TITLE FARM TYPED_IN RUN EXPECT);
	suite_refuse_twins(&suite, &problems);
	same_problems("same id", "g:1:1: the id 'a/b' is that of 'f' too\n");
}

/* The console's session has another id in each edition, and DISCONN another name. */
static void scenario_read__types_as_the_edition(void **state)
{
	static const char later[] = "{document: l, title: L, edition: ws2022, command: disconn, "
				    "clauses: [{id: one, section: S, says: It holds.}]}";
	static const char first[] = "{document: e, title: E, edition: nt4, command: disconn, "
				    "clauses: [{id: one, section: S, says: It holds.}]}";
	static const char yaml[] =
		ID TITLE "farm: {servers: {WF12: {sessions: {console: {user: Administrator}}}}}\n"
			 "typed-in: WF12/console\nrun: disconn 12 /v\n" EXPECT
			 "editions: {nt4: e/one, ws2022: l/one}\n";

	(void)state;
	same_number("document", document_read(&suite.documents, "e", parse(first), &problems), 0);
	same_number("document", document_read(&suite.documents, "l", parse(later), &problems), 0);
	read_scenario("f", yaml);
	same_problems(yaml, "");
	same_number("scenarios", (long long)suite.count, 2);
	same_text("typed in nt4", suite.scenarios[0].steps->typed, "disconn 12 /v");
	same_number("console of nt4", suite.scenarios[0].steps->session, 0);
	same_text("typed in ws2022", suite.scenarios[1].steps->typed, "tsdiscon 12 /v");
	same_text("program in ws2022", suite.scenarios[1].steps->arguments[0], "tsdiscon");
	same_number("console of ws2022", suite.scenarios[1].steps->session, 1);
}

static void scenario_read__refuses_editions(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"editions: {nt4: [d/one]}\nclauses: d/one\n",
			"f:8:10: clauses: 'editions' does not go with 'clauses'\n"},
		{"editions: {}\n", "f:7:11: editions: 'editions' is empty\n"},
		{"editions: nt4\n", "f:7:11: editions: expected a map of keys, found a single value\n"},
		{"editions: [nt4]\nclauses: d/one\n",
			"f:8:10: clauses: 'editions' does not go with 'clauses'\n"},
		{"editions: [nt4, NT4, nt9, [nt4]]\n",
			"f:7:17: editions[2]: 'NT4' is listed twice\n"
			"f:7:22: editions[3]: unknown word 'nt9'; did you mean 'nt4'?; accepted: nt4, "
			"ws2003 or ws2022\n"
			"f:7:27: editions[4]: expected a single value, found a list\n"},
		{"editions: []\n", "f:7:11: editions: 'editions' is empty\n"},
		{"editions: {nt4: {run: logoff}}\n",
			"f:7:17: editions.nt4: the key 'clauses' is missing\n"},
		{"editions: {nt4: {clauses: d/one, title: x}}\n",
			"f:7:34: editions.nt4: unknown key 'title'; accepted: clauses, farm, "
			"given, "
			"cases, typed-in, run, input, expect, steps, files, environment, "
			"time-limit or "
			"skip\n"},
		{"editions: {nt4: {clauses: d/one, exepct: {}}}\n",
			"f:7:34: editions.nt4: unknown key 'exepct'; did you mean 'expect'?\n"},
		{"editions: {nt4: {clauses: d/one, run: a, run: b}}\n",
			"f:7:42: editions.nt4.run: 'run' is given twice; the first stands in "
			"line 7\n"},
		/* every edition, and one of them again in other letters */
		{"editions: {nt4: d/one, ws2003: d/one, ws2022: d/one,\n  NT4: d/one}\n",
			"f:8:3: editions.NT4: 'NT4' is given twice; the first stands in line 7\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *yaml = arena_printf(
			arena, "%s%s", ID TITLE FARM TYPED_IN RUN EXPECT, rows[i].yaml);

		read_scenario("f", yaml);
		same_problems(yaml, rows[i].problems);
	}
}

static void scenario_read__names_its_cases(void **state)
{
	static const struct {
		const char *cases, *ids;
	} rows[] = {
		{"[{x: 1}]", "a/b/1 "},
		{"[{x: user-access}, {x: full-control}]", "a/b/user-access a/b/full-control "},
		/* by the first value, where it is enough */
		{"[{x: one, y: two}, {x: three, y: two}]", "a/b/one a/b/three "},
		{"[{x: one, y: two}, {x: one, y: three}]", "a/b/one-two a/b/one-three "},
		/* where nothing is, by number */
		{"[{x: one}, {x: one}]", "a/b/one-1 a/b/one-2 "},
		{"[{x: \"\"}, {x: \"!\"}]", "a/b/1 a/b/2 "},
		/* as ids are written */
		{"[{x: \"RDP-Tcp#3\"}, {x: \" Ab  /C: \"}]", "a/b/rdp-tcp-3 a/b/ab-c "},
		/* lists and maps have no name */
		{"[{x: [1], y: one}, {x: [1], y: two}]", "a/b/one a/b/two "},
		/* the row's own name */
		{"[{x: 1, case: By Preset}, {x: 1, case: by-right}]",
			"a/b/by-preset a/b/by-right "},
		{"[{x: 1}, {x: 2, case: other}]", "a/b/1 a/b/other "},
		{"[{x: 1, case: same}, {x: 2, case: same}]", "a/b/same-1 a/b/same-2 "},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_scenario("f", arena_printf(arena, "%scases: %s\n", ALL, rows[i].cases));
		same_problems(rows[i].cases, "");
		same_text(rows[i].cases, all_ids(), rows[i].ids);
		suite_teardown(state);
		same_number("setup", suite_setup(state), 0);
	}
}

static void scenario_read__puts_values_in_their_places(void **state)
{
	(void)state;
	read_scenario("f",
		ID CLAUSES "title: \"{state} is {{what\"\n" FARM
			   "input: \"to {from}\"\nfiles: {state: \"{state}\"}\n"
			   "given: [{session: WF12/12, state: \"{state}\"}]\n"
			   "typed-in: WF12/{from}\nrun: \"{run}\"\n"
			   "expect: {changes: \"{changes}\"}\n"
			   "cases:\n"
			   "  - {state: disconnected, from: 3, run: logoff 12, changes: none}\n"
			   "  - {state: active, from: 12, run: [logoff], changes: [session-ended: "
			   "WF12/12]}\n");
	same_problems("cases", "");
	same_number("scenarios", (long long)suite.count, 2);
	same_text("title", suite.scenarios[0].title, "disconnected is {what");
	same_number("from", suite.scenarios[0].steps[0].session, 3);
	same_text("input", suite.scenarios[0].steps[0].input, "to 3");
	same_text("file", suite.scenarios[0].files[0].text, "disconnected");
	same_text("typed", suite.scenarios[0].steps[0].typed, "logoff 12");
	same_text("typed", suite.scenarios[1].steps[0].typed, "logoff");
	same_text("changes",
		changes_to_text(&suite.scenarios[1].steps[0].expectations.items[0].changes),
		"session-ended WF12/12\n");
	same_text("state",
		session_state_to_string(
			server_session(suite.scenarios[0].farm->snapshot->servers, 12)->state),
		"disconnected");
}

/* Without cases there are no placeholders. */
static void scenario_read__braces_are_braces(void **state)
{
	(void)state;
	same_text("typed",
		read_one(HEAD FARM TYPED_IN "run: logoff {12} {{\n" EXPECT)->steps[0].typed,
		"logoff {12} {{");
}

/* What is wrong in one row is wrong in the others, and said once. */
static void scenario_read__says_a_problem_once(void **state)
{
	(void)state;
	read_scenario("f",
		HEAD FARM "typed-in: WF99/{x}\n" RUN EXPECT "cases: [{x: 1}, {x: 2}, {x: 3}]\n");
	same_problems("once", "f:5:11: typed-in: the farm has no server 'WF99'\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, suite_setup, suite_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(scenario_read__keeps_everything),
		TEST(scenario_read__without_clauses_is_own),
		TEST(scenario_read__keeps_input_and_files),
		TEST(scenario_read__is_about_one_command),
		TEST(scenario_read__has_defaults),
		TEST(scenario_read__of_steps),
		TEST(scenario_read__refuses),
		TEST(scenario_read__in_each_of_its_editions),
		TEST(scenario_read__types_as_the_edition),
		TEST(scenario_read__refuses_editions),
		TEST(scenario_read__names_its_cases),
		TEST(scenario_read__puts_values_in_their_places),
		TEST(scenario_read__braces_are_braces),
		TEST(scenario_read__says_a_problem_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
