#include "shell/shell.h"

int tsfarm_shell(const struct tsfarm_request *request, struct output *out)
{
	const struct shell_settings settings = {.farm = request->farm, .seat = request->seat};

	return shell_run(&settings, out);
}
