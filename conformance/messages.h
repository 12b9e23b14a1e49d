/* Every sentence of tsconform, but for what is wrong in people's files: that is said where it is read. */
#ifndef TSFARM_CONFORMANCE_MESSAGES_H
#define TSFARM_CONFORMANCE_MESSAGES_H

#define MSG_PROBLEMS "%zu problem%s; nothing was run"
#define MSG_LINT_PROBLEMS "%zu problem%s"
#define MSG_LINT_WARNINGS "%zu warning%s"
#define MSG_NO_DATA                                                                                \
	"the folder '%s' of the suite was not found; set TSFARM_DATA to the folder that holds it"
#define MSG_NOTHING_MATCHES "no scenario's id begins with '%s'; 'tsconform list' shows all"
#define MSG_NOTHING_MATCHES_NEAR "no scenario's id begins with '%s'; did you mean '%s'?"
#define MSG_NOTHING_TO_RUN "there is no scenario to run"
#define MSG_NOTHING_AT_LEVEL "nothing of what was chosen is judged at level %s; try --level defined"
#define MSG_NOT_BUILT "there is no '%s' beside tsconform; name a command behind '--'"
#define MSG_NO_COMMAND "no document is about the command '%s'; accepted: %s"
#define MSG_NO_EDITION                                                                             \
	"the selected scenarios are about edition %s, and the subject is judged by %s; use "       \
	"--edition to choose another"
#define MSG_NOTHING_ABOUT "nothing of what was chosen is about '%s', but about %s"
#define MSG_SEVERAL_COMMANDS                                                                       \
	"a program behind '--' is one command, and what was chosen is about %s; --command says "   \
	"which it is"
#define MSG_NOT_OF_SUBJECT                                                                         \
	"the subject '%s' has no command that was chosen: it has %s, and what was chosen is "      \
	"about %s"
#define MSG_NO_SUBJECT "there is no subject '%s'; 'tsconform subjects' lists all"
#define MSG_NO_SUBJECT_NEAR "there is no subject '%s'; did you mean '%s'?"
#define MSG_NEEDS_PROGRAM "the subject '%s' needs a program behind '--'"
#define MSG_TAKES_NO_PROGRAM "the subject '%s' takes no program behind '--'"
#define MSG_NO_PROGRAM "there is no program '%s'; a program behind '--' is named by its path"
#define MSG_NOT_ON_PATH "no program '%s' is on PATH; name it by its path"
#define MSG_NO_WINDOWS                                                                             \
	"the Windows program '%s' of the subject '%s' was not found; build it with "               \
	"'scripts/windows', or set TSFARM_WINDOWS to its folder"
#define MSG_START_FAILED "the subject '%s' could not be started: %s"
#define MSG_STOP_FAILED "the subject '%s' could not be stopped: %s"
#define MSG_EMPTY_COMMAND "'--' must be followed by the command to judge"
#define MSG_CANNOT_RUN "the run could not go on: %s"
#define MSG_INTERRUPTED "interrupted; %zu scenario%s not run"
#define MSG_KNOWN_GONE "%s:%u: the known failure '%s' is no scenario of the suite%s%s%s"
#define MSG_RESULTS "the results in '%s' cannot be used: %s"
#define MSG_RESULTS_NEWER                                                                          \
	"the results in '%s' are of version %d; this tsconform knows versions up to %d"
#define MSG_NOT_STORED "the run is not stored: %s"
#define MSG_NO_PLACE "neither XDG_STATE_HOME nor HOME is set; name a file with --results"
#define MSG_NO_RUN "there is no run %" PRId64 " in '%s'; 'tsconform runs' lists all"
#define MSG_NO_RUNS "there is no run in '%s'"
#define MSG_REPORT_FAILED "the report could not be written whole"
#define MSG_NO_NUMBER "'%s' is no number of a run; 'tsconform runs' lists them"
#define MSG_SHARDS_MISSING "%" PRIu64 " shard%s missing; the merged run is not complete"
#define MSG_PARTS_BROKEN "%" PRIu64 " part%s ended early; the merged run is not complete"
#define MSG_NEVER_RUN "no run of this subject is in '%s'"
#define MSG_NOTHING_SUITS "nothing of what was chosen suits --filter %s; 'tsconform list' shows all"
#define MSG_NOTHING_SUITS_NEAR "nothing of what was chosen suits --filter %s; did you mean '%s'?"
#define MSG_NOTHING_FAILED "the last run of this subject failed nothing of what was chosen"
#define MSG_EMPTY_SHARD "shard %zu/%zu of %zu scenario%s is empty; use fewer shards"
#define MSG_ONE_RUN "several runs are reported by --format html alone; name one --run"
#define MSG_OUT_OF_MEMORY "out of memory"
#define MSG_FILE_IS_THERE "'%s' is there already; name another file"
#define MSG_CANNOT_WRITE "'%s' cannot be written: %s"
#define MSG_CANNOT_READ "'%s' cannot be read: %s"
#define MSG_NOT_TEXT "'%s' is no text: scenarios are UTF-8, without NUL bytes"
#define MSG_UNTESTABLE "no scenario can show '%s': %s"
#define MSG_NEEDS_TYPED_IN "where is the command typed? --typed-in SERVER/SESSION says it"
#define MSG_NOTHING_TYPED "nothing is typed; behind '--' stands the command"
#define MSG_ATTEMPT_INTERRUPTED "interrupted; nothing was written"
#define MSG_NOT_IN_CI                                                                              \
	"nobody would look at what is accepted: the variable CI is set; --dry-run shows it"
#define MSG_NOT_ACCEPTED "%s:%u: the file stays as it is: %s"
#define MSG_ACCEPTED "%zu file%s written"
#define MSG_WOULD_ACCEPT "%zu file%s would be written"
#define MSG_WATCHING "waiting for changes; Ctrl-C ends"
#define MSG_KNOWN_UPDATED "%zu kept, %zu changed, %zu dropped, %zu added"
#define MSG_NOT_RECORDED "what the command did cannot be described: %s"
#define MSG_UNKNOWN_CLAUSE "no clause is, or begins with, '%s'%s%s%s"
#define MSG_OPEN_CLAUSES "%zu clause%s without a scenario"

#endif
