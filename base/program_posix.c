#include "base/program.h"

#include <signal.h>
#include <stddef.h>

/* A handler and not SIG_IGN: programs that this one starts have the usual action again. */
static void ignore_signal(int number)
{
	(void)number;
}

/* A write beyond the limit of a file's size then fails like any other, and the program says so. */
static void survive_file_limit(void)
{
	struct sigaction action = {.sa_handler = ignore_signal, .sa_flags = SA_RESTART};
	struct sigaction usual;

	sigemptyset(&action.sa_mask);
	if (sigaction(SIGXFSZ, NULL, &usual) == 0 && usual.sa_handler == SIG_DFL)
		sigaction(SIGXFSZ, &action, NULL);
}

int main(int argc, char **argv)
{
	survive_file_limit();
	return program_main(argc, argv);
}
