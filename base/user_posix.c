#include "base/user.h"

#include <errno.h>
#include <pwd.h>
#include <unistd.h>

int user_add_name(struct text *to)
{
	struct passwd entry, *found = NULL;
	char bytes[16 * 1024];

	if (getpwuid_r(geteuid(), &entry, bytes, sizeof(bytes), &found) != 0 || !found ||
		!*found->pw_name)
		return -ENOENT;
	text_add(to, found->pw_name);
	return to->failed ? -ENOMEM : 0;
}
