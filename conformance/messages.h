/* Every message of tsconform. Messages about faulty files are in the code that reads them. */
#ifndef TSFARM_CONFORMANCE_MESSAGES_H
#define TSFARM_CONFORMANCE_MESSAGES_H

#define MSG_OBSERVED_EDITION "cannot tell the edition of '%s'; use --edition"
#define MSG_PROBLEMS "%zu problem%s; nothing was run"
#define MSG_LINT_PROBLEMS "%zu problem%s"
#define MSG_LINT_WARNINGS "%zu warning%s"
#define MSG_NO_DATA "folder '%s' of the suite not found; set TSFARM_DATA to its parent folder"
#define MSG_NOTHING_MATCHES "no scenario id begins with '%s'; 'tsconform list' shows all"
#define MSG_NOTHING_MATCHES_NEAR "no scenario id begins with '%s'; did you mean '%s'?"
#define MSG_NOTHING_TO_RUN "no scenario to run"
#define MSG_NOTHING_AT_LEVEL "no selected scenario is judged at level %s; use --level defined"
#define MSG_NOT_BUILT "command '%s' not found beside tsconform; name a command after '--'"
#define MSG_NO_COMMAND "no document is about command '%s'; accepted: %s"
#define MSG_NO_EDITION                                                                             \
	"the selected scenarios are about edition %s, and the subject is judged by %s; use "       \
	"--edition to choose another"
#define MSG_NOTHING_ABOUT "no selected scenario is about '%s'; the selected scenarios are about %s"
#define MSG_SEVERAL_COMMANDS                                                                       \
	"the selected scenarios are about %s, and a program after '--' is one command; "           \
	"use --command to name it"
#define MSG_NOT_OF_SUBJECT "subject '%s' implements %s, but the selected scenarios are about %s"
#define MSG_NO_SUBJECT "subject '%s' not found; 'tsconform subjects' lists all"
#define MSG_NO_SUBJECT_NEAR "subject '%s' not found; did you mean '%s'?"
#define MSG_NEEDS_PROGRAM "subject '%s' needs a program after '--'"
#define MSG_TAKES_NO_PROGRAM "subject '%s' takes no program after '--'"
#define MSG_NO_PROGRAM "program '%s' not found; name a program after '--' by its path"
#define MSG_NOT_ON_PATH "program '%s' not found on PATH; name it by its path"
#define MSG_NO_WINDOWS                                                                             \
	"Windows program '%s' of subject '%s' not found; build it with "                           \
	"'scripts/windows', or set TSFARM_WINDOWS to its folder"
#define MSG_START_FAILED "cannot start subject '%s': %s"
#define MSG_STOP_FAILED "cannot stop subject '%s': %s"
#define MSG_EMPTY_COMMAND "no command after '--'; name the command to judge"
#define MSG_CANNOT_RUN "cannot continue the run: %s"
#define MSG_INTERRUPTED "interrupted; %zu scenario%s not run"
#define MSG_KNOWN_GONE "%s:%u: known failure '%s' not found in the suite%s%s%s"
#define MSG_RESULTS "cannot use results '%s': %s"
#define MSG_RESULTS_NEWER                                                                          \
	"cannot use results '%s': version %d is newer than %d, the latest that this "              \
	"tsconform reads"
#define MSG_NO_RESULTS "neither XDG_STATE_HOME nor HOME is set; name a file of results"
#define MSG_STORED_IN "run %" PRId64 " is stored in %s; 'tsconform report' reads it"
#define MSG_HTML_NEEDS_STORE "--format html reads what was stored; leave out --no-store"
#define MSG_NOT_STORED "cannot store the run: %s"
#define MSG_NO_PLACE "neither XDG_STATE_HOME nor HOME is set; name a file with --results"
#define MSG_NO_RUN "run %" PRId64 " not found in '%s'; 'tsconform runs' lists all"
#define MSG_NO_RUNS "no run found in '%s'"
#define MSG_REPORT_FAILED "cannot write the whole report"
#define MSG_NO_NUMBER "invalid run number '%s'; 'tsconform runs' lists all"
#define MSG_SHARDS_MISSING "%" PRIu64 " shard%s missing; the merged run is not complete"
#define MSG_PARTS_BROKEN "%" PRIu64 " part%s ended early; the merged run is not complete"
#define MSG_NEVER_RUN "no run of this subject found in '%s'"
#define MSG_NOTHING_SUITS "no selected scenario matches --filter %s; 'tsconform list' shows all"
#define MSG_NOTHING_SUITS_NEAR "no selected scenario matches --filter %s; did you mean '%s'?"
#define MSG_NOTHING_FAILED "no selected scenario failed in the last run of this subject"
#define MSG_EMPTY_SHARD "shard %zu/%zu of %zu scenario%s is empty; use fewer shards"
#define MSG_ONE_RUN "only --format html reports several runs; name one --run"
#define MSG_OUT_OF_MEMORY "out of memory"
#define MSG_CLAUSE_OR_SCRIPT "a clause is missing, or --script FILE"
#define MSG_SCRIPT_OR_CLAUSE "--script takes the scenario's file alone, and no clause"
#define MSG_NO_SCRIPT "'%s' is not there: name the script that is to be tested"
#define MSG_FILE_IS_THERE "cannot write '%s': the file exists; use another name"
#define MSG_CANNOT_WRITE "cannot write '%s': %s"
#define MSG_CANNOT_READ "cannot read '%s': %s"
#define MSG_NOT_TEXT "cannot use '%s' as input: it must be UTF-8 text without NUL bytes"
#define MSG_UNTESTABLE "clause '%s' cannot be tested: %s"
#define MSG_NEEDS_TYPED_IN "no session named; use --typed-in SERVER/SESSION"
#define MSG_NOTHING_TYPED "no command named; type it after '--'"
#define MSG_ATTEMPT_INTERRUPTED "interrupted; nothing was written"
#define MSG_NOT_IN_CI                                                                              \
	"cannot accept in CI, where the variable CI is set and nobody reviews; use "               \
	"--dry-run"
#define MSG_NOT_ACCEPTED "%s:%u: file not changed: %s"
#define MSG_ACCEPTED "%zu file%s written"
#define MSG_WOULD_ACCEPT "%zu file%s would be written"
#define MSG_WATCHING "waiting for changes; Ctrl-C ends"
#define MSG_KNOWN_UPDATED "%zu kept, %zu changed, %zu dropped, %zu added"
#define MSG_NOT_RECORDED "cannot describe the effect of the command: %s"
#define MSG_UNKNOWN_CLAUSE "no clause id begins with '%s'%s%s%s"
#define MSG_OPEN_CLAUSES "%zu clause%s without a scenario"

#endif
