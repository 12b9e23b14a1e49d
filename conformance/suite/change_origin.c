#include "conformance/suite/change_origin.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/word.h"
#include "sim/words.h"

/* How a kind of change names its thing. */
enum thing_form {
	FORM_ANY,
	FORM_SERVER,
	FORM_WINSTATION,
	FORM_PERMISSION,
	FORM_SESSION,
	FORM_OF_SESSION,
	FORM_COUNT
};

static const char *const form_texts[FORM_COUNT] = {
	[FORM_ANY] = "a name",
	[FORM_SERVER] = "SERVER",
	[FORM_WINSTATION] = "SERVER/WINSTATION",
	[FORM_PERMISSION] = "SERVER/WINSTATION/ACCOUNT",
	[FORM_SESSION] = "SERVER/SESSION",
	[FORM_OF_SESSION] = "SERVER/SESSION/NAME",
};

static const size_t form_slashes[FORM_COUNT] = {
	[FORM_WINSTATION] = 1,
	[FORM_PERMISSION] = 2,
	[FORM_SESSION] = 1,
	[FORM_OF_SESSION] = 2,
};

/* The forms of what each kind names, and the words that its new value may have. */
static const struct {
	enum thing_form form;
	bool has_to;
	const char *const *words; /* NULL for any */
	size_t word_count;
} rules[CHANGE_KIND_COUNT] = {
	[CHANGE_SESSION_ENDED] = {FORM_SESSION, false, NULL, 0},
	[CHANGE_SESSION_STARTED] = {FORM_SESSION, false, NULL, 0},
	[CHANGE_STATE_CHANGED] = {FORM_SESSION, true, session_state_words, SESSION_STATE_COUNT},
	[CHANGE_USER_CHANGED] = {FORM_SESSION, true, NULL, 0},
	[CHANGE_NAME_CHANGED] = {FORM_SESSION, true, NULL, 0},
	[CHANGE_CLIENT_CHANGED] = {FORM_SESSION, true, NULL, 0},
	[CHANGE_SESSION_CHANGED] = {FORM_SESSION, false, NULL, 0},
	[CHANGE_PROGRAM_ENDED] = {FORM_OF_SESSION, false, NULL, 0},
	[CHANGE_PROGRAM_STARTED] = {FORM_OF_SESSION, false, NULL, 0},
	[CHANGE_PROGRAM_CHANGED] = {FORM_OF_SESSION, true, NULL, 0},
	[CHANGE_WORK_LOST] = {FORM_OF_SESSION, false, NULL, 0},
	[CHANGE_MESSAGE_SENT] = {FORM_SESSION, true, NULL, 0},
	[CHANGE_INBOX_CHANGED] = {FORM_SESSION, false, NULL, 0},
	[CHANGE_PERMISSION_CHANGED] = {FORM_PERMISSION, false, NULL, 0},
	[CHANGE_WINSTATION_CHANGED] = {FORM_WINSTATION, false, NULL, 0},
	[CHANGE_SERVER_CHANGED] = {FORM_SERVER, true, logon_mode_words, LOGON_MODE_COUNT},
	[CHANGE_ACCOUNT_CHANGED] = {FORM_ANY, false, NULL, 0},
	[CHANGE_CLOCK_CHANGED] = {FORM_ANY, false, NULL, 0},
	[CHANGE_JOURNAL_CHANGED] = {FORM_ANY, false, NULL, 0},
};

/* A change that is checked, and its thing in parts. */
struct check {
	struct reader *reader;
	const struct change *change;
	const struct change_nodes *nodes;
	const struct change_origin *origin;
	const char *server_name, *place; /* the place is a session's ID or a winstation */
	const char *rest;                /* a program, a document or an account */
	char session_thing[NAME_BYTES + 16];
	const struct server *server;
	const struct session *session; /* NULL if the farm does not have it */
};

/* --- Form --- */

static size_t count_slashes(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '/';
	return count;
}

/* An ID is written as the comparison writes it: without zeros before it. */
static bool is_session_id(const char *text)
{
	unsigned long long id;

	return word_to_number(text, LISTENER_ID_MAX, &id) && (*text != '0' || !text[1]);
}

/* Split the thing. Documents may have slashes; names of servers and winstations have none. */
static bool split_thing(struct check *check, enum thing_form form)
{
	size_t needed = form_slashes[form], found = count_slashes(check->change->thing);
	char *text = arena_copy(check->reader->arena, check->change->thing);
	char *parts[3] = {text, NULL, NULL};

	if (found < needed || (found > needed && form != FORM_OF_SESSION) || !text)
		return false;
	for (size_t i = 0; i < needed; i++) {
		parts[i + 1] = strchr(parts[i], '/');
		*parts[i + 1]++ = '\0';
	}
	for (size_t i = 0; i <= needed; i++) {
		if (!*parts[i])
			return false;
	}
	check->server_name = parts[0];
	check->place = parts[1];
	check->rest = parts[2];
	return (form != FORM_SESSION && form != FORM_OF_SESSION) || is_session_id(check->place);
}

static void check_to(struct check *check)
{
	const struct change *change = check->change;
	const struct yaml_node *node = check->nodes->to;
	enum change_kind kind = change->kind;

	if (!node || !change->to)
		return;
	if (!rules[kind].has_to)
		reader_refuse(check->reader, node, NULL, "'%s' has no new value",
			change_kind_to_string(kind));
	else if (rules[kind].words &&
		 word_find(change->to, rules[kind].words, rules[kind].word_count) < 0)
		reader_refuse_word(check->reader, node,
			kind == CHANGE_STATE_CHANGED ? "state" : "value of logons", change->to,
			rules[kind].words, rules[kind].word_count);
}

/* --- Origin --- */

/* Whether an earlier change of that kind is about the thing. */
static bool was_expected(const struct check *check, enum change_kind kind, const char *thing)
{
	const struct changes *earlier = check->origin->earlier;

	for (size_t i = 0; earlier && i < earlier->count; i++) {
		if (earlier->items[i].kind == kind && name_equal(earlier->items[i].thing, thing))
			return true;
	}
	return false;
}

static bool session_was_started(const struct check *check)
{
	return was_expected(check, CHANGE_SESSION_STARTED, check->session_thing);
}

/* Whether the session exists when the command begins, as far as the expectations say. */
static void check_existing_session(struct check *check)
{
	if (!check->session && !session_was_started(check))
		reader_refuse(check->reader, check->nodes->thing, NULL,
			"the farm has no session '%s'", check->session_thing);
}

static void check_new_session(struct check *check)
{
	if (check->session && !was_expected(check, CHANGE_SESSION_ENDED, check->session_thing))
		reader_refuse(check->reader, check->nodes->thing, NULL,
			"the farm has a session '%s' already", check->session_thing);
}

/* The word of an event, such as `session-disconnected`, implies the new value. */
static const struct yaml_node *value_node(const struct check *check)
{
	return check->nodes->to ? check->nodes->to : check->nodes->thing;
}

static void check_state(struct check *check)
{
	enum session_state state;

	check_existing_session(check);
	if (check->session && check->change->to &&
		session_state_from_string(check->change->to, &state) &&
		state == check->session->state &&
		!was_expected(check, CHANGE_STATE_CHANGED, check->session_thing))
		reader_refuse(check->reader, value_node(check), NULL, "session '%s' is already '%s'",
			check->session_thing, session_state_to_string(state));
}

static bool session_has_program(const struct session *session, const char *image)
{
	for (size_t i = 0; i < session->program_count; i++) {
		if (name_equal(session->programs[i].image, image))
			return true;
	}
	return false;
}

static bool session_has_work(const struct session *session, const char *document)
{
	for (size_t i = 0; i < session->program_count; i++) {
		const char *unsaved = session->programs[i].unsaved;

		if (unsaved && name_equal(unsaved, document))
			return true;
	}
	return false;
}

static void check_program(struct check *check)
{
	check_existing_session(check);
	if (!check->session || session_was_started(check) ||
		session_has_program(check->session, check->rest) ||
		was_expected(check, CHANGE_PROGRAM_STARTED, check->change->thing))
		return;
	reader_refuse(check->reader, check->nodes->thing, NULL, "session '%s' has no program '%s'",
		check->session_thing, check->rest);
}

/* No act of a server makes unsaved work: what is lost is in the farm. */
static void check_work(struct check *check)
{
	check_existing_session(check);
	if (check->session && !session_has_work(check->session, check->rest))
		reader_refuse(check->reader, check->nodes->thing, NULL,
			"session '%s' has no unsaved '%s'", check->session_thing, check->rest);
}

static void check_winstation(struct check *check)
{
	if (server_winstation(check->server, check->place))
		return;
	reader_refuse(check->reader, check->nodes->thing, NULL,
		"server '%s' has no winstation '%s'", check->server->name, check->place);
}

static void check_logons(struct check *check)
{
	enum logon_mode mode;

	if (check->change->to && logon_mode_from_string(check->change->to, &mode) &&
		mode == check->server->logons &&
		!was_expected(check, CHANGE_SERVER_CHANGED, check->change->thing))
		reader_refuse(check->reader, value_node(check), NULL,
			"logons of server '%s' are already '%s'", check->server->name,
			logon_mode_to_string(mode));
}

static void check_thing(struct check *check)
{
	switch (check->change->kind) {
	case CHANGE_SESSION_ENDED:
	case CHANGE_USER_CHANGED:
	case CHANGE_NAME_CHANGED:
	case CHANGE_CLIENT_CHANGED:
	case CHANGE_SESSION_CHANGED:
		check_existing_session(check);
		break;
	case CHANGE_SESSION_STARTED:
		check_new_session(check);
		break;
	case CHANGE_STATE_CHANGED:
		check_state(check);
		break;
	case CHANGE_PROGRAM_ENDED:
	case CHANGE_PROGRAM_CHANGED:
		check_program(check);
		break;
	case CHANGE_WORK_LOST:
		check_work(check);
		break;
	case CHANGE_PROGRAM_STARTED:
	case CHANGE_MESSAGE_SENT:
	case CHANGE_INBOX_CHANGED:
		if (!check->origin->has_many_commands)
			check_existing_session(check);
		break;
	case CHANGE_PERMISSION_CHANGED:
		check_winstation(check);
		break;
	case CHANGE_SERVER_CHANGED:
		check_logons(check);
		break;
	case CHANGE_WINSTATION_CHANGED:
	case CHANGE_ACCOUNT_CHANGED:
	case CHANGE_CLOCK_CHANGED:
	case CHANGE_JOURNAL_CHANGED:
	case CHANGE_KIND_COUNT:
		break;
	}
}

/* Find the server and the session in the farm. False, with a problem, without the server. */
static bool find_origin(struct check *check, enum thing_form form)
{
	unsigned long long id = 0;

	check->server = snapshot_server(check->origin->farm, check->server_name);
	if (!check->server) {
		reader_refuse(check->reader, check->nodes->thing, NULL,
			"the farm has no server '%s'", check->server_name);
		return false;
	}
	if (form != FORM_SESSION && form != FORM_OF_SESSION)
		return true;
	snprintf(check->session_thing, sizeof(check->session_thing), "%s/%s", check->server_name,
		check->place);
	if (word_to_number(check->place, LISTENER_ID_MAX, &id))
		check->session = server_session(check->server, (uint32_t)id);
	return true;
}

void change_check(struct reader *reader, const struct change *change,
	const struct change_nodes *nodes, const struct change_origin *origin)
{
	struct check check = {.reader = reader, .change = change, .nodes = nodes, .origin = origin};
	enum thing_form form;

	assert(change->kind < CHANGE_KIND_COUNT);
	form = rules[change->kind].form;
	check_to(&check);
	if (!split_thing(&check, form)) {
		reader_refuse(reader, nodes->thing, NULL, "'%s' is not of the form %s",
			change->thing, form_texts[form]);
		return;
	}
	if (origin && origin->farm && form != FORM_ANY && find_origin(&check, form))
		check_thing(&check);
}
