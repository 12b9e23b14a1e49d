#include "base/user.h"

#include <errno.h>
#include <stdlib.h>

#include <windows.h>

#include <lmcons.h>

#include "base/wide.h"

int user_add_name(struct text *to)
{
	wchar_t wide[UNLEN + 1];
	DWORD length = UNLEN + 1;
	char *name;

	if (!GetUserNameW(wide, &length) || !*wide)
		return -ENOENT;
	name = wide_to_utf8(wide);
	if (!name)
		return -ENOMEM;
	text_add(to, name);
	free(name);
	return to->failed ? -ENOMEM : 0;
}
