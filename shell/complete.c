#include "shell/complete.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/command_line.h"
#include "base/completion.h"
#include "base/macros.h"
#include "cli/command_complete.h"
#include "cli/farm_complete.h"
#include "shell/child.h"
#include "shell/dot_commands.h"
#include "shell/prompt/prompt.h"
#include "shell/prompt_host.h"
#include "shell/state.h"

/* --- Dot commands --- */

static void offer_dot_command(void *context, const struct dot_command *command)
{
	char typed[64];

	snprintf(typed, sizeof(typed), ".%s", command->name);
	completion_offer(context, typed, command->help);
}

static void offer_dot_commands(const struct shell *shell, struct completion *completion,
	char *const *words, const struct snapshot *farm)
{
	if (!words[0])
		dot_command_list(shell, offer_dot_command, completion);
	else if (strcasecmp(words[0], ".as") == 0)
		tsfarm_offer_seats(completion, farm);
}

/* --- Commands --- */

/* The beginning of the command that is being typed: after a separator, or the `do` of a loop. */
static const char *command_begin(const char *line)
{
	const char *begin = line;

	for (const char *at = line; *at; at++) {
		if (strchr("&|(", *at))
			begin = at + 1;
		else if (*at == ' ' && strncasecmp(at, " do ", 4) == 0)
			begin = at + 4;
	}
	return begin + strspn(begin, " \t@");
}

static void offer_commands(struct completion *completion, enum prompt_edition edition)
{
	for (const struct prompt_help *row = prompt_commands(edition); row->name; row++)
		completion_offer(completion, row->name, row->help);
	for (const char *const *name = child_names(edition); *name; name++)
		completion_offer(completion, *name, NULL);
}

static void offer_users(struct completion *completion, const struct snapshot *farm)
{
	for (size_t i = 0; farm && i < farm->trustee_count; i++) {
		if (farm->trustees[i].kind == TRUSTEE_ACCOUNT)
			completion_offer(completion, farm->trustees[i].name, NULL);
	}
}

void shell_complete(void *context, const char *line, struct completion *completion)
{
	struct shell *shell = context;
	cleanup(snapshot_freep) struct snapshot *farm = NULL;
	cleanup(arena_freep) struct arena *arena = arena_new();
	const char *begin = command_begin(line);
	size_t count = 0;
	char **words = arena ? command_line_split(arena, begin, &count) : NULL;

	if (!words)
		return;
	completion->ignores_case = true;
	/* a farm that cannot be read offers nothing; a complaint would disturb the typed line */
	if (shell->farm && farm_read(shell->farm, NULL, &farm) != 0)
		farm = NULL;
	/* the words before the one that is being typed */
	if (*completion->word && count)
		words[--count] = NULL;
	if (*line == '.')
		offer_dot_commands(shell, completion, words, farm);
	else if (!seat_is_taken(&shell->seat))
		offer_users(completion, farm);
	else if (count == 0)
		offer_commands(completion, prompt_host_edition(shell));
	else
		command_complete(completion, words, farm, shell->seat.at.server);
}
