/*
 * The serving half of web_posix.c. It is a module of its own: what libmicrohttpd loads costs more than
 * starting tsfarm, and only a live page needs it.
 */
#include "training/web_server_posix.h"

#include <errno.h>
#include <microhttpd.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/macros.h"
#include "training/web_stream_posix.h"

enum {
	CONNECTIONS_MAX = 256,
	CONNECTIONS_OF_ONE = 64,
	PATIENCE = 30, /* seconds without a byte after which a connection is closed */
	FAREWELL = 20, /* milliseconds */
	FAREWELLS = 25
};

struct server {
	struct web *web;
	struct MHD_Daemon *daemon;
	struct web_streams streams;
};

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
	struct server *server, struct MHD_Connection *connection, const char *path)
{
	const struct web_site *site = server->streams.site;
	cleanup(text_deinit) struct text body = {0};
	const struct web_request request = {.path = path,
		.name = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "name")};
	const char *type = "text/plain; charset=utf-8";
	bool is_stream = false;
	int status = site->answer(site->context, &request, &body, &type, &is_stream);
	struct MHD_Response *response;

	if (body.failed)
		return refuse_request(connection, WEB_FAILED, "out of memory");
	response = is_stream ? web_streams_open(&server->streams, connection, &request)
			     : new_response(&body, type);
	return send_response(connection, (unsigned)status, response);
}

static enum MHD_Result handle_request(void *context, struct MHD_Connection *connection,
	const char *path, const char *method, const char *version, const char *upload,
	size_t *upload_size, void **state)
{
	static int seen;
	struct server *server = context;
	const struct web *web = server->web;
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
			       ? answer_request(server, connection, path)
			       : refuse_request(connection, MHD_HTTP_FORBIDDEN, "unknown host");
	if (token && web_token_equal(token, web->token))
		return send_cookie(web, connection, path);
	if (!cookie || !web_token_equal(cookie, web->token))
		return refuse_request(connection, MHD_HTTP_FORBIDDEN,
			"a token is missing or wrong; use the address that tsfarm printed");
	return answer_request(server, connection, path);
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

static void run_daemon(struct server *server)
{
	const struct web_site *site = server->streams.site;
	int64_t next = read_clock() + WEB_INTERVAL;

	while (!is_ended) {
		int64_t left = next - read_clock();

		if (left > 0 && MHD_run_wait(server->daemon, (int32_t)left) == MHD_NO)
			usleep(1000);
		if (read_clock() < next)
			continue;
		next = read_clock() + WEB_INTERVAL;
		site->tick(site->context, server->streams.count);
		web_streams_wake(&server->streams);
	}
}

int web_serve(struct web *web, const struct web_site *site)
{
	struct server server = {.web = web, .streams = {.site = site}};

	catch_signals();
	server.daemon = MHD_start_daemon(MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle_request,
		&server, MHD_OPTION_LISTEN_SOCKET, web->listener, MHD_OPTION_CONNECTION_LIMIT,
		CONNECTIONS_MAX, MHD_OPTION_PER_IP_CONNECTION_LIMIT, CONNECTIONS_OF_ONE,
		MHD_OPTION_CONNECTION_TIMEOUT, PATIENCE, MHD_OPTION_END);
	if (!server.daemon)
		return -EIO;
	/* the daemon closes it */
	web->listener = -1;
	run_daemon(&server);
	web_streams_end(&server.streams);
	/* clients get the end of their streams, unless they do not read */
	for (unsigned i = 0; i < FAREWELLS && server.streams.count; i++)
		MHD_run_wait(server.daemon, FAREWELL);
	MHD_stop_daemon(server.daemon);
	return 0;
}
