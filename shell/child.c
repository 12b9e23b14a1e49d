#include "shell/child.h"

#include <string.h>
#include <strings.h>

#include "base/macros.h"

/* The names in Q186592 and its siblings, and those before and after NT 4.0. */
const char *const child_names[] = {
	"change",
	"chglogon",
	"chgport",
	"chgusr",
	"connect",
	"disconn",
	"kill",
	"logoff",
	"msg",
	"net",
	"qappsrv",
	"qprocess",
	"query",
	"quser",
	"qwinsta",
	"reset",
	"rwinsta",
	"shadow",
	"tscon",
	"tsdiscon",
	"tskill",
	NULL,
};
const size_t child_name_count = ARRAY_SIZE(child_names) - 1;

const char *child_find(const char *typed)
{
	size_t length = strlen(typed);

	if (length > 4 && strcasecmp(typed + length - 4, ".exe") == 0)
		length -= 4;
	for (size_t i = 0; i < child_name_count; i++) {
		if (strlen(child_names[i]) == length &&
			strncasecmp(child_names[i], typed, length) == 0)
			return child_names[i];
	}
	return NULL;
}
