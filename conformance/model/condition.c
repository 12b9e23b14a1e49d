#include "conformance/model/condition.h"

#include "base/utf8.h"
#include "conformance/model/rights.h"

bool always(const struct situation *situation)
{
	(void)situation;
	return true;
}

/* --- The command line --- */

bool asks_for_help(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_HELP];
}

bool asks_for_words(const struct situation *situation)
{
	return asks_for_help(situation) && lacks_part(situation);
}

bool asks_about_part(const struct situation *situation)
{
	return asks_for_help(situation) && !lacks_part(situation);
}

bool lacks_part(const struct situation *situation)
{
	return situation->request.part == MODEL_PART_NONE;
}

bool has_seen_fault(const struct situation *situation)
{
	return situation->request.fault == MODEL_FAULT_SEEN;
}

bool has_fault(const struct situation *situation)
{
	return situation->request.fault != MODEL_FAULT_NONE;
}

/* --- The server and the session --- */

bool finds_session(const struct situation *situation)
{
	return situation->session && !asks_for_help(situation) && !has_fault(situation);
}

bool lacks_server(const struct situation *situation)
{
	return !situation->server;
}

bool has_long_name(const struct situation *situation)
{
	const struct model_selector *selector = &situation->request.selector;

	return selector->text && !selector->is_id && utf8_is_valid(selector->text) &&
	       utf8_length(selector->text) > WINSTATION_NAME_MAX;
}

bool names_other_server_only(const struct situation *situation)
{
	return situation->server && situation->server != situation->here &&
	       !situation->request.selector.text;
}

bool names_shadow(const struct situation *situation)
{
	return situation->namesake && situation->namesake->state == SESSION_SHADOW;
}

bool lacks_id(const struct situation *situation)
{
	return situation->request.selector.is_id && !situation->session;
}

bool lacks_name(const struct situation *situation)
{
	const struct model_selector *selector = &situation->request.selector;

	return selector->text && !selector->is_id && !situation->session;
}

bool is_own(const struct situation *situation)
{
	return situation->session &&
	       situation_is_own(situation, situation->server, situation->session);
}

bool is_own_with_user(const struct situation *situation)
{
	return is_own(situation) && !is_console(situation) && situation->own->user;
}

bool is_own_console(const struct situation *situation)
{
	return is_own(situation) && is_console(situation);
}

bool is_other_user_by_id(const struct situation *situation)
{
	return situation->request.selector.is_id && situation->session && !is_own(situation) &&
	       situation->session->user &&
	       (situation->session->state == SESSION_ACTIVE ||
		       situation->session->state == SESSION_DISCONNECTED);
}

bool is_other_user_by_name(const struct situation *situation)
{
	return !situation->request.selector.is_id && situation->session && !is_own(situation);
}

bool is_listener(const struct situation *situation)
{
	return situation->session && situation->session->state == SESSION_LISTEN;
}

bool is_announced(const struct situation *situation)
{
	return finds_session(situation) && situation->request.given[MODEL_SWITCH_VERBOSE];
}

bool answers_yes(const struct situation *situation)
{
	const char *input = situation->typed->input;

	return input && *input && *input != '\n' && *input != '\r' && *input != 'n' &&
	       *input != 'N';
}

bool is_listener_without_yes(const struct situation *situation)
{
	return is_listener(situation) && !answers_yes(situation);
}

bool is_console_with_user(const struct situation *situation)
{
	return is_console_of_others(situation) && situation->session->user;
}

bool is_console(const struct situation *situation)
{
	return situation->session &&
	       session_is_at(situation->server, situation->session, WINSTATION_CONSOLE);
}

bool is_console_of_others(const struct situation *situation)
{
	return is_console(situation) && !is_own(situation);
}

bool is_services(const struct situation *situation)
{
	return situation->session &&
	       session_is_at(situation->server, situation->session, WINSTATION_SERVICES);
}

static bool is_in_state(const struct situation *situation, enum session_state state)
{
	return situation->session && situation->session->state == state;
}

bool is_idle_or_listens(const struct situation *situation)
{
	return is_in_state(situation, SESSION_IDLE) || is_in_state(situation, SESSION_LISTEN);
}

bool is_reset(const struct situation *situation)
{
	return is_in_state(situation, SESSION_RESET);
}

bool is_down_or_starts(const struct situation *situation)
{
	return is_in_state(situation, SESSION_DOWN) || is_in_state(situation, SESSION_INIT);
}

bool has_rights(const struct situation *situation, uint32_t rights)
{
	if (!situation->session)
		return false;
	return (rights_over(situation->typed->farm, situation->account, situation->server,
			situation->session) &
		       rights) == rights;
}

bool rights_are_denied(const struct situation *situation, uint32_t rights)
{
	return situation->session && (rights_denied(situation->typed->farm, situation->account,
					      situation->server, situation->session) &
					     rights);
}
