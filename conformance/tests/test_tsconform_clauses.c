/* tsconform list, explain, coverage and lint: the suite without running it. */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/tests/small_suite.h"

#define ONE                                                                                        \
	"d/one\n"                                                                                  \
	"  document   d, A document\n"                                                             \
	"  command    logoff\n"                                                                    \
	"  edition    nt4\n"                                                                       \
	"  section    Beginning\n"                                                                 \
	"  level      documented\n"                                                                \
	"  says       One thing holds.\n"                                                          \
	"  scenarios  3\n"                                                                         \
	"    d/ends\n"                                                                             \
	"      A session ends by its id\n"                                                         \
	"    d/refused/99\n"                                                                       \
	"      There is no session 99\n"                                                           \
	"    d/refused/term99\n"                                                                   \
	"      There is no session TERM99\n"

#define UNTESTABLE                                                                                 \
	"d/untestable\n"                                                                           \
	"  document   d, A document\n"                                                             \
	"  command    logoff\n"                                                                    \
	"  edition    nt4\n"                                                                       \
	"  section    End\n"                                                                       \
	"  level      documented\n"                                                                \
	"  says       It is.\n"                                                                    \
	"  untestable So it is.\n"                                                                 \
	"  scenarios  0\n"

static void list__table(void **state)
{
	static const struct sandbox_case rows[] = {
		{"all", {"list"}, NULL, 0,
			"d/ends            documented  A session ends by its id\n"
			"d/refused/99      documented  There is no session 99\n"
			"d/refused/term99  documented  There is no session TERM99\n"
			"d/twice           documented  What has ended cannot end again\n"
			"d/usage           defined     The usage goes to standard error\n",
			""},
		{"ids", {"list", "--ids"}, NULL, 0,
			"d/ends\nd/refused/99\nd/refused/term99\nd/twice\nd/usage\n", ""},
		{"some", {"list", "-i", "d/re", "d/usage"}, NULL, 0,
			"d/refused/99\nd/refused/term99\nd/usage\n", ""},
		{"of a file", {"list", "scenarios/ends.yaml"}, NULL, 0,
			"d/ends  documented  A session ends by its id\n", ""},
		{"unknown", {"list", "d/end/"}, NULL, 2, "",
			"tsconform: no scenario id begins with 'd/end/'; did you mean 'd/ends'?\n"},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
}

static void explain__table(void **state)
{
	static const struct sandbox_case rows[] = {
		{"exact", {"explain", "d/one"}, NULL, 0, ONE, ""},
		{"a beginning", {"explain", "d/un"}, NULL, 0, UNTESTABLE, ""},
		{"unknown", {"explain", "d/onr"}, NULL, 2, "",
			"tsconform: no clause id begins with 'd/onr'; did you mean 'd/one'?\n"},
		{"nothing like it", {"explain", "zzz"}, NULL, 2, "",
			"tsconform: no clause id begins with 'zzz'\n"},
		{"none", {"explain"}, NULL, 2, "",
			"tsconform: an argument is missing; usage: tsconform explain CLAUSE\n"},
		{"two", {"explain", "d/one", "d/two"}, NULL, 2, "",
			"tsconform: too many arguments; usage: tsconform explain CLAUSE\n"},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
	run_line("tsconform explain d/ | grep disputed", 0, "  disputed   e denies it.\n", "");
	run_line("tsconform explain d/ | grep -v '^ '", 0, "d/one\n\nd/two\n\nd/untestable\n", "");
}

static void coverage__table(void **state)
{
	static const struct sandbox_case rows[] = {
		{"complete", {"coverage"}, NULL, 0,
			"d, about logoff in nt4: A document\n"
			"  d/one         documented  covered        3\n"
			"  d/two         documented  covered        4\n"
			"  d/untestable  documented  untestable     0\n"
			"3 clauses, 0 open\n",
			""},
		{"of a part", {"coverage", "scenarios/ends.yaml"}, NULL, 1,
			"d, about logoff in nt4: A document\n"
			"  d/one         documented  covered        1\n"
			"  d/two         documented  open           0\n"
			"  d/untestable  documented  untestable     0\n"
			"3 clauses, 1 open\n",
			"tsconform: 1 clause without a scenario\n"},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
	run_line("rm scenarios/refused.yaml scenarios/ends.yaml scenarios/twice.yaml "
		 "scenarios/usage.yaml; tsconform coverage",
		1, NULL, "tsconform: 2 clauses without a scenario\n");
}

static void lint__table(void **state)
{
	static const struct sandbox_case rows[] = {
		{"everything", {"lint", "."}, NULL, 0, "", ""},
		{"a farm", {"lint", "scenarios/farm.yaml"}, NULL, 0, "", ""},
		{"missing", {"lint", "x.yaml", "nowhere"}, NULL, 2, "",
			"nowhere: cannot be read: No such file or directory\n"
			"x.yaml: cannot be read: No such file or directory\n"
			"tsconform: 2 problems\n"},
		{"no path", {"lint"}, NULL, 2, "",
			"tsconform: an argument is missing; usage: tsconform lint PATH...\n"},
	};

	(void)state;
	sandbox_run_all(rows, ARRAY_SIZE(rows));
}

/* Whatever is wrong is said at once, in files of every kind. */
static void lint__says_everything(void **state)
{
	(void)state;
	sandbox_write_text("a.yaml",
		"id: A\nclauses: d/ons\ntitle: T\n"
		"farm: {servers: {WF12: {sesions: {}}}}\n"
		"typed-in: WF12\nrun: logoff\nexpect: {changs: none}\nrnu: x\n");
	sandbox_write_text("b.yaml", "servers: {WF12: {sessions: {12: {stat: idle}}}}\n");
	sandbox_write_text("c.yaml", "document: d\ntitle: t\nedition: nt9\nclauses: []\n");
	sandbox_write_text("d.yaml", "- {id: x, reason: \"\"}\n");
	sandbox_write_text("e.yaml", "a: [\n");
	sandbox_write_text("f.yaml",
		"id: d/ends\nclauses: d/one\ntitle: T\nfarm: scenarios/farm.yaml\n"
		"typed-in: WF12/3\nrun: logoff\nexpect: {changes: none}\n");
	sandbox_write_text("g.yaml",
		"id: d/g\nclauses: d/one\ntitle: T\nfarm: scenarios/farm.yaml\n"
		"cases: [{at: WF12/3}, {at: WF12/4}, {at: WF13/3}]\n"
		"typed-in: '{at}'\nrun: logoff\nexpect: {changes: nothing}\n");
	run_line("tsconform lint *.yaml scenarios", 2, "",
		"a.yaml:1:5: id: 'A' is not an id; accepted: small letters, digits, '-' and '/'\n"
		"a.yaml:2:10: clauses: unknown clause 'd/ons'; did you mean 'd/one'?\n"
		"a.yaml:4:25: farm.servers.WF12: unknown key 'sesions'; did you mean 'sessions'?; "
		"accepted: edition, locale, online, logons, next-session, winstations or sessions\n"
		"a.yaml:5:11: typed-in: 'WF12' is not of the form SERVER/SESSION\n"
		"a.yaml:7:9: expect: the key 'changes' is missing; 'changes: none' says that "
		"nothing "
		"happens\n"
		"a.yaml:7:10: expect: unknown key 'changs'; did you mean 'changes'?; accepted: "
		"changes, exit, stdout, stderr, output or either\n"
		"a.yaml:8:1: unknown key 'rnu'; did you mean 'run'?\n"
		"b.yaml:1:34: servers.WF12.sessions.12: unknown key 'stat'; did you mean 'state'?\n"
		"c.yaml:3:10: edition: unknown word 'nt9'; did you mean 'nt4'?; accepted: nt4, "
		"ws2003 or ws2022\n"
		"d.yaml:1:19: [1].reason: a known failure needs a reason\n"
		"e.yaml:2:1: not YAML: did not find expected node content, while parsing a flow "
		"node\n"
		"g.yaml:6:11: typed-in: 'WF12' has no session 4\n"
		"g.yaml:6:11: typed-in: the farm has no server 'WF13'\n"
		"g.yaml:8:19: expect.changes: 'nothing' is not a list of changes; accepted: none, or a list of "
		"changes\n"
		"scenarios/ends.yaml:1:1: the id 'd/ends' is that of 'f.yaml' too\n"
		"tsconform: 15 problems\n");
}

/* What nobody explained is no problem, and is not forgotten either. */
static void lint__warns_of_the_unexplained(void **state)
{
	(void)state;
	sandbox_write_text("known.yaml", "- {id: d/ends, reason: to be explained}\n"
					 "- {id: d/twice, reason: issue 12}\n");
	sandbox_write_text("s.yaml", "subject: s\ntitle: T\nknown-failures: known.yaml\n");
	run_line("tsconform lint known.yaml s.yaml", 0, "",
		"known.yaml:1:3: [1]: warning: nobody has said why 'd/ends' fails\n"
		"tsconform: 1 warning\n");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(list__table),
		TEST(explain__table),
		TEST(coverage__table),
		TEST(lint__table),
		TEST(lint__says_everything),
		TEST(lint__warns_of_the_unexplained),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
