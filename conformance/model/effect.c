#include "conformance/model/effect.h"

#include "base/name.h"
#include "conformance/model/outcome.h"

void effect_end_programs(
	struct situation *situation, const struct server *server, const struct session *session)
{
	for (size_t i = 0; i < session->program_count; i++) {
		const struct program *program = &session->programs[i];

		outcome_change(situation, CHANGE_PROGRAM_ENDED, NULL, "%s/%u/%s", server->name,
			(unsigned)session->id, program->image);
		if (program->unsaved)
			outcome_change(situation, CHANGE_WORK_LOST, NULL, "%s/%u/%s", server->name,
				(unsigned)session->id, program->unsaved);
	}
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
