#include "shell/context.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "cli/farm_trouble.h"
#include "shell/messages.h"
#include "shell/state.h"

FILE *shell_out(struct shell *shell)
{
	return shell->out->results;
}

struct farm *shell_farm(struct shell *shell)
{
	return shell->farm;
}

const struct tsfarm_seat *shell_seat(const struct shell *shell)
{
	return &shell->seat.at;
}

bool shell_can_undo(const struct shell *shell)
{
	return shell->undo.done > 0;
}

void shell_complain(struct shell *shell, const char *format, ...)
{
	cleanup(text_deinit) struct text sentence = {0};
	va_list values;

	va_start(values, format);
	text_vprintf(&sentence, format, values);
	va_end(values);
	shell->status = fail(shell->out, EXIT_REFUSED, "%s", text_string(&sentence));
	fflush(shell->out->complaints);
}

void shell_complain_of_farm(struct shell *shell, int answer, bool was_executed)
{
	char why[256];

	assert(answer != 0);
	if (answer > 0 && win32_error_text((uint32_t)answer))
		snprintf(why, sizeof(why), "%s", win32_error_text((uint32_t)answer));
	else
		farm_trouble(text_string(&shell->path), answer, why, sizeof(why));
	shell_complain(shell, SAY_CANNOT_USE "%s", shell->settings->farm, why,
		was_executed ? SAY_EXECUTED : SAY_NOT_EXECUTED);
	shell->was_unusable = true;
}
