#include "shell/terminal/terminal_signals.h"

#include <signal.h>
#include <stddef.h>

#include "base/macros.h"

static struct noted_signal {
	int number;
	bool ends;     /* it ends programs */
	bool is_noted; /* at present */
	volatile sig_atomic_t seen;
	struct sigaction usual;
} noted_signals[] = {
	{.number = SIGINT},
	{.number = SIGTERM, .ends = true},
	{.number = SIGHUP, .ends = true},
	{.number = SIGQUIT, .ends = true},
	{.number = SIGTSTP},
	{.number = SIGCONT},
	{.number = SIGWINCH},
};

static void note_signal(int number)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted_signals); i++) {
		if (noted_signals[i].number == number)
			noted_signals[i].seen = 1;
	}
}

static void begin_noting(struct noted_signal *row)
{
	/* without SA_RESTART, so that the signal ends poll() and read() */
	struct sigaction action = {.sa_handler = note_signal};

	sigemptyset(&action.sa_mask);
	row->seen = 0;
	row->is_noted = sigaction(row->number, NULL, &row->usual) == 0 &&
			row->usual.sa_handler != SIG_IGN &&
			sigaction(row->number, &action, NULL) == 0;
}

void terminal_signals_begin(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted_signals); i++)
		begin_noting(&noted_signals[i]);
}

void terminal_signals_end(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted_signals); i++) {
		if (noted_signals[i].is_noted)
			sigaction(noted_signals[i].number, &noted_signals[i].usual, NULL);
		noted_signals[i].is_noted = false;
		/* a signal that came too late to be handled is not lost */
		if (noted_signals[i].seen && noted_signals[i].ends)
			raise(noted_signals[i].number);
	}
}

bool terminal_signals_take(int number)
{
	bool seen = false;

	for (size_t i = 0; i < ARRAY_SIZE(noted_signals); i++) {
		if (noted_signals[i].number != number)
			continue;
		seen = noted_signals[i].seen;
		noted_signals[i].seen = 0;
	}
	return seen;
}

int terminal_signals_take_ending(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted_signals); i++) {
		if (noted_signals[i].ends && terminal_signals_take(noted_signals[i].number))
			return noted_signals[i].number;
	}
	return 0;
}

void terminal_signals_deliver(int number)
{
	for (size_t i = 0; i < ARRAY_SIZE(noted_signals); i++) {
		if (noted_signals[i].number != number || !noted_signals[i].is_noted)
			continue;
		sigaction(number, &noted_signals[i].usual, NULL);
		raise(number);
		begin_noting(&noted_signals[i]);
	}
}
