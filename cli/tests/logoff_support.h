/*
 * Whole-program tests of logoff: a farm on which it is typed, and what became of it. The program is
 * the one of sandbox_use(); the farm is farm.db in the current folder.
 */
#ifndef TSFARM_CLI_TESTS_LOGOFF_SUPPORT_H
#define TSFARM_CLI_TESTS_LOGOFF_SUPPORT_H

#include "base/tests/sandbox.h"

/* The usage, whole. */
#define USAGE \
	"Terminates a session.\n" \
	"\n" \
	"LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V]\n" \
	"\n" \
	"  sessionname         The name of the session.\n" \
	"  sessionid           The ID of the session.\n" \
	"  /SERVER:servername  Specifies the Terminal server containing the user\n" \
	"                      session to log off (default is current).\n" \
	"  /V                  Displays information about the actions performed.\n" \
	"\n"
#define INVALID "Invalid parameter(s)\n" USAGE

/* The lines of a refusal behind the first one. */
#define ERROR_5 "Error [5]: Access is denied.\n"
#define ERROR_1722 "Error [1722]: The RPC server is unavailable.\n"
#define ERROR_7001 "Error [7001]: The specified session name is invalid.\n"
#define ERROR_7007 "Error [7007]: A close operation is pending on the session.\n"
#define ERROR_7022 "Error [7022]: The specified session cannot be found.\n"
#define ERROR_7024 \
	"Error [7024]: The requested operation cannot be completed because the Terminal " \
	"Connection is currently busy processing a connect, disconnect, reset, or delete " \
	"operation.\n"

/* What is typed, where, and what it does to the farm. */
struct logoff_case {
	struct sandbox_case typed;
	const char *at;      /* "WF12/3"; NULL: "WF12/9", where Administrator sits */
	const char *changed; /* "WF12/12 gone" or "WF12/0 connected", with blanks between; NULL:
				nothing, not one byte of the file */
};

/* Fixtures: the sandbox, with farm.db, and the environment that `tsfarm exec` would give. */
int logoff_setup(void **state);
int logoff_teardown(void **state);

/* Run each on a new farm, and compare everything. */
void logoff_run_all(const struct logoff_case *cases, size_t count);

/* Have TSFARM_SERVER and TSFARM_SESSION say "WF12/3". */
void logoff_sit(const char *at);

/* Fail unless the farm differs from what it was in the beginning as said above. */
void logoff_compare_farm(const char *label, const char *changed);

#endif
