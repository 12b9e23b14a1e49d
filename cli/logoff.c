#include "cli/logoff.h"

#include "base/macros.h"
#include "base/output.h"
#include "cli/edition_texts.h"
#include "cli/messages.h"
#include "cli/target.h"

int logoff_find(
	struct host *host, const struct logoff_request *request, struct logoff_target *target)
{
	return target_find(host, &target->server, request->session, &target->session);
}

static const char *printed_name(const struct session_summary *session)
{
	return *session->name ? session->name : MSG_NO_NAME;
}

int logoff_announce(const struct logoff_target *target, FILE *results)
{
	output_say(results, MSG_LOGGING_OFF, target->session.id, printed_name(&target->session),
		target->server.name);
	/* a stream without a buffer fails while printing, any other while flushing */
	return fflush(results) == 0 && !ferror(results) ? LOGOFF_DONE : LOGOFF_FAILED;
}

int logoff_end(struct host *host, const struct logoff_target *target)
{
	return host->calls->session_logoff(host, &target->server, target->session.id);
}

const struct logoff_steps logoff_steps = {
	.open = host_open,
	.parse = logoff_parse,
	.print_usage = arguments_print_usage,
	.find = logoff_find,
	.announce = logoff_announce,
	.end = logoff_end,
};

/* --- What went wrong --- */

static int print_complaint(const char *sentence)
{
	output_say(stderr, "logoff: %s\n", sentence);
	return LOGOFF_FAILED;
}

static const struct edition_texts *texts_of(struct host *host)
{
	return edition_texts(host_edition(host));
}

static int complain_of_host(struct host *host)
{
	return print_complaint(host ? host->calls->complaint(host) : MSG_OUT_OF_MEMORY);
}

/* The second line of every failure: the number, and the system's sentence for it. */
static int print_error(struct host *host, int number)
{
	edition_texts_say_error(
		texts_of(host), (uint32_t)number, host->calls->error_text(host, (uint32_t)number));
	return LOGOFF_FAILED;
}

static int fail_server(struct host *host, const char *name, int r)
{
	if (r == HOST_E_BROKEN)
		return complain_of_host(host);
	edition_texts_say_server(texts_of(host), name);
	return print_error(host, r);
}

/* Nothing was found: there is only what was typed to print. */
static int fail_find(struct host *host, const struct logoff_request *request, int r)
{
	char current[16];

	if (r == HOST_E_BROKEN)
		return complain_of_host(host);
	snprintf(current, sizeof(current), "%u", host->calls->session_current(host));
	if (!request->session)
		output_say(stderr, MSG_COULD_NOT_LOGOFF_ID, current, r);
	else if (target_is_id(request->session))
		output_say(stderr, MSG_COULD_NOT_LOGOFF_ID, request->session, r);
	else
		output_say(stderr, MSG_COULD_NOT_LOGOFF_NAME, request->session, r);
	return print_error(host, r);
}

static int fail_session(struct host *host, const struct session_summary *session, int r)
{
	if (r == HOST_E_BROKEN)
		return complain_of_host(host);
	output_say(stderr, MSG_COULD_NOT_LOGOFF, session->id, printed_name(session), r);
	return print_error(host, r);
}

/* --- The command --- */

static int run_on_server(const struct logoff_steps *steps, struct host *host,
	const struct logoff_request *request, struct logoff_target *target)
{
	int r = steps->find(host, request, target);

	if (r == WIN32_ERROR_WINSTATION_NOT_FOUND && *target->session.name)
		return fail_session(host, &target->session, r);
	if (r != 0)
		return fail_find(host, request, r);
	if (target->session.state == SESSION_LISTEN && texts_of(host)->logoff_asks_of_listener &&
		!target_confirm_listener())
		return LOGOFF_FAILED;
	if (request->verbose && steps->announce(target, stdout) != LOGOFF_DONE)
		return print_complaint(MSG_CANNOT_ANNOUNCE);
	r = steps->end(host, target);
	return r == 0 ? LOGOFF_DONE : fail_session(host, &target->session, r);
}

static int run_on_host(
	const struct logoff_steps *steps, struct host *host, const struct logoff_request *request)
{
	struct logoff_target target = {0};
	int status, r = host->calls->server_open(host, request->server, &target.server);

	if (r != 0)
		return fail_server(host, request->server, r);
	status = run_on_server(steps, host, request, &target);
	host->calls->server_close(host, &target.server);
	return status;
}

int logoff_run(const struct logoff_steps *steps, int argc, char **argv)
{
	cleanup(host_closep) struct host *host = NULL;
	int r = steps->open(&host);
	const struct argument_table *table = arguments_of(logoff_arguments, host_edition(host));
	struct logoff_request request;

	steps->parse(table, argc, argv, &request);
	if (request.help) {
		steps->print_usage(table, table->help_is_complaint ? stderr : stdout);
		return LOGOFF_DONE;
	}
	if (request.invalid) {
		fputs(MSG_INVALID_PARAMETERS, stderr);
		steps->print_usage(table, stderr);
		return LOGOFF_FAILED;
	}
	return r == 0 ? run_on_host(steps, host, &request) : complain_of_host(host);
}
