#include <errno.h>
#include <string.h>

#include "base/json.h"
#include "base/macros.h"
#include "base/word.h"
#include "tsfarm/act.h"

const char *const act_names[ACT_COUNT] = {"logoff", "disconnect", "connect", "reset", "message",
	"terminate", "query", "find", "programs", "servers"};

static int read_number(const char *word, uint32_t most, uint32_t *ret_number)
{
	unsigned long long number;

	if (!word_to_number(word, most, &number))
		return -ERANGE;
	*ret_number = (uint32_t)number;
	return 0;
}

/* --- What changes the farm --- */

typedef int session_call(
	struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id);

static int call_on_session(const struct act_seat *seat, char *const *words, session_call *call)
{
	uint32_t id;
	int r = read_number(words[0], LISTENER_ID_MAX, &id);

	return r == 0 ? call(seat->farm, &seat->caller, seat->server_id, id) : r;
}

static int log_session_off(const struct act_seat *seat, char *const *words, json_t *result)
{
	(void)result;
	return call_on_session(seat, words, session_logoff);
}

static int disconnect_one(const struct act_seat *seat, char *const *words, json_t *result)
{
	(void)result;
	return call_on_session(seat, words, session_disconnect);
}

static int reset_one(const struct act_seat *seat, char *const *words, json_t *result)
{
	(void)result;
	return call_on_session(seat, words, session_reset);
}

static int connect_one(const struct act_seat *seat, char *const *words, json_t *result)
{
	uint32_t id, into = seat->caller.session_id;
	int r = read_number(words[0], LISTENER_ID_MAX, &id);

	(void)result;
	if (r == 0 && words[1])
		r = read_number(words[1], LISTENER_ID_MAX, &into);
	return r == 0 ? session_connect(seat->farm, &seat->caller, seat->server_id, id, into) : r;
}

static int send_message(const struct act_seat *seat, char *const *words, json_t *result)
{
	uint32_t id, patience = 0;
	bool answered = false;
	int r = read_number(words[0], LISTENER_ID_MAX, &id);

	if (r == 0 && words[2])
		r = read_number(words[2], FARM_SPAN_MAX, &patience);
	if (r == 0)
		r = session_send_message(seat->farm, &seat->caller, seat->server_id, id, words[1],
			patience, &answered);
	if (r == 0 && words[2])
		json_object_set_new(result, "answered", json_boolean(answered));
	return r;
}

static int terminate_program(const struct act_seat *seat, char *const *words, json_t *result)
{
	uint32_t pid;
	int r = read_number(words[0], UINT32_MAX, &pid);

	(void)result;
	return r == 0 ? program_terminate(seat->farm, &seat->caller, seat->server_id, pid) : r;
}

/* --- What asks it --- */

/* An empty text is none. */
static json_t *text_or_null(const char *text)
{
	return *text ? json_of_text(text) : json_null();
}

static json_t *json_of_session(const struct session_info *session)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_integer(session->id));
	json_object_set_new(object, "state", json_of_text(session_state_to_string(session->state)));
	json_object_set_new(object, "name", text_or_null(session->name));
	json_object_set_new(object, "winstation", text_or_null(session->winstation));
	json_object_set_new(object, "user", text_or_null(session->user));
	json_object_set_new(object, "client", text_or_null(session->client_name));
	json_object_set_new(object, "address", text_or_null(session->client_address));
	json_object_set_new(object, "logon", text_or_null(session->logon_time));
	json_object_set_new(object, "connected", text_or_null(session->connect_time));
	json_object_set_new(object, "disconnected", text_or_null(session->disconnect_time));
	json_object_set_new(object, "last-input", text_or_null(session->last_input));
	return object;
}

static int take_session(void *context, const struct session_info *session)
{
	return json_array_append_new(context, json_of_session(session)) == 0 ? 0 : -ENOMEM;
}

static int query_one(const struct act_seat *seat, const char *word, json_t *result)
{
	struct session_info session;
	uint32_t id;
	int r = read_number(word, LISTENER_ID_MAX, &id);

	if (r == 0)
		r = session_query(seat->farm, &seat->caller, seat->server_id, id, &session);
	if (r == 0)
		json_object_set_new(result, "session", json_of_session(&session));
	return r;
}

static int query_sessions(const struct act_seat *seat, char *const *words, json_t *result)
{
	json_t *list;

	if (words[0])
		return query_one(seat, words[0], result);
	list = json_array();
	json_object_set_new(result, "sessions", list);
	return session_list(seat->farm, &seat->caller, seat->server_id, take_session, list);
}

static int find_session(const struct act_seat *seat, char *const *words, json_t *result)
{
	struct session_summary session;
	int r = session_find(seat->farm, seat->server_id, words[0], &session);

	if (r != 0)
		return r;
	json_object_set_new(result, "id", json_integer(session.id));
	json_object_set_new(result, "state", json_of_text(session_state_to_string(session.state)));
	json_object_set_new(result, "name", text_or_null(session.name));
	json_object_set_new(result, "user", text_or_null(session.user));
	return 0;
}

static int take_program(void *context, const struct program_info *program)
{
	json_t *object = json_object();

	json_object_set_new(object, "pid", json_integer(program->pid));
	json_object_set_new(object, "session", json_integer(program->session_id));
	json_object_set_new(object, "image", json_of_text(program->image));
	json_object_set_new(object, "user", text_or_null(program->user));
	return json_array_append_new(context, object) == 0 ? 0 : -ENOMEM;
}

static int list_programs(const struct act_seat *seat, char *const *words, json_t *result)
{
	json_t *list = json_array();

	(void)words;
	json_object_set_new(result, "programs", list);
	return program_list(seat->farm, &seat->caller, seat->server_id, take_program, list);
}

static int take_server(void *context, const char *name, int64_t server_id)
{
	(void)server_id;
	return json_array_append_new(context, json_of_text(name)) == 0 ? 0 : -ENOMEM;
}

static int list_servers(const struct act_seat *seat, char *const *words, json_t *result)
{
	json_t *list = json_array();

	(void)words;
	json_object_set_new(result, "servers", list);
	return server_list(seat->farm, take_server, list);
}

const struct act *act_find(const char *name)
{
	static const struct act acts[ACT_COUNT] = {
		{"logoff", "ID", 1, 1, log_session_off},
		{"disconnect", "ID", 1, 1, disconnect_one},
		{"connect", "ID [INTO]", 1, 2, connect_one},
		{"reset", "ID", 1, 1, reset_one},
		{"message", "ID TEXT [SECONDS]", 2, 3, send_message},
		{"terminate", "PID", 1, 1, terminate_program},
		{"query", "[ID]", 0, 1, query_sessions},
		{"find", "NAME", 1, 1, find_session},
		{"programs", "", 0, 0, list_programs},
		{"servers", "", 0, 0, list_servers},
	};

	for (size_t i = 0; i < ARRAY_SIZE(acts); i++) {
		if (strcmp(acts[i].name, name) == 0)
			return &acts[i];
	}
	return NULL;
}
