#include "base/account.h"

#include <errno.h>

int account_find(const char *name, struct text *home, bool *ret_is_writable)
{
	(void)name;
	(void)home;
	(void)ret_is_writable;
	return -ENOTSUP;
}

int account_give_file(const char *account, const char *path, const char *line)
{
	(void)account;
	(void)path;
	(void)line;
	return -ENOTSUP;
}

int account_give_folder(const char *account, const char *path)
{
	(void)account;
	(void)path;
	return -ENOTSUP;
}
