#include "conformance/run/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/macros.h"

/* Requests to end. */
static const int requests[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU};

/* Requests too, when a process sent them: from the system they are a fault of this program. */
static const int faults[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP};

/* Requests when they come from the system: whoever started this program set a limit. */
static const int timers[] = {SIGALRM, SIGVTALRM, SIGPROF};

/* These end no program, or cannot be caught, or are process_watch()'s. */
static const int others[] = {
	SIGKILL, SIGSTOP, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH, SIGCHLD};

static volatile sig_atomic_t seen;

static bool is_among(int number, const int *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (numbers[i] == number)
			return true;
	}
	return false;
}

/* Whatever is no request, a subject may send to its parent without effect. */
static void note_signal(int number, siginfo_t *info, void *context)
{
	bool is_sent = info->si_code <= 0 && info->si_pid != getpid();
	bool is_fault = is_among(number, faults, ARRAY_SIZE(faults));

	(void)context;
	if (is_fault && !is_sent)
		interrupt_end(number);
	else if (is_fault || is_among(number, requests, ARRAY_SIZE(requests)) ||
		 (!is_sent && is_among(number, timers, ARRAY_SIZE(timers))))
		seen = number;
}

static void listen_to(int number)
{
	struct sigaction action = {
		.sa_sigaction = note_signal, .sa_flags = SA_RESTART | SA_SIGINFO};
	struct sigaction usual;

	sigemptyset(&action.sa_mask);
	/* nohup(1) and shells have some ignored, for good; a sanitizer may have handlers */
	if (sigaction(number, NULL, &usual) == 0 && usual.sa_handler == SIG_DFL)
		sigaction(number, &action, NULL);
}

void interrupt_listen(void)
{
	seen = 0;
	for (int number = 1; number <= SIGRTMAX; number++) {
		if (!is_among(number, others, ARRAY_SIZE(others)))
			listen_to(number);
	}
}

int interrupt_seen(void)
{
	return seen;
}

void interrupt_end(int interrupt)
{
	signal(interrupt, SIG_DFL);
	raise(interrupt);
}
