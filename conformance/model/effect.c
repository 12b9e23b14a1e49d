#include "conformance/model/effect.h"

#include "base/name.h"
#include "conformance/model/outcome.h"

void effect_end_program(struct situation *situation, const struct server *server,
	const struct session *session, const struct program *program)
{
	unsigned id = session->id;

	outcome_change(situation, CHANGE_PROGRAM_ENDED, NULL, "%s/%u/%s", server->name, id,
		program->image);
	if (program->unsaved)
		outcome_change(situation, CHANGE_WORK_LOST, NULL, "%s/%u/%s", server->name, id,
			program->unsaved);
}

void effect_end_programs(
	struct situation *situation, const struct server *server, const struct session *session)
{
	for (size_t i = 0; i < session->program_count; i++)
		effect_end_program(situation, server, session, &session->programs[i]);
}

void effect_end_session(
	struct situation *situation, const struct server *server, const struct session *session)
{
	outcome_change(situation, CHANGE_SESSION_ENDED, NULL, "%s/%u", server->name,
		(unsigned)session->id);
	effect_end_programs(situation, server, session);
}

void effect_empty_session(
	struct situation *situation, const struct server *server, const struct session *session)
{
	if (session->state != SESSION_CONNECTED)
		outcome_change(situation, CHANGE_STATE_CHANGED, "connected", "%s/%u", server->name,
			(unsigned)session->id);
	if (session->user)
		outcome_change(situation, CHANGE_USER_CHANGED, "none", "%s/%u", server->name,
			(unsigned)session->id);
	effect_end_programs(situation, server, session);
}

void effect_end_listener(
	struct situation *situation, const struct server *server, const struct session *listener)
{
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		if (session != listener && session->state != SESSION_IDLE && session->winstation &&
			name_equal(session->winstation, listener->winstation))
			effect_end_session(situation, server, session);
	}
}

void effect_disconnect(
	struct situation *situation, const struct server *server, const struct session *session)
{
	unsigned id = session->id;

	if (session->state != SESSION_DISCONNECTED)
		outcome_change(
			situation, CHANGE_STATE_CHANGED, "disconnected", "%s/%u", server->name, id);
	if (session->name)
		outcome_change(situation, CHANGE_NAME_CHANGED, "none", "%s/%u", server->name, id);
	if (session->client_name || session->client_address)
		outcome_change(situation, CHANGE_CLIENT_CHANGED, "none", "%s/%u", server->name, id);
}

void effect_renew_console(struct situation *situation, const struct server *server)
{
	uint32_t id = server->next_session;

	for (id = id ? id : 1; model_session(server, id); id++)
		;
	outcome_change(
		situation, CHANGE_SESSION_STARTED, NULL, "%s/%u", server->name, (unsigned)id);
}

/* --- Results of rules --- */

void end_session(struct situation *situation)
{
	outcome_succeed(situation);
	effect_end_session(situation, situation->server, situation->session);
}

void end_own_session(struct situation *situation)
{
	outcome_succeed(situation);
	effect_end_session(situation, situation->here, situation->own);
}

void empty_console(struct situation *situation)
{
	outcome_succeed(situation);
	effect_empty_session(situation, situation->server, situation->session);
}

void ask_about_listener(struct situation *situation)
{
	outcome_refuse(situation);
	outcome_contains(situation, STREAM_OUTPUT, LEVEL_OBSERVED,
		"If you reset this session, all users using this protocol will be logged off.\n"
		"Continue (n=no)? ");
}

void end_sessions_of_listener(struct situation *situation)
{
	outcome_succeed(situation);
	effect_end_listener(situation, situation->server, situation->session);
}
