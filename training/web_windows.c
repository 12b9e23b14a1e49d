#include "training/web.h"

#include <errno.h>

int web_open(const char *address, struct web **ret_web)
{
	(void)address;
	(void)ret_web;
	return -ENOTSUP;
}

struct web *web_free(struct web *web)
{
	(void)web;
	return NULL;
}

void web_freep(struct web **web)
{
	*web = web_free(*web);
}

void web_add_url(const struct web *web, struct text *to)
{
	(void)web;
	(void)to;
}

int web_run(struct web *web, const struct web_site *site)
{
	(void)web;
	(void)site;
	return -ENOTSUP;
}
