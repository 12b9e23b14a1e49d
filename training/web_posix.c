#include "training/web.h"

#include <errno.h>
#include <limits.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/macros.h"
#include "training/web_stream_posix.h"

enum {
	TOKEN_BYTES = 16,
	CONNECTIONS_MAX = 256,
	CONNECTIONS_OF_ONE = 64,
	PATIENCE = 30, /* seconds without a byte after which a connection is closed */
	BACKLOG = 64,
	FAREWELL = 20, /* milliseconds */
	FAREWELLS = 25
};

#define COOKIE "tsfarm-class"

struct web {
	int listener;
	unsigned port;
	bool is_loopback;
	char host[HOST_NAME_MAX + 1];
	char token[2 * TOKEN_BYTES + 1], cookie[32];
	const struct web_site *site;
	struct MHD_Daemon *daemon;
	struct web_streams streams;
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
	unsigned char bytes[TOKEN_BYTES];

	if (getrandom(bytes, sizeof(bytes), 0) != sizeof(bytes))
		return -errno;
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(web->token + 2 * i, 3, "%02x", bytes[i]);
	/* browsers send a cookie to every port of a host */
	snprintf(web->cookie, sizeof(web->cookie), COOKIE "-%u", web->port);
	return 0;
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
	if (r == 0)
		r = make_token(web);
	if (r == 0)
		*ret_web = steal(&web);
	return r;
}

struct web *web_free(struct web *web)
{
	if (web && web->listener >= 0)
		close(web->listener);
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

/* --- Answers --- */

static enum MHD_Result send_response(
	struct MHD_Connection *connection, unsigned status, struct MHD_Response *response)
{
	static const char *const headers[][2] = {
		{"Cache-Control", "no-store"},
		{"Referrer-Policy", "no-referrer"},
		{"X-Content-Type-Options", "nosniff"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Content-Security-Policy",
			"default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; "
			"connect-src 'self'; base-uri 'none'; form-action 'none'; "
			"frame-ancestors 'none'"},
	};
	enum MHD_Result result;

	if (!response)
		return MHD_NO;
	for (size_t i = 0; i < ARRAY_SIZE(headers); i++)
		MHD_add_response_header(response, headers[i][0], headers[i][1]);
	result = MHD_queue_response(connection, status, response);
	MHD_destroy_response(response);
	return result;
}

static struct MHD_Response *new_response(const struct text *body, const char *type)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(
		body->length, (void *)text_string(body), MHD_RESPMEM_MUST_COPY);

	if (response)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	return response;
}

static enum MHD_Result refuse_request(
	struct MHD_Connection *connection, unsigned status, const char *sentence)
{
	cleanup(text_deinit) struct text body = {0};
	struct MHD_Response *response;

	text_printf(&body, "%s\n", sentence);
	response = new_response(&body, "text/plain; charset=utf-8");
	if (response && status == MHD_HTTP_METHOD_NOT_ALLOWED)
		MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET");
	return send_response(connection, status, response);
}

/* The address stays in the history of a browser and on a projector, so the token leaves it. */
static enum MHD_Result send_cookie(
	const struct web *web, struct MHD_Connection *connection, const char *path)
{
	cleanup(text_deinit) struct text cookie = {0}, body = {0};
	struct MHD_Response *response = new_response(&body, "text/plain; charset=utf-8");

	text_printf(&cookie, "%s=%s; HttpOnly; SameSite=Strict", web->cookie, web->token);
	if (response) {
		MHD_add_response_header(response, MHD_HTTP_HEADER_SET_COOKIE, text_string(&cookie));
		MHD_add_response_header(
			response, MHD_HTTP_HEADER_LOCATION, strcmp(path, "/") == 0 ? "/" : "./");
	}
	return send_response(connection, MHD_HTTP_SEE_OTHER, response);
}

/* A page of somebody else could name its own host for the loopback address. */
static bool has_own_host(struct MHD_Connection *connection)
{
	static const char *const names[] = {"localhost", "127.", "[::1]"};
	const char *host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
	size_t length;

	if (!host)
		return true;
	length = *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":");
	if (strncmp(host, names[1], strlen(names[1])) == 0)
		return strspn(host, "0123456789.") == length;
	return (length == strlen(names[0]) && strncmp(host, names[0], length) == 0) ||
	       (length == strlen(names[2]) && strncmp(host, names[2], length) == 0);
}

static enum MHD_Result answer_request(
	struct web *web, struct MHD_Connection *connection, const char *path)
{
	cleanup(text_deinit) struct text body = {0};
	const struct web_request request = {.path = path,
		.name = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "name")};
	const char *type = "text/plain; charset=utf-8";
	bool is_stream = false;
	int status = web->site->answer(web->site->context, &request, &body, &type, &is_stream);
	struct MHD_Response *response;

	if (body.failed)
		return refuse_request(connection, WEB_FAILED, "out of memory");
	response = is_stream ? web_streams_open(&web->streams, connection, &request)
			     : new_response(&body, type);
	return send_response(connection, (unsigned)status, response);
}

static enum MHD_Result handle_request(void *context, struct MHD_Connection *connection,
	const char *path, const char *method, const char *version, const char *upload,
	size_t *upload_size, void **state)
{
	static int seen;
	struct web *web = context;
	const char *token = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "token");
	const char *cookie = MHD_lookup_connection_value(connection, MHD_COOKIE_KIND, web->cookie);

	(void)version;
	(void)upload;
	if (strcmp(method, MHD_HTTP_METHOD_GET) != 0)
		return refuse_request(
			connection, MHD_HTTP_METHOD_NOT_ALLOWED, "this page can only be read");
	/* a body is read, and nothing is done with it */
	if (!*state || *upload_size) {
		*state = &seen;
		*upload_size = 0;
		return MHD_YES;
	}
	if (web->is_loopback)
		return has_own_host(connection)
			       ? answer_request(web, connection, path)
			       : refuse_request(connection, MHD_HTTP_FORBIDDEN, "unknown host");
	if (token && web_token_equal(token, web->token))
		return send_cookie(web, connection, path);
	if (!cookie || !web_token_equal(cookie, web->token))
		return refuse_request(connection, MHD_HTTP_FORBIDDEN,
			"a token is missing or wrong; use the address that tsfarm printed");
	return answer_request(web, connection, path);
}

/* --- Running --- */

static volatile sig_atomic_t is_ended;

static void end_run(int number)
{
	(void)number;
	is_ended = 1;
}

static void catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = end_run};

	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++)
		sigaction(numbers[i], &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}

static int64_t read_clock(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void run_daemon(struct web *web)
{
	int64_t next = read_clock() + WEB_INTERVAL;

	while (!is_ended) {
		int64_t left = next - read_clock();

		if (left > 0 && MHD_run_wait(web->daemon, (int32_t)left) == MHD_NO)
			usleep(1000);
		if (read_clock() < next)
			continue;
		next = read_clock() + WEB_INTERVAL;
		web->site->tick(web->site->context, web->streams.count);
		web_streams_wake(&web->streams);
	}
}

int web_run(struct web *web, const struct web_site *site)
{
	web->site = site;
	web->streams = (struct web_streams){.site = site};
	catch_signals();
	web->daemon = MHD_start_daemon(MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle_request, web,
		MHD_OPTION_LISTEN_SOCKET, web->listener, MHD_OPTION_CONNECTION_LIMIT,
		CONNECTIONS_MAX, MHD_OPTION_PER_IP_CONNECTION_LIMIT, CONNECTIONS_OF_ONE,
		MHD_OPTION_CONNECTION_TIMEOUT, PATIENCE, MHD_OPTION_END);
	if (!web->daemon)
		return -EIO;
	/* the server closes it */
	web->listener = -1;
	run_daemon(web);
	web_streams_end(&web->streams);
	/* clients get the end of their streams, unless they do not read */
	for (unsigned i = 0; i < FAREWELLS && web->streams.count; i++)
		MHD_run_wait(web->daemon, FAREWELL);
	MHD_stop_daemon(web->daemon);
	return 0;
}
