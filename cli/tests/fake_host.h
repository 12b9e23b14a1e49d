/*
 * A host that is only a list of sessions, and writes down what it is asked: for tests of what
 * stands above the seam, which know of no simulated farm.
 */
#ifndef TSFARM_CLI_TESTS_FAKE_HOST_H
#define TSFARM_CLI_TESTS_FAKE_HOST_H

#include "base/text.h"
#include "cli/host.h"

/* Every server has these sessions: 3 RDP-Tcp#3, where the command is typed; 5 TERM04; 6 TERM06, in
 * the state Shadow; 7 TERM07, connected; 14, disconnected; 65535 RDP-Tcp#65535. */
struct fake {
	struct host host;
	int open_answer, named_answer, logoff_answer;
	int list_answer, act_answer; /* of what is asked and done besides */
	bool is_administrator;
	struct text asked;           /* each call: "open WF13, named TERM04, logoff 5, close" */
};
extern struct fake fake;

/* Fixtures: a host that was asked nothing yet. */
int fake_setup(void **state);
int fake_teardown(void **state);

/* Write down what else happens, in its place among the calls. */
void fake_ask(const char *what, const char *about);
void fake_ask_about(const char *what, uint32_t id);

#endif
