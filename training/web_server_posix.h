/* What the module `tsfarm-web` gets from the program that loads it. */
#ifndef TSFARM_TRAINING_WEB_SERVER_POSIX_H
#define TSFARM_TRAINING_WEB_SERVER_POSIX_H

#include <limits.h>

#include "training/web.h"

enum {
	WEB_TOKEN_BYTES = 16
};

struct web {
	int listener; /* -1: none */
	unsigned port;
	bool is_loopback;
	char host[HOST_NAME_MAX + 1];
	char token[2 * WEB_TOKEN_BYTES + 1], cookie[32];
	void *module; /* for dlclose() */
	int (*serve)(struct web *web, const struct web_site *site);
};

/* The function of the module. As web_run(). */
int web_serve(struct web *web, const struct web_site *site);

#endif
