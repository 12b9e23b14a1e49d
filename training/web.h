/*
 * A small web server that only reads: it answers GET with pages and with streams of server-sent
 * events. It runs in one thread. A seam to the system: Windows has none.
 */
#ifndef TSFARM_TRAINING_WEB_H
#define TSFARM_TRAINING_WEB_H

#include "base/text.h"

enum {
	WEB_OK = 200,
	WEB_NOT_FOUND = 404,
	WEB_FAILED = 500,
	WEB_INTERVAL = 1000 /* milliseconds between two calls of `tick` */
};

struct web_request {
	const char *path; /* "/learner" */
	const char *name; /* the value of `name` in the query; NULL: none */
};

/* What is served. Functions get the context. */
struct web_site {
	void *context;

	/* Add the body and set its type. Returns a status. With `*ret_stream`, open_stream() follows. */
	int (*answer)(void *context, const struct web_request *request, struct text *body,
		const char **ret_type, bool *ret_stream);
	/* A stream's own state, which free_stream() frees; NULL on ENOMEM. */
	void *(*open_stream)(void *context, const struct web_request *request);
	/* Add the events of the stream since the last call. */
	void (*add_events)(void *context, void *stream, struct text *to);
	void (*free_stream)(void *context, void *stream);
	/* Time has passed. `streams` is the number of open streams. */
	void (*tick)(void *context, size_t streams);
};

struct web;

/*
 * Listen at "ADDRESS:PORT" or "PORT". Port 0 is one that is free. 0; -EINVAL: no such address;
 * -ENOTSUP: this system has no server; -ENOEXEC: its module is not beside the program; or negative
 * errno.
 */
int web_open(const char *address, struct web **ret_web);

/* Stop listening and free the server. Accepts NULL; returns NULL. */
struct web *web_free(struct web *web);
void web_freep(struct web **web);

/* Add the URL, with the token that it needs if others than this machine can connect. */
void web_add_url(const struct web *web, struct text *to);

/* Serve the site until SIGINT, SIGTERM or SIGHUP. 0 or negative errno. */
int web_run(struct web *web, const struct web_site *site);

/* Whether two texts are equal, in a time that depends on the length of `given` alone. */
bool web_token_equal(const char *given, const char *token);

#endif
