#include "shell/open_farm.h"

#include "base/file.h"
#include "base/macros.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/state.h"

int open_farm_begin(struct shell *shell)
{
	int status, r;

	text_add(&shell->path, "");
	r = file_whole_path(shell->settings->farm, &shell->path);
	/* tsfarm_open() complains of a file that is missing */
	if (r != 0)
		text_add(&shell->path, shell->settings->farm);
	status = tsfarm_open(text_string(&shell->path), shell->out, &shell->farm);
	if (status == EXIT_DONE)
		file_get_identity(text_string(&shell->path), &shell->identity);
	return status;
}

static int open_another(struct shell *shell, uint64_t identity)
{
	int r = farm_open(text_string(&shell->path), &shell->farm);

	if (r != 0)
		return r;
	shell->former_farm = farm_free(shell->former_farm);
	shell->identity = identity;
	/* nothing that was done to the former one can be undone in this one */
	undo_deinit(&shell->undo);
	shell->drawn = snapshot_free(shell->drawn);
	output_say(shell_out(shell), SAY_REPLACED, shell->settings->farm);
	return news_skip(shell);
}

/* A farm whose file is gone stays open, so that no other file gets its identity. */
static int open_again(struct shell *shell, uint64_t identity)
{
	if (shell->farm)
		shell->former_farm = steal(&shell->farm);
	if (!shell->former_farm || identity != shell->identity)
		return open_another(shell, identity);
	shell->farm = steal(&shell->former_farm);
	return 0;
}

int open_farm_reach(struct shell *shell, bool was_executed)
{
	uint64_t identity = 0;
	int r = file_get_identity(text_string(&shell->path), &identity);

	if (r == 0 && (!shell->farm || identity != shell->identity))
		r = open_again(shell, identity);
	else if (r != 0 && shell->farm)
		shell->former_farm = steal(&shell->farm);
	if (r != 0) {
		shell_complain_of_farm(shell, r, was_executed);
		return r;
	}
	if (shell->was_unusable)
		output_say(shell_out(shell), SAY_USABLE_AGAIN, shell->settings->farm);
	shell->was_unusable = false;
	return 0;
}
