#include "training/web.h"

#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/macros.h"
#include "conformance/suite/files.h"
#include "training/web_server_posix.h"

#define COOKIE "tsfarm-class"
#define MODULE "tsfarm-web.so"

enum {
	BACKLOG = 64
};

/* --- Listening --- */

/* Divide "ADDRESS:PORT", "[ADDRESS]:PORT" or "PORT". False if it is none of them. */
static bool split_address(const char *text, struct text *address, const char **ret_port)
{
	const char *colon = strrchr(text, ':');

	*ret_port = colon ? colon + 1 : text;
	if (!**ret_port || strspn(*ret_port, "0123456789") != strlen(*ret_port) ||
		strtoul(*ret_port, NULL, 10) > USHRT_MAX)
		return false;
	if (!colon)
		text_add(address, "127.0.0.1");
	else if (*text == '[' && colon > text + 1 && colon[-1] == ']')
		text_add_bytes(address, text + 1, (size_t)(colon - text) - 2);
	else if (!memchr(text, ':', (size_t)(colon - text)))
		text_add_bytes(address, text, (size_t)(colon - text));
	if (strcmp(text_string(address), "localhost") == 0) {
		text_clear(address);
		text_add(address, "127.0.0.1");
	}
	return address->length && !address->failed;
}

static bool is_loopback(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET6)
		return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)address)->sin6_addr);
	return ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr) >> 24 ==
	       IN_LOOPBACKNET;
}

/* Another machine needs a name for "all addresses". */
static void choose_host(struct web *web, const struct addrinfo *found, const char *address)
{
	static const struct in6_addr any = IN6ADDR_ANY_INIT;
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)found->ai_addr;
	const struct sockaddr_in *four = (const struct sockaddr_in *)found->ai_addr;
	bool is_any = found->ai_family == AF_INET6 ? memcmp(&six->sin6_addr, &any, sizeof(any)) == 0
						   : four->sin_addr.s_addr == INADDR_ANY;

	if (is_any && gethostname(web->host, sizeof(web->host) - 1) == 0)
		return;
	snprintf(web->host, sizeof(web->host), found->ai_family == AF_INET6 ? "[%s]" : "%s",
		address);
}

static int bind_listener(struct web *web, const struct addrinfo *found)
{
	struct sockaddr_storage bound;
	socklen_t size = sizeof(bound);
	int yes = 1;

	web->listener = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (web->listener < 0)
		return -errno;
	setsockopt(web->listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (bind(web->listener, found->ai_addr, found->ai_addrlen) != 0 ||
		listen(web->listener, BACKLOG) != 0 ||
		getsockname(web->listener, (struct sockaddr *)&bound, &size) != 0)
		return -errno;
	web->port =
		ntohs(bound.ss_family == AF_INET6 ? ((const struct sockaddr_in6 *)&bound)->sin6_port
						  : ((const struct sockaddr_in *)&bound)->sin_port);
	web->is_loopback = is_loopback((const struct sockaddr *)&bound);
	return 0;
}

static int make_token(struct web *web)
{
	unsigned char bytes[WEB_TOKEN_BYTES];

	if (getrandom(bytes, sizeof(bytes), 0) != sizeof(bytes))
		return -errno;
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(web->token + 2 * i, 3, "%02x", bytes[i]);
	/* browsers send a cookie to every port of a host */
	snprintf(web->cookie, sizeof(web->cookie), COOKIE "-%u", web->port);
	return 0;
}

static int load_server(struct web *web)
{
	char *path = files_find_program(MODULE);

	web->module = path ? dlopen(path, RTLD_NOW) : NULL;
	free(path);
	if (!web->module)
		return -ENOEXEC;
	/* ISO C has no cast from an object to a function */
	*(void **)&web->serve = dlsym(web->module, "web_serve");
	return web->serve ? 0 : -ENOEXEC;
}

int web_open(const char *address, struct web **ret_web)
{
	static const struct addrinfo hints = {.ai_family = AF_UNSPEC,
		.ai_socktype = SOCK_STREAM,
		.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV};
	cleanup(web_freep) struct web *web = calloc(1, sizeof(*web));
	cleanup(text_deinit) struct text host = {0};
	struct addrinfo *found;
	const char *port;
	int r;

	if (!web)
		return -ENOMEM;
	web->listener = -1;
	if (!split_address(address, &host, &port) ||
		getaddrinfo(host.bytes, port, &hints, &found) != 0)
		return -EINVAL;
	choose_host(web, found, host.bytes);
	r = bind_listener(web, found);
	freeaddrinfo(found);
	if (r < 0)
		return r;
	r = make_token(web);
	if (r < 0)
		return r;
	r = load_server(web);
	if (r < 0)
		return r;
	*ret_web = steal(&web);
	return 0;
}

struct web *web_free(struct web *web)
{
	if (web && web->listener >= 0)
		close(web->listener);
	if (web && web->module)
		dlclose(web->module);
	free(web);
	return NULL;
}

void web_freep(struct web **web)
{
	*web = web_free(*web);
}

void web_add_url(const struct web *web, struct text *to)
{
	text_printf(to, "http://%s:%u/", web->host, web->port);
	if (!web->is_loopback)
		text_printf(to, "?token=%s", web->token);
}

int web_run(struct web *web, const struct web_site *site)
{
	return web->serve(web, site);
}
