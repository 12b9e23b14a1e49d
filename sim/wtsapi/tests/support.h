/* What tests of the API share: a farm for each, who calls in it, what calls must and must not do. */
#ifndef TSFARM_SIM_WTSAPI_TESTS_SUPPORT_H
#define TSFARM_SIM_WTSAPI_TESTS_SUPPORT_H

#include "sim/tests/stage.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

/* A literal of WCHAR; the API takes texts that it does not change as if it did. */
#ifdef _WIN32
#define WIDE(text) ((WCHAR *)L##text)
#else
#define WIDE(text) ((WCHAR *)u##text)
#endif
#define W(text) WIDE(text)

/* --- The farm ------------------------------------------------------------------------------- */

/*
 * Who is where in the farm that most tests use: ada (Administrators) in WF12/2, eva (Users) in 3, ole
 * (no group) in 4, max (Users) in 5; tom at the console, in 12, disconnected in 14, and at TERM05 (22), where ada is
 * denied everything and eva has every right but Query Information. WF13 has eva, WF14 is offline.
 */
extern const char office_yaml[];

/* Make a farm as stage_farm(), and name it in the environment; WF12/2 calls. End all that. */
void stage(const char *yaml);
void strike(void);

/* A test in the office. */
#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, office_setup, office_teardown)
int office_setup(void **state);
int office_teardown(void **state);

/* Have the calls come from "WF12/3". */
void be(const char *address);

/* Whoever sits in a session of WF12 looks at his messages; gives how many there were in all. */
long long messages_seen(void);

/* --- Calls ---------------------------------------------------------------------------------- */

/* Where calls put what they give. */
extern struct results {
	void *rows;
	DWORD count;
} results;
#define ROWS ((void *)&results.rows)
#define COUNT (&results.count)

/* The call must fail with that number and leave the results alone. */
#define REFUSED(number, call) (results_clear(), same_refusal(#call, (call), number))

/*
 * The call must succeed and leave the last error as it was. What it put into ROWS is freed by the next
 * one, or by strike().
 */
#define DONE(call) (results_clear(), same_success(#call, (call), LAST_ERROR))

/* The same of a call that clears the last error. */
#define DONE_CLEARED(call) (results_clear(), same_success(#call, (call), 0))

/* A function's A and W in the same words: BOTH(REFUSED, 87, WTSOpen, (...)). */
#define BOTH_REFUSED(number, name, arguments)                                                      \
	(REFUSED(number, name##W arguments), REFUSED(number, name##A arguments))

/* What is printed before the call, for rows of a table; NULL for nothing. */
void about(const char *row);

enum {
	/* before a call; no function gives it */
	LAST_ERROR = 4711
};

void results_clear(void);
void same_refusal(const char *call, BOOL answer, DWORD number);
void same_success(const char *call, BOOL answer, DWORD last_error);

/* Both texts as bytes, the end included; the failure shows both. */
void same_wide(const char *label, const WCHAR *got, const WCHAR *expected);
void same_bytes(
	const char *label, const void *got, size_t got_size, const void *expected, size_t size);

/* The length in units. */
size_t wide_length(const WCHAR *text);

/* The text as the functions that end in A have it; valid for the next seven calls. */
char *to_ansi(const char *utf8);

/* A handle of the server that strike() closes. */
HANDLE open_server(WCHAR *name);

/* --- The system: support_posix.c, support_windows.c ----------------------------------------- */

/* Run a function in another thread; thread_join() ends when it has. */
void *thread_start(void (*run)(void *context), void *context);
void thread_join(void *thread);

/* Run `wtsapi_child`, or another program, beside this one with two words; strike() kills it. */
void child_start(const char *first, const char *second);
void child_start_program(const char *name, const char *first, const char *second);
void child_kill(void);

/* How the child ended: its exit status, or CHILD_AT_LOGOFF; CHILD_RUNS when it has not. */
enum {
	CHILD_RUNS = -1,
	CHILD_AT_LOGOFF = -2
};
int child_get_end(void);

/* The function of that name that the library exports; NULL when there is none. */
typedef void (*any_function)(void);
any_function library_find(const char *name);

/* The conversion of to_ansi(); the caller frees. */
char *ansi_from_utf8(const char *utf8);

void sleep_briefly(void);

/* The flag of sessions that are not locked: in Windows 7 it is the other one. */
LONG unlocked_flag(void);

/* A window that nobody sees; elsewhere than on Windows a number in its place. */
HWND window_open(void);
void window_close(HWND window);

#endif
