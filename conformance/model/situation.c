#include "conformance/model/situation.h"

#include "base/name.h"

const struct server *model_server(const struct snapshot *farm, const char *name)
{
	for (size_t i = 0; i < farm->server_count; i++) {
		if (name_equal(farm->servers[i].name, name))
			return &farm->servers[i];
	}
	return NULL;
}

const struct session *model_session(const struct server *server, uint32_t id)
{
	for (size_t i = 0; i < server->session_count; i++) {
		if (server->sessions[i].id == id)
			return &server->sessions[i];
	}
	return NULL;
}

const struct winstation *model_winstation(const struct server *server, const char *name)
{
	for (size_t i = 0; name && i < server->winstation_count; i++) {
		if (name_equal(server->winstations[i].name, name))
			return &server->winstations[i];
	}
	return NULL;
}

bool situation_is_own(const struct situation *situation, const struct server *server,
	const struct session *session)
{
	return server == situation->here && session == situation->own;
}

bool session_is_at(
	const struct server *server, const struct session *session, enum winstation_kind kind)
{
	const struct winstation *winstation = model_winstation(server, session->winstation);

	return winstation && winstation->kind == kind;
}

const struct session *model_session_of_name(
	const struct server *server, const char *name, const struct session **ret_other)
{
	*ret_other = NULL;
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		if (!session->name || !name_equal(session->name, name))
			continue;
		if (session->state == SESSION_ACTIVE)
			return session;
		if (!*ret_other)
			*ret_other = session;
	}
	return NULL;
}

static void find_server(struct situation *situation)
{
	const char *typed = situation->request.values[MODEL_SWITCH_SERVER];

	situation->server = typed ? model_server(situation->typed->farm, typed) : situation->here;
	if (situation->server && !situation->server->online)
		situation->server = NULL;
}

static void find_session(struct situation *situation)
{
	const struct model_selector *selector = &situation->request.selector;

	if (!situation->server || situation->request.command > MODEL_RESET)
		return;
	if (!selector->text)
		situation->session = situation->server == situation->here ? situation->own : NULL;
	else if (selector->is_id)
		situation->session =
			selector->is_beyond ? NULL : model_session(situation->server, selector->id);
	else
		situation->session = model_session_of_name(
			situation->server, selector->text, &situation->namesake);
	/* RESET SESSION serves sessions that are down, and takes a name in any state */
	if (situation->request.command == MODEL_RESET && !situation->session)
		situation->session = situation->namesake;
}

bool situation_init(struct situation *situation, const char **ret_silence)
{
	const struct model_case *typed = situation->typed;

	situation->here = model_server(typed->farm, typed->server);
	situation->own = situation->here ? model_session(situation->here, typed->session) : NULL;
	if (!situation->own) {
		*ret_silence = "the session in which the command is typed does not exist";
		return false;
	}
	situation->edition = situation->here->edition;
	situation->account = situation->own->user;
	if (session_is_at(situation->here, situation->own, WINSTATION_SERVICES))
		situation->account = "SYSTEM";
	if (!model_request_read(typed->arguments, typed->argument_count, situation->edition,
		    &situation->request)) {
		*ret_silence = "the model has no rules about the program";
		return false;
	}
	find_server(situation);
	find_session(situation);
	return true;
}
