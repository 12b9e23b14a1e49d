/*
 * Subjects that attack: what they spoil is their own scenario. The run goes on and ends in time,
 * nothing of theirs outlives it, nothing elsewhere is changed, and no folder is left.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/machine.h"
#include "base/macros.h"
#include "base/text.h"
#include "conformance/tests/small_suite.h"

/* Milliseconds for a run of three scenarios with a time limit of a second, on a busy machine. */
enum {
	RUN_MAX = 40000
};

/* What a report says of the scenario. NULL: it passes all the same. */
static const char any[] = ""; /* it passes or fails */
static const char disturbs[] =
	""; /* and so do those after it: nothing shows whose the process is */
#define UNREADABLE "        a farm that can be read\n      actual\n        the farm's file "
#define REPLACED UNREADABLE "was put elsewhere, and something else is in its folder's place\n"
#define NO_FARM UNREADABLE "is not a tsfarm farm\n"
#define TIMED_OUT "        it did not end within 1 s, and was ended\n"
#define TOO_MUCH "        it printed more than 1024 KiB, and was ended\n"
#define NOTHING_DONE "        work-lost WF12/12/letter.doc\n      actual\n        none\n"

/* Beginnings of deeds: $D is the folder of the scenario, $V one of somebody else. */
#define MOVE "mv $D $D.old; "
#define HIDDEN "env -i PATH=$PATH setsid sh -c "

#define ENDLESS_VIEW                                                                               \
	"\"$VANDAL\" 'ALTER TABLE sessions RENAME TO s2; CREATE VIEW sessions AS WITH RECURSIVE "  \
	"c (n) AS "                                                                                \
	"(SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT s2.* FROM s2, c'"

static const struct deed {
	const char *script, *finding;
} deeds[] = {
	/* another thing in the place of its folder */
	{MOVE "ln -s $V $D", REPLACED},
	{MOVE "ln -s $D.old $D", REPLACED},
	{MOVE "ln -s nowhere $D", REPLACED},
	{MOVE ": >$D", REPLACED},
	{MOVE "mkfifo $D", REPLACED},
	{MOVE "mkdir $D", REPLACED},
	{MOVE "cp -r $V $D", REPLACED},
	{"logoff 12; mv $D $D.old; ln -s $V $D", REPLACED},
	{"rm -r $D", UNREADABLE "cannot be read: No such file or directory\n"},
	{"rm -r $D; ln -s $V $D", REPLACED},
	{"chmod 0 $D; logoff 12; exit 0", any},
	/* another thing in the place of the farm */
	{"rm $TSFARM_DB; ln -s $V/farm.db $TSFARM_DB", UNREADABLE "is a link\n"},
	{"rm $TSFARM_DB; ln -s $V/old.db $TSFARM_DB", UNREADABLE "is a link\n"},
	{"rm $TSFARM_DB; ln -s farm.db $TSFARM_DB", UNREADABLE "is a link\n"},
	{"rm $TSFARM_DB; ln -s /dev/zero $TSFARM_DB", UNREADABLE "is a link\n"},
	{"rm $TSFARM_DB; ln $V/old.db $TSFARM_DB", any},
	{"rm $TSFARM_DB; mkdir -p $TSFARM_DB/a/b", UNREADABLE "cannot be read: Is a directory\n"},
	{"rm $TSFARM_DB; mkfifo $TSFARM_DB", NO_FARM},
	{"truncate -s 1T $TSFARM_DB", UNREADABLE "cannot be read: File too large\n"},
	{"truncate -s 1000000 $TSFARM_DB", any},
	{"truncate -s 3M $TSFARM_DB", UNREADABLE "cannot be read: File too large\n"},
	{"head -c 90000 /dev/urandom >$TSFARM_DB", NO_FARM},
	{"chmod 0 $TSFARM_DB; exit 1", any},
	/* something beside the farm */
	{"ln -s $V/letter $TSFARM_DB-journal", NOTHING_DONE},
	{"ln -s $V $TSFARM_DB-wal", NOTHING_DONE},
	{"mkfifo $TSFARM_DB-journal $TSFARM_DB-wal", NOTHING_DONE},
	{"mkdir $TSFARM_DB-journal", NOTHING_DONE},
	{"truncate -s 1T $TSFARM_DB-wal", UNREADABLE "cannot be read: File too large\n"},
	{"cp $V/journal $TSFARM_DB-journal", UNREADABLE "has a journal that names another file\n"},
	{"\"$VANDAL\" --hot 'DELETE FROM programs; DELETE FROM sessions'", NOTHING_DONE},
	{"\"$VANDAL\" 'PRAGMA journal_mode = WAL; DELETE FROM events'; logoff 12", any},
	{"\"$VANDAL\" 'PRAGMA user_version = 99'", UNREADABLE "was made by a newer tsfarm"},
	{"\"$VANDAL\" 'DROP TABLE sessions'", UNREADABLE "is damaged"},
	{ENDLESS_VIEW, UNREADABLE "is damaged"},
	{ENDLESS_VIEW "; truncate -s 1000000 $TSFARM_DB", UNREADABLE "is damaged"},
	{"\"$VANDAL\" 'ALTER TABLE servers RENAME TO e; CREATE VIEW servers AS WITH RECURSIVE c "
	 "(n) AS "
	 "(SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT e.* FROM e, c'",
		UNREADABLE "is damaged"},
	/* something in the places that are its own */
	{"rmdir $HOME; ln -s $V $HOME; logoff 12", NULL},
	{"ln -s $V $D/files; ln -s $V/letter $D/input; logoff 12", NULL},
	{"mkdir -p $HOME/a/b; ln -s $V $HOME/a/b/c; chmod 0 $HOME/a/b $HOME/a $HOME; logoff 12",
		NULL},
	{"cd $HOME; i=0; while [ $i -lt 400 ]; do mkdir deep-deep-deep; cd deep-deep-deep; "
	 "i=$((i + 1)); done; cd /; logoff 12",
		NULL},
	{"cd $HOME; seq 3000 | xargs touch; touch -- -rf '*' \"$(printf 'a\\nb\\377')\"; logoff 12",
		NULL},
	{"truncate -s 1T $HOME/sparse; logoff 12", NULL},
	{"cd $HOME; rmdir $HOME; logoff 12", NULL},
	/* processes */
	{"f() { [ $1 = 0 ] || { f $(($1 - 1)) & f $(($1 - 1)) & }; sleep 600; }; f 6 & logoff 12",
		NULL},
	{"f() { [ $1 = 0 ] || setsid sh $PWD/chain $(($1 - 1)) & }; f 100; logoff 12", NULL},
	{HIDDEN "'echo $$ >hidden; sleep 600 & sleep 600' >&- 2>&- & logoff 12", NULL},
	{HIDDEN "'echo $$ >hidden; yes' & sleep 0.1; logoff 12", any},
	{HIDDEN "'echo $$ >hidden; yes >&2' & sleep 0.1; logoff 12", any},
	{HIDDEN "'echo $$ >hidden; while :; do cp $0/old.db $1; done' $V $TSFARM_DB & sleep 0.1",
		disturbs},
	{HIDDEN "'echo $$ >hidden; while :; do mv $1 $1.x; ln -s $0 $1; rm $1; mv $1.x $1; done' "
		"$V $D >&- 2>&- & sleep 0.1; logoff 12",
		disturbs},
	{HIDDEN "'echo $$ >hidden; cd $1; while :; do rmdir home; ln -s $0 home; rm home; "
		"ln -s $0/letter input; ln -sf $0/letter farm.db; done' "
		"$V $D >&- 2>&- & sleep 0.1; logoff 12",
		disturbs},
	{HIDDEN "'echo $$ >hidden; exec 3<>$0; flock -x 3; sleep 600' $TSFARM_DB >&- 2>&- & "
		"sleep 0.1; logoff 12",
		any},
	{"exec <&- >&- 2>&-; sleep 600", TIMED_OUT},
	{"exec sleep 600", TIMED_OUT},
	{"trap '' TERM INT HUP QUIT; while :; do :; done", TIMED_OUT},
	{"kill -STOP $$", TIMED_OUT},
	{"kill -STOP 0", TIMED_OUT},
	{"logoff 12; kill -9 0", "signal 9, Killed"},
	{"(sleep 0.3; kill -CONT $PPID) & kill -STOP $PPID; logoff 12; wait", NULL},
	{"kill -USR1 $PPID; kill -ALRM $PPID; kill -PIPE $PPID; logoff 12", NULL},
	{"ulimit -c unlimited; logoff 12; kill -SEGV $$", "signal 11, Segmentation fault"},
	/* output */
	{"yes", TOO_MUCH},
	{"yes >&2", TOO_MUCH},
	{"tr '\\0' x </dev/zero", TOO_MUCH},
	{"yes & yes >&2 & wait", TOO_MUCH},
	{"head -c 1000000 /dev/urandom; logoff 12", any},
	{"head -c 1000000 /dev/zero; logoff 12", any},
	{"cat /dev/tty", NOTHING_DONE},
	{"echo stolen >/dev/tty; logoff 12", NULL},
};

/* --- What is somebody else's --- */

/* A journal that ends with the name of another file, with SQLite's magic number behind it. */
static void write_journal(const char *victim)
{
	static const char magic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
	struct text journal = {0};

	text_printf(&journal, "%s/letter", victim);
	text_add_bytes(&journal, "\0\0\0\x10\0\0\0\0", 8);
	text_add_bytes(&journal, magic, 8);
	write_file("victim/journal", journal.bytes, journal.length);
	text_deinit(&journal);
}

static void make_victim(void)
{
	const char *const copy =
		"cp \"" TEST_SOURCE "/sim/tests/data/farm_v1.db\" victim/old.db && "
		"find victim -type f | sort | xargs cksum >before";
	char path[PATH_MAX];

	assert_int_equal(mkdir("victim", 0700), 0);
	assert_non_null(realpath("victim", path));
	setenv("VICTIM", path, 1);
	sandbox_write_text("victim/letter", "precious");
	sandbox_write_text("victim/farm.db", "mine");
	write_journal(path);
	run_line(copy, 0, "", "");
	sandbox_write_text("chain", "[ $1 = 0 ] || setsid sh chain $(($1 - 1)) &\n");
}

static void victim_is_whole(const char *label)
{
	char *out, *err;

	same_number(label,
		take_line("find victim -type f | sort | xargs cksum | diff before -", &out, &err),
		0);
	sandbox_compare(label, "victim", "", out);
	free(out);
	free(err);
}

/* --- One run --- */

static void write_deed(const struct deed *deed)
{
	struct text script = {0};
	const char *limit = deed->finding && strcmp(deed->finding, TIMED_OUT) == 0 ? "1" : "20";

	text_printf(&script,
		"D=$(dirname \"$TSFARM_DB\"); V='%s'\n"
		"echo \"$D\" >folder\n"
		"[ \"$1\" = 12 ] || exec logoff \"$@\"\n%s\n",
		getenv("VICTIM"), deed->script);
	write_subject(text_string(&script));
	text_clear(&script);
	text_printf(&script,
		"(grep -v ^time-limit scenarios/ends.yaml; echo time-limit: %s) >ends && "
		"mv ends scenarios/ends.yaml",
		limit);
	run_line(text_string(&script), 0, "", "");
	text_deinit(&script);
}

static void nothing_is_left(const char *label)
{
	char *folder = read_text("folder");

	if (access("hidden", F_OK) == 0)
		wait_until_gone(label, wait_for_number("hidden"));
	unlink("hidden");
	*strrchr(folder, '/') = '\0';
	if (access(folder, F_OK) == 0)
		fail_msg("%s: '%s' is still there", label, folder);
	free(folder);
}

static void judge_action(const struct deed *deed)
{
	const char *label = deed->script, *summary = "3 scenarios, 3 passed\n";
	uint64_t begin = machine_clock_ms();
	int status, expected = deed->finding != NULL;
	char *out, *err;

	write_deed(deed);
	status = take_line("tsconform run -n -j 1 d/ends d/refused -- ./subject", &out, &err);
	if (deed->finding == any || deed->finding == disturbs)
		expected = status == 0 ? 0 : 1;
	if (expected)
		summary = "3 scenarios, 2 passed, 1 failed\n";
	if (status != expected)
		print_error("%s: it printed\n%s%s\n", label, out, err);
	same_number(label, status, expected);
	if (deed->finding && !strstr(out, deed->finding))
		fail_msg("%s: the report has no '%s':\n%s", label, deed->finding, out);
	if (deed->finding != disturbs && !strstr(out, summary))
		fail_msg("%s: the others did not pass:\n%s", label, out);
	if (machine_clock_ms() - begin > RUN_MAX)
		fail_msg("%s: the run did not end in time", label);
	free(out);
	free(err);
	nothing_is_left(label);
	victim_is_whole(label);
}

static void subject__spoils_its_own_scenario(void **state)
{
	(void)state;
	make_victim();
	for (size_t i = 0; i < ARRAY_SIZE(deeds); i++)
		judge_action(&deeds[i]);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			subject__spoils_its_own_scenario, small_suite_setup, small_suite_teardown),
	};
	char vandal[PATH_MAX];

	sandbox_use(argc > 2 ? argv[1] : NULL);
	if (!realpath(argv[2], vandal))
		return 1;
	setenv("VANDAL", vandal, 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
