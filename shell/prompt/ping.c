/* Waiting: a batch file pauses with ping, and later ones with timeout. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/command_line.h"
#include "base/word.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/messages.h"

enum {
	REQUESTS = 4,
	REQUESTS_MAX = 100000,
	TIMEOUT = 1000, /* milliseconds */
	TIMEOUT_MAX = 24 * 60 * 60 * 1000
};

struct request {
	const char *host;
	unsigned long long count, timeout;
};

static int wait_milliseconds(const struct prompt *prompt, unsigned long long milliseconds)
{
	uint32_t seconds = (uint32_t)((milliseconds + 999) / 1000);

	return seconds && prompt->calls->wait ? prompt->calls->wait(prompt->context, seconds) : 0;
}

/* --- ping --- */

static int refuse_ping(const struct prompt_command *command, const char *sentence, int *ret_status)
{
	prompt_print(command->descriptors[2], "%s", sentence);
	*ret_status = 1;
	return 0;
}

/* The two options that make a pause of it; others say how a request looks. */
static int take_options(const struct prompt_command *command, char **words, struct request *request,
	int *ret_status)
{
	for (; *words; words++) {
		char letter =
			strchr("-/", **words) ? (char)tolower((unsigned char)(*words)[1]) : '\0';
		unsigned long long *value = letter == 'n'   ? &request->count
					    : letter == 'w' ? &request->timeout
							    : NULL;

		if (!letter) {
			request->host = *words;
		} else if (letter == 't') {
			return refuse_ping(command, MSG_PING_T_NOT_HERE, ret_status);
		} else if (value) {
			if (!words[1] ||
				!word_to_number(words[1],
					letter == 'n' ? REQUESTS_MAX : TIMEOUT_MAX, value) ||
				!*value) {
				prompt_say(command->descriptors[2], MSG_BAD_OPTION, *words);
				*ret_status = 1;
				return 0;
			}
			words++;
		} else if (strchr("ilvrs", letter) && words[1]) {
			words++;
		}
	}
	return request->host ? 0 : refuse_ping(command, MSG_PING_USAGE, ret_status);
}

static bool is_address(const char *host)
{
	return *host && host[strspn(host, "0123456789.")] == '\0' && strchr(host, '.');
}

static bool is_local(const struct prompt *prompt, const char *host)
{
	const char *own = prompt_get(prompt, "COMPUTERNAME");

	return strcasecmp(host, "localhost") == 0 || (own && strcasecmp(host, own) == 0);
}

int prompt_ping(const struct prompt_command *command, int *ret_status)
{
	const struct prompt *prompt = command->prompt;
	struct request request = {NULL, REQUESTS, TIMEOUT};
	bool is_here, answers;
	size_t count;
	char **words = command_line_split(command->arena, command->tail, &count);
	int r = words ? take_options(command, words, &request, ret_status) : -ENOMEM;

	if (r != 0 || *ret_status)
		return r;
	is_here = is_local(prompt, request.host);
	answers = is_here || strncmp(request.host, "127.", 4) == 0 ||
		  (prompt->calls->has_server &&
			  prompt->calls->has_server(prompt->context, request.host));
	if (!answers && !is_address(request.host)) {
		prompt_say(command->descriptors[1], MSG_BAD_ADDRESS, request.host);
		*ret_status = 1;
		return 0;
	}
	prompt_say(
		command->descriptors[1], MSG_PINGING, request.host, is_here ? " [127.0.0.1]" : "");
	for (unsigned long long i = 0; i < request.count; i++) {
		if (answers)
			prompt_say(command->descriptors[1], MSG_REPLY,
				is_here ? "127.0.0.1" : request.host);
		else
			prompt_print(command->descriptors[1], "%s", MSG_TIMED_OUT);
	}
	*ret_status = !answers;
	return wait_milliseconds(
		prompt, answers ? (request.count - 1) * TIMEOUT : request.count * request.timeout);
}

/* --- timeout --- */

int prompt_timeout(const struct prompt_command *command, int *ret_status)
{
	unsigned long long seconds = 0;
	bool is_given = false, is_firm = false;
	size_t count;
	char **words = command_line_split(command->arena, command->tail, &count);

	if (!words)
		return -ENOMEM;
	for (; *words; words++) {
		if (strcasecmp(*words, "/nobreak") == 0)
			is_firm = true;
		if (strcasecmp(*words, "/t") == 0 || strcasecmp(*words, "/nobreak") == 0)
			continue;
		is_given = word_to_number(*words, TIMEOUT_MAX / 1000, &seconds);
		if (!is_given)
			break;
	}
	if (!is_given) {
		prompt_print(command->descriptors[2], "%s", MSG_TIMEOUT_SYNTAX);
		*ret_status = 1;
		return 0;
	}
	if (is_firm)
		prompt_say(command->descriptors[1], MSG_WAITING_FIRMLY, (unsigned)seconds);
	else
		prompt_say(command->descriptors[1], MSG_WAITING, (unsigned)seconds);
	return wait_milliseconds(command->prompt, seconds * 1000);
}
