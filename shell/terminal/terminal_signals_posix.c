#include "shell/terminal/terminal_signals.h"

#include <signal.h>
#include <stddef.h>

#include "base/macros.h"

/* As rows: what is noted, and what it does usually. */
static struct noted {
	int number;
	bool ends, listening;
	volatile sig_atomic_t seen;
	struct sigaction usual;
} noted[] = {
	{.number = SIGINT},
	{.number = SIGTERM, .ends = true},
	{.number = SIGHUP, .ends = true},
	{.number = SIGQUIT, .ends = true},
	{.number = SIGTSTP},
	{.number = SIGCONT},
	{.number = SIGWINCH},
};

static void note(int number)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted); i++) {
		if (noted[i].number == number)
			noted[i].seen = 1;
	}
}

static void listen_to(struct noted *row)
{
	/* without SA_RESTART, so that waiting ends */
	struct sigaction action = {.sa_handler = note};

	sigemptyset(&action.sa_mask);
	row->seen = 0;
	row->listening = sigaction(row->number, NULL, &row->usual) == 0 &&
			 row->usual.sa_handler != SIG_IGN &&
			 sigaction(row->number, &action, NULL) == 0;
}

void terminal_signals_begin(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted); i++)
		listen_to(&noted[i]);
}

void terminal_signals_end(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted); i++) {
		if (noted[i].listening)
			sigaction(noted[i].number, &noted[i].usual, NULL);
		noted[i].listening = false;
		/* what came too late to be handled is not lost */
		if (noted[i].seen && noted[i].ends)
			raise(noted[i].number);
	}
}

bool terminal_signals_take(int number)
{
	bool seen = false;

	for (size_t i = 0; i < ARRAY_SIZE(noted); i++) {
		if (noted[i].number != number)
			continue;
		seen = noted[i].seen;
		noted[i].seen = 0;
	}
	return seen;
}

int terminal_signals_take_ending(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted); i++) {
		if (noted[i].ends && terminal_signals_take(noted[i].number))
			return noted[i].number;
	}
	return 0;
}

void terminal_signals_deliver(int number)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted); i++) {
		if (noted[i].number != number || !noted[i].listening)
			continue;
		sigaction(number, &noted[i].usual, NULL);
		raise(number);
		listen_to(&noted[i]);
	}
}
