#include "base/become.h"

#include <errno.h>
#include <unistd.h>

const char become_usual_path[] = "/usr/local/bin:/usr/bin:/bin";

int become_command(char **command, int *ret_status)
{
	(void)ret_status;
	execvp(command[0], command);
	return -errno;
}
