#include "conformance/run/interrupt.h"

#include <signal.h>

#include "base/macros.h"

static volatile sig_atomic_t seen;

static void note(int number)
{
	seen = number;
}

void interrupt_listen(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
	struct sigaction usual;

	seen = 0;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		/* nohup(1) and shells have some ignored, for good */
		if (sigaction(numbers[i], NULL, &usual) == 0 && usual.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
	/* a reader that goes away is a result that cannot be written, and no reason to leave things behind */
	signal(SIGPIPE, SIG_IGN);
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
