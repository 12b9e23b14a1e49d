/* Stored runs: killed ones, several at once, files that cannot be used, and what is read from them. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/macros.h"
#include "conformance/results/store/store.h"
#include "conformance/tests/small_suite.h"

#define NOT_STORED "tsconform: cannot store the run: "
#define ONE "1 scenario, 1 passed\n"

static void run__stores_where_it_is_told(void **state)
{
	static const struct {
		const char *line;
		int status;
		const char *out, *err;
	} rows[] = {
		{"tsconform run d/ends; ls state/tsfarm", 0, ONE "results.db\n", ""},
		{"rm -r state; tsconform run -n d/ends; ls", 0,
			ONE "documents\nerr.txt\nout.txt\nscenarios\n", ""},
		{"tsconform run -r x.db d/ends; ls *.db state", 2, ONE "x.db\n", NULL},
		{"unset XDG_STATE_HOME; HOME=$PWD/home; export HOME; tsconform run d/ends;"
		 " find home -name '*.db'",
			0, ONE "home/.local/state/tsfarm/results.db\n", ""},
		{"unset XDG_STATE_HOME HOME; tsconform run d/ends", 0, ONE,
			NOT_STORED "neither XDG_STATE_HOME nor HOME is set; name a file with "
				   "--results\n"},
		{"XDG_STATE_HOME=/dev/null tsconform run d/ends", 0, ONE,
			NOT_STORED "cannot use results '/dev/null/tsfarm/results.db': "
				   "Not a directory\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		run_line(rows[i].line, rows[i].status, rows[i].out, rows[i].err);
}

/* Nobody need know where: the readers look where `run` stores. */
static void report__finds_what_run_stored(void **state)
{
	(void)state;
	run_line("tsconform run -q d/ends; tsconform run -q d/ends", 0, ONE ONE, "");
	run_line("tsconform report", 0, ONE, "");
	run_line("tsconform runs | grep -c passed", 0, "2\n", "");
	run_line("tsconform compare 1 2 | grep -c '^0 newly failing'", 0, "1\n", "");
	run_line("unset XDG_STATE_HOME HOME; tsconform report", 2, "",
		"tsconform: neither XDG_STATE_HOME nor HOME is set; name a file of results\n");
	run_line("tsconform run d/ends --format html >p.html; grep -c '</html>' p.html", 0, "1\n",
		ONE);
	run_line("tsconform run d/ends --format html -- false >p.html; echo $?;"
		 " grep -q 'failed' p.html",
		0, "1\n", NULL);
	run_line("tsconform run --no-store --format html", 2, "",
		"tsconform: --format html reads what was stored; leave out --no-store\n");
	run_line("command -v script >/dev/null || exit 0;"
		 " script -qec \"$TSCONFORM run d/ends\" /dev/null </dev/null |"
		 " grep -q 'run 5 is stored in state/tsfarm/results.db'",
		0, "", "");
}

/* Bad input is one sentence, and the file stays what it was. */
static void results__refuses_bad_files(void **state)
{
	static const struct {
		const char *make, *sentence;
	} rows[] = {
		{"rm -f x.db; mkdir x.db", "Is a directory"},
		{"rmdir x.db; echo 'no database, but long enough to be looked at' >x.db",
			"it is no file of results"},
		{"rm x.db; ${TSCONFORM%/*}/tsfarm create x.db scenarios/farm.yaml",
			"it is no file of results"},
		{"rm x.db; tsconform run -n -q >/dev/null; tsconform run -r x.db >/dev/null;"
		 " dd if=/dev/urandom of=x.db bs=1 seek=4096 count=30000 conv=notrunc 2>/dev/null",
			"the file is damaged"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[600], expected[200];

		snprintf(line, sizeof(line),
			"{ %s; } >/dev/null 2>&1; sum x.db >before 2>&1; tsconform runs x.db;"
			" r=$?; sum x.db 2>&1 | cmp - before; exit $r",
			rows[i].make);
		snprintf(expected, sizeof(expected), "tsconform: cannot use results 'x.db': %s\n",
			rows[i].sentence);
		run_line(line, 2, "", expected);
	}
	run_line("tsconform run -r none/x.db d/ends", 2, "",
		"tsconform: cannot use results 'none/x.db': No such file or "
		"directory\n");
	run_line("tsconform report none.db", 2, "",
		"tsconform: cannot use results 'none.db': No such file or directory\n");
}

static void report__refuses_runs_that_are_not_there(void **state)
{
	(void)state;
	run_line("tsconform run -r x.db d/ends; tsconform report -R 7 x.db", 2, ONE,
		"tsconform: run 7 not found in 'x.db'; 'tsconform runs' lists the runs\n");
}

/* What is read again is what was told, but for what only a run that goes on knows. */
static void report__is_that_of_the_run(void **state)
{
	static const char *const formats[] = {"pretty", "tap", "github"};

	(void)state;
	write_subject("case $1 in 12) exit 0;; *) exec logoff \"$@\";; esac");
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++) {
		char line[300];

		snprintf(line, sizeof(line),
			"token() { sed -E 's/^(::stop-commands)?::[0-9a-f]{32}/token/'; };"
			" tsconform run -l defined -r x.db -f %s -- ./subject | token >live;"
			" tsconform report -f %s x.db | token | diff live -",
			formats[i], formats[i]);
		run_line(line, 0, "", "");
	}
}

/* A column each; only that format has more than one. */
static void report__shows_runs_side_by_side(void **state)
{
	(void)state;
	run_line("{ tsconform run -r x.db d/ends; tsconform run -r x.db d/ends -- true; } "
		 ">/dev/null;"
		 " tsconform report -f html -R 1 -R 2 x.db >page;"
		 " grep -c '^<tr data-clause.*> 1 passed</a></td>.*> 1 failed</a></td></tr>$' page;"
		 " tsconform report -f html x.db | grep -c '^<tr data-clause.*> 1 passed'",
		1, "1\n0\n", "");
	run_line("tsconform report -R 1 -R 2 x.db", 2, "",
		"tsconform: only --format html reports several runs; name one --run\n");
	run_line("tsconform report -f html -R 1 -R 7 x.db", 2, "",
		"tsconform: run 7 not found in 'x.db'; 'tsconform runs' lists the runs\n");
}

static void pause_for(long milliseconds)
{
	const struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};

	nanosleep(&pause, NULL);
}

static pid_t start_run(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(9);
		execl(getenv("TSCONFORM"), "tsconform", "run", "-c", "200", "-r", "x.db", "--",
			"./subject", (char *)NULL);
		_exit(9);
	}
	return pid;
}

static int count_incomplete(void *context, const struct result_run *run)
{
	size_t *runs = context;

	same_number("cases", (long long)run->counts.cases, 800);
	if (!run->complete)
		assert_true(run->counts.not_reached > 0 || !run->ended);
	runs[0]++;
	runs[1] += !run->ended;
	return 0;
}

static void kill_run(pid_t pid)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	if (access("x.db", F_OK) == 0)
		run_line("tsconform runs x.db >runs", 0, "", "");
}

/* Whatever the machine has to do besides: this one has begun, and cannot end. */
static void kill_run_that_waits(void)
{
	char here[600], script[1400];
	pid_t pid;

	assert_non_null(getcwd(here, sizeof(here)));
	snprintf(script, sizeof(script),
		">'%s/started'; while [ -e '%s/hold' ]; do sleep 0.02; done", here, here);
	write_subject(script);
	sandbox_write_text("hold", "");
	pid = start_run();
	while (access("started", F_OK) != 0)
		pause_for(5);
	kill_run(pid);
	unlink("hold");
}

/* At whatever moment it is killed, the file opens, and has each run with all that was chosen. */
static void run__that_is_killed_leaves_what_it_did(void **state)
{
	cleanup(results_freep) struct results *results = NULL;
	size_t runs[2] = {0};

	(void)state;
	srand(4);
	write_subject("exit 0");
	for (size_t i = 0; i < 12; i++) {
		pid_t pid = start_run();

		pause_for(20 + rand() % 400);
		kill_run(pid);
	}
	kill_run_that_waits();
	same_number("open", results_open("x.db", &results), 0);
	same_number("read", results_read_runs(results, count_incomplete, runs), 0);
	assert_true(runs[1] >= 1);
	run_line("tsconform report -f json x.db | grep -c '\"not reached\"' >n;"
		 " test $(cat n) -gt 1",
		0, "", "");
}

static void run__shares_its_file(void **state)
{
	(void)state;
	run_line("for i in 1 2 3 4; do tsconform run -r x.db -c 5 >/dev/null & done; wait;"
		 " tsconform runs x.db | grep -c '20 runs of 4 scenarios, 20 passed$'",
		0, "4\n", "");
}

/* A disk that is full, as far as a limit of the system's can stand for it. */
static void run__fails_when_it_cannot_be_stored(void **state)
{
	(void)state;
	write_subject("i=0; while [ $i -lt 900 ]; do i=$((i+1)); echo 'a long line of $i'; done");
	run_line("tsconform run -r x.db d/ends -- ./subject >/dev/null; trap '' XFSZ;"
		 " ulimit -f $(( $(wc -c <x.db) / 512 + 8 ));"
		 " tsconform run -r x.db -c 20 -- ./subject >/dev/null 2>said; r=$?;"
		 " grep -c \"cannot use results 'x.db'\" said; exit $r",
		3, "1\n", "");
	run_line("tsconform runs x.db >runs", 0, "", "");
}

static void run__runs_what_failed(void **state)
{
	char here[600], script[700];

	(void)state;
	run_line("tsconform run -F d/ends", 2, "",
		"tsconform: cannot use results 'state/tsfarm/results.db': No such file "
		"or directory\n");
	assert_non_null(getcwd(here, sizeof(here)));
	snprintf(script, sizeof(script), "[ -e '%s/works' ] || exit 0; exec logoff \"$@\"", here);
	write_subject(script);
	run_line("tsconform run -- ./subject | tail -1; tsconform run -F", 2,
		"4 scenarios, 2 passed, 2 failed\n",
		"tsconform: no run of this subject found in 'state/tsfarm/results.db'\n");
	run_line(">works; tsconform run d/ends -- ./subject; tsconform run -F -- ./subject", 2, ONE,
		"tsconform: no selected scenario failed in the last run of this subject\n");
	run_line("rm works; tsconform run d/e d/t -- ./subject | tail -1; >works;"
		 " tsconform run -F -v -- ./subject",
		0,
		"2 scenarios, 0 passed, 2 failed\n"
		"passed  d/ends\npassed  d/twice\n"
		"documented: did what was asked 2/2, left alone what it must 0/0; "
		"a program that does nothing gets 0/2\n"
		"2 scenarios, 2 passed\n",
		"");
}

static void run__names_what_is_flaky(void **state)
{
	(void)state;
	run_line("tsconform run -c 2 -j 1 -w 1 d/ends | sed 's/^ *[0-9.]* ms/T ms/'", 0,
		"T ms  d/ends\n2 runs of 1 scenario, 2 passed\n", "");
	write_subject("n=0; [ -e \"$PWD/../count\" ] && n=1; >\"$PWD/../count\"\n"
		      "[ $n = 1 ] && exit 0; exec logoff \"$@\"");
	run_line("tsconform run -c 3 -j 1 d/ends -- ./subject | grep -v '^ ' | tail -3", 0,
		"flaky   d/ends  passed 1 times of 3\n"
		"documented: did what was asked 1/3, left alone what it must 0/0; "
		"a program that does nothing gets 0/3\n"
		"3 runs of 1 scenario, 1 passed, 2 failed\n",
		"");
}

/* How long a machine takes that does other things besides is nobody's to say. */
#define BUT_SLOWER "sed '/^slower/d; s/[0-9]* slower, //' "

/* All shards together are the whole run; without one they are not. */
static void merge__of_shards_is_the_whole_run(void **state)
{
	(void)state;
	run_line("for i in 1 2 3; do tsconform run -l defined -p $i/3 -r $i.db || exit; done "
		 ">/dev/null;"
		 " tsconform run -l defined -r all.db >/dev/null;"
		 " tsconform merge m.db 3.db 1.db 2.db all.db && tsconform compare m.db 1 2 >same;"
		 " " BUT_SLOWER "same;"
		 " for i in 1 2; do tsconform report -v -R $i m.db >$i; done; cmp 1 2;"
		 " tsconform runs m.db | cut -c 29-",
		0,
		"0 newly failing, 0 newly passing, 0 changed output, 0 only before, 0 only after\n"
		"tsfarm: 5 scenarios, 5 passed; documented 4/4, observed 4/4, defined 3/3\n"
		"tsfarm: 5 scenarios, 5 passed; documented 4/4, observed 4/4, defined 3/3\n",
		"");
	run_line(
		"tsconform merge p.db 1.db 3.db; r=$?; tsconform runs p.db | grep -c 'did not end';"
		" exit $r",
		1, "1\n", "tsconform: 1 shard is missing; the merged run is not complete\n");
	run_line("tsconform run -p 7/9 -n d/ends", 2, "",
		"tsconform: shard 7/9 of 1 scenario is empty; use fewer shards\n");
}

/* A shard that ended early is not a whole one, and a whole one of the same shard is better. */
static void merge__prefers_whole_shards(void **state)
{
	(void)state;
	write_subject("[ -e \"$PWD/stop\" ] && kill -TERM $PPID && sleep 1; exec logoff \"$@\"");
	run_line("shard() { \"$TSCONFORM\" run -j 1 -p $1/2 -r $2 -- ./subject; }; "
		 "{ shard 1 1.db; >stop; shard 2 2.db; echo $?; rm stop; } >log 2>&1; tail -1 log; "
		 "tsconform merge a.db 1.db 2.db; echo $?; tsconform runs a.db | cut -c 29-",
		0, "143\n1\n./subject: 4 scenarios, 2 passed, 2 not run\n",
		"tsconform: 1 part ended early; the merged run is not complete\n");
	/* run again, into the same file and into another */
	run_line("shard() { \"$TSCONFORM\" run -j 1 -p $1/2 -r $2 -- ./subject >log; }; "
		 "cp 2.db 3.db; shard 2 2.db; shard 2 4.db; "
		 "for files in '1.db 2.db' '2.db 1.db' '3.db 1.db 4.db' '4.db 3.db 1.db'; do "
		 "rm -f m.db; tsconform merge m.db $files; echo $?; "
		 "tsconform runs m.db | cut -c 29-; done",
		0,
		"0\n./subject: 4 scenarios, 4 passed\n0\n./subject: 4 scenarios, 4 passed\n"
		"0\n./subject: 4 scenarios, 4 passed\n0\n./subject: 4 scenarios, 4 passed\n",
		"");
	/* a second run of all shards is a second run */
	run_line("shard() { \"$TSCONFORM\" run -j 1 -p $1/2 -r $2 -- ./subject >log; }; "
		 "shard 1 1.db; shard 2 2.db; rm m.db; tsconform merge m.db 1.db 2.db; echo $?; "
		 "tsconform runs m.db | cut -c 29-",
		0, "0\n./subject: 4 scenarios, 4 passed\n./subject: 4 scenarios, 4 passed\n", "");
	/* and a run without shards that ended early is one, too */
	run_line("{ >stop; \"$TSCONFORM\" run -j 1 -r 5.db -- ./subject; } >log 2>&1; "
		 "tsconform merge n.db 5.db",
		1, "", "tsconform: 1 part ended early; the merged run is not complete\n");
}

static void compare__finds_what_is_broken(void **state)
{
	(void)state;
	write_subject("case $1 in 12) exit 0;; *) exec logoff \"$@\";; esac");
	run_line("tsconform run -r x.db >/dev/null; tsconform run -r x.db -- ./subject >/dev/null;"
		 " tsconform run -r x.db d/ends d/twice >/dev/null; tsconform compare x.db 1 2 "
		 ">found;"
		 " r=$?; " BUT_SLOWER "found; exit $r",
		1,
		"newly failing   d/ends\n1 newly failing, 0 newly passing, 0 changed output, "
		"0 only before, 0 only after\n",
		"");
	run_line("tsconform compare x.db 2 1 | head -1", 0, "newly passing   d/ends\n", "");
	run_line("tsconform compare x.db 1 3 | " BUT_SLOWER "| tail -1", 0,
		"0 newly failing, 0 newly passing, 0 changed output, 2 only before, 0 only after\n",
		"");
	run_line("tsconform compare x.db 1 x", 2, "",
		"tsconform: invalid run number 'x'; 'tsconform runs' lists the numbers\n");
}

/* A list of known failures changes what was expected, and not what held. */
static void compare__looks_at_what_held(void **state)
{
	static const char same[] = "0 newly failing, 0 newly passing, 0 changed output, "
				   "0 only before, 0 only after\n";

	(void)state;
	sandbox_write_text("known.yaml", "- {id: d/ends, reason: it does nothing}\n");
	write_subject("[ -e \"$PWD/works\" ] && exec logoff \"$@\"\n"
		      "case $1 in 12) exit 0;; *) exec logoff \"$@\";; esac");
	/* 1: failed; 2: expected failure; 3: unexpected pass; 4: passed */
	run_line("run() { tsconform run -r x.db \"$@\" -- ./subject >report; }; run; "
		 "run -k known.yaml; >works; run -k known.yaml; run",
		0, "", "");
	run_line("tsconform compare x.db 1 2 | " BUT_SLOWER, 0, same, "");
	run_line("tsconform compare x.db 3 4 | " BUT_SLOWER, 0, same, "");
	run_line("tsconform compare x.db 2 3 >found; r=$?; head -1 found; exit $r", 0,
		"newly passing   d/ends\n", "");
	run_line("tsconform compare x.db 1 4 | head -1", 0, "newly passing   d/ends\n", "");
	run_line("tsconform compare x.db 3 2 >found; r=$?; head -1 found; exit $r", 1,
		"newly failing   d/ends\n", "");
	/* what a later run skips did not begin to hold */
	run_line("echo 'skip: not now' >>scenarios/ends.yaml; rm works; run() { tsconform run -r "
		 "x.db -- ./subject >report; }; run; tsconform compare x.db 1 5 | " BUT_SLOWER,
		0,
		"only before     d/ends\n0 newly failing, 0 newly passing, 0 changed output, "
		"1 only before, 0 only after\n",
		"");
	run_line("tsconform compare x.db 5 4 | " BUT_SLOWER, 0,
		"only after      d/ends\n0 newly failing, 0 newly passing, 0 changed output, "
		"0 only before, 1 only after\n",
		"");
}

static void add_timed_run(struct results *results, const uint64_t *durations, size_t count)
{
	static const struct result_run run = {.subject = "s",
		.host = "h",
		.system = "Linux",
		.version = "1",
		.suite = "s",
		.documents = "d",
		.jobs = 1,
		.rounds = 1,
		.shard = 1,
		.shards = 1,
		.started = "2026-11-22T21:36:37Z"};
	int64_t id;

	same_number("run", results_add_run(results, &run, &id), 0);
	for (size_t i = 0; i < count; i++) {
		char scenario[] = {'d', '/', (char)('a' + i), '\0'};
		const struct result_case item = {.number = i + 1,
			.round = 1,
			.scenario = scenario,
			.title = "t",
			.command = "logoff",
			.file = "f",
			.line = 1,
			.reached = true,
			.verdict = VERDICT_PASSED,
			.duration = durations[i] * 1000};

		same_number("case", results_add_case(results, id, &item), 0);
		same_number("reach", results_reach_case(results, id, &item), 0);
	}
}

/* Twice the time, and a twentieth of a second more. */
static void compare__finds_what_is_slower(void **state)
{
	static const uint64_t before[] = {10, 10, 100, 100, 200};
	static const uint64_t after[] = {60, 61, 200, 201, 10};
	cleanup(results_freep) struct results *results = NULL;

	(void)state;
	same_number("open", results_open_to_write("x.db", &results), 0);
	add_timed_run(results, before, ARRAY_SIZE(before));
	add_timed_run(results, after, ARRAY_SIZE(after));
	results = results_free(results);
	run_line("tsconform compare x.db 1 2", 0,
		"slower          d/b\nslower          d/d\n"
		"0 newly failing, 0 newly passing, 0 changed output, 2 slower, 0 only before, "
		"0 only after\n",
		"");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(run__stores_where_it_is_told),
		TEST(report__finds_what_run_stored),
		TEST(results__refuses_bad_files),
		TEST(report__refuses_runs_that_are_not_there),
		TEST(report__is_that_of_the_run),
		TEST(report__shows_runs_side_by_side),
		TEST(run__that_is_killed_leaves_what_it_did),
		TEST(run__shares_its_file),
		TEST(run__fails_when_it_cannot_be_stored),
		TEST(run__runs_what_failed),
		TEST(run__names_what_is_flaky),
		TEST(merge__of_shards_is_the_whole_run),
		TEST(merge__prefers_whole_shards),
		TEST(compare__finds_what_is_broken),
		TEST(compare__looks_at_what_held),
		TEST(compare__finds_what_is_slower),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
