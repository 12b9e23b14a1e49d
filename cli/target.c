#include "cli/target.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "base/word.h"
#include "cli/messages.h"

bool target_is_id(const char *typed)
{
	return typed[strspn(typed, "0123456789")] == '\0';
}

static int find_by_id(struct host *host, const struct host_server *server, const char *digits,
	struct session_summary *ret_session)
{
	unsigned long long id;

	/* a number beyond all ids is an id that no session has */
	if (!word_to_number(digits, LISTENER_ID_MAX, &id))
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return host->calls->session_with_id(host, server, (uint32_t)id, ret_session);
}

int target_find_any(struct host *host, const struct host_server *server, const char *typed,
	struct session_summary *ret_session)
{
	if (!typed && !server->is_current)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	if (!typed)
		return host->calls->session_with_id(
			host, server, host->calls->session_current(host), ret_session);
	if (target_is_id(typed))
		return find_by_id(host, server, typed, ret_session);
	if (utf8_length(typed) > WINSTATION_NAME_MAX)
		return WIN32_ERROR_WINSTATION_NAME_INVALID;
	return host->calls->session_named(host, server, typed, ret_session);
}

int target_find(struct host *host, const struct host_server *server, const char *typed,
	struct session_summary *ret_session)
{
	int r = target_find_any(host, server, typed, ret_session);
	bool by_name = typed && !target_is_id(typed);

	if (r == 0 && by_name && ret_session->state != SESSION_ACTIVE)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return r;
}

bool target_lacks_id(bool vm, const char *typed)
{
	return vm && !(typed && target_is_id(typed));
}

bool target_confirm_listener(void)
{
	int first, c;

	fputs(MSG_RESET_LISTENER, stdout);
	fflush(stdout);
	first = c = getchar();
	while (c != '\n' && c != EOF)
		c = getchar();
	return first != EOF && !strchr("\r\nnN", first);
}
