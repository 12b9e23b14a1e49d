#include "shell/prompt/edition.h"

#include <assert.h>

#include "base/macros.h"
#include "shell/prompt/messages.h"

static const struct prompt_edition_words editions[] = {
	[PROMPT_NT4] =
		{
			.version = MSG_VERSION_NT4 "\n\n",
			.root = "WINNT",
			.programs = "System32",
		},
	[PROMPT_WS2003] =
		{
			.banner = MSG_VERSION_WS2003 "\n" MSG_COPYRIGHT_WS2003 "\n\n",
			.version = MSG_VERSION_WS2003 "\n",
			.names_unknown = true,
			.root = "WINDOWS",
			.programs = "system32",
			.profiles = "Documents and Settings",
			.system_profile = "WINDOWS\\system32\\config\\systemprofile",
		},
	[PROMPT_WS2022] =
		{
			.banner = MSG_VERSION_WS2022 "\n" MSG_COPYRIGHT_WS2022 "\n\n",
			.version = MSG_VERSION_WS2022 "\n",
			.names_unknown = true,
			.root = "Windows",
			.programs = "System32",
			.profiles = "Users",
			.system_profile = "Windows\\System32\\config\\systemprofile",
		},
};

const struct prompt_edition_words *prompt_edition_words(enum prompt_edition edition)
{
	assert((size_t)edition < ARRAY_SIZE(editions));
	return &editions[edition];
}
