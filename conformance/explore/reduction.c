#include "conformance/explore/reduction.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"

/* --- Steps and words --- */

static bool drop_step(struct plan *plan, size_t at)
{
	if (at >= plan->step_count || plan->step_count == 1)
		return false;
	memmove(&plan->steps[at], &plan->steps[at + 1],
		(PLAN_STEPS - at - 1) * sizeof(plan->steps[0]));
	plan->step_count--;
	return true;
}

static void describe_step(const struct plan *before, size_t at, struct text *to)
{
	text_add(to, "without '");
	plan_add_typed(&before->steps[at], to);
	text_add_char(to, '\'');
}

/* The word of that place, counted through all steps; the program itself is none. */
static char *word_at(struct plan *plan, size_t at)
{
	struct plan_step *step = &plan->steps[at / PLAN_WORDS % PLAN_STEPS];
	size_t word = at % PLAN_WORDS;

	return at / PLAN_WORDS < plan->step_count && word > 0 && word < step->word_count
		       ? step->words[word]
		       : NULL;
}

static bool drop_word(struct plan *plan, size_t at)
{
	struct plan_step *step = &plan->steps[at / PLAN_WORDS % PLAN_STEPS];
	size_t word = at % PLAN_WORDS;

	if (!word_at(plan, at))
		return false;
	memmove(step->words[word], step->words[word + 1],
		(PLAN_WORDS - word - 1) * sizeof(step->words[0]));
	step->word_count--;
	return true;
}

static void describe_word(const struct plan *before, size_t at, struct text *to)
{
	text_printf(
		to, "without the word '%s'", before->steps[at / PLAN_WORDS].words[at % PLAN_WORDS]);
}

static bool drop_input(struct plan *plan, size_t at)
{
	if (at >= plan->step_count || !plan->steps[at].input)
		return false;
	plan->steps[at].input = NULL;
	return true;
}

static void describe_input(const struct plan *before, size_t at, struct text *to)
{
	(void)before, (void)at;
	text_add(to, "without standard input");
}

/* --- Sessions --- */

static bool drop_session(struct plan *plan, size_t at)
{
	struct plan_session *session = &plan->sessions[at];

	if (!session->is_there)
		return false;
	*session = (struct plan_session){0};
	return plan_is_whole(plan);
}

static void describe_session(const struct plan *before, size_t at, struct text *to)
{
	text_add(to, "without session ");
	plan_add_seat(before, (unsigned)at, to);
}

/* The one who types sits in the other session, and the first one goes. */
static bool merge_seat(struct plan *plan, size_t at)
{
	unsigned seat = plan->steps[0].seat;

	if (at >= PLAN_SESSIONS || at == seat || !plan->sessions[at].is_there ||
		plan->sessions[at].server != 0 || plan->sessions[at].user == ACCOUNT_NONE)
		return false;
	for (size_t i = 0; i < plan->step_count; i++)
		plan->steps[i].seat = (unsigned)at;
	plan->sessions[seat] = (struct plan_session){0};
	return true;
}

static void describe_seat(const struct plan *before, size_t at, struct text *to)
{
	text_add(to, "when it is typed in ");
	plan_add_seat(before, (unsigned)at, to);
}

static bool usual_state(struct plan *plan, size_t at)
{
	struct plan_session *session = &plan->sessions[at];

	if (!session->is_there || (session->state == SESSION_ACTIVE &&
					  session->place == PLACE_USUAL && !session->name))
		return false;
	session->state = SESSION_ACTIVE;
	session->place = PLACE_USUAL;
	session->name = NULL;
	if (session->user == ACCOUNT_NONE)
		session->user = ACCOUNT_EVA;
	if (session->id < 2)
		session->id = 12;
	return true;
}

static void describe_state(const struct plan *before, size_t at, struct text *to)
{
	text_add(to, "when session ");
	plan_add_seat(before, (unsigned)at, to);
	text_add(to, " is active at RDP-Tcp");
}

static bool active_state(struct plan *plan, size_t at)
{
	struct plan_session *session = &plan->sessions[at];

	if (!session->is_there || session->state == SESSION_ACTIVE)
		return false;
	session->state = SESSION_ACTIVE;
	if (session->user == ACCOUNT_NONE)
		session->user = ACCOUNT_EVA;
	return true;
}

static void describe_active(const struct plan *before, size_t at, struct text *to)
{
	text_add(to, "when session ");
	plan_add_seat(before, (unsigned)at, to);
	text_add(to, " is active");
}

static bool drop_program(struct plan *plan, size_t at)
{
	struct plan_session *session = &plan->sessions[at];

	if (!session->is_there || session->program == PROGRAM_NONE)
		return false;
	session->program = PROGRAM_NONE;
	return true;
}

static void describe_program(const struct plan *before, size_t at, struct text *to)
{
	text_add(to, "without programs in ");
	plan_add_seat(before, (unsigned)at, to);
}

static bool drop_extras(struct plan *plan, size_t at)
{
	struct plan_session *session = &plan->sessions[at];

	if (!session->is_there || !(session->has_client || session->has_message || session->idle))
		return false;
	session->has_client = session->has_message = false;
	session->idle = 0;
	return true;
}

static void describe_extras(const struct plan *before, size_t at, struct text *to)
{
	text_add(to, "without client, message and idle time of ");
	plan_add_seat(before, (unsigned)at, to);
}

/* --- Servers, rights and groups --- */

static bool drop_server(struct plan *plan, size_t at)
{
	if (at == 0 || at >= PLAN_SERVERS || !plan->servers[at].is_there)
		return false;
	plan->servers[at].is_there = false;
	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		if (plan->sessions[i].server == at)
			plan->sessions[i] = (struct plan_session){0};
	}
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].server == at)
			plan->grants[i] = (struct plan_grant){0};
	}
	return plan_is_whole(plan);
}

static void describe_server(const struct plan *before, size_t at, struct text *to)
{
	text_printf(to, "without server %s", plan_server_name(before, (unsigned)at));
}

static bool usual_server(struct plan *plan, size_t at)
{
	struct plan_server *server = &plan->servers[at], before = *server;

	server->is_offline = false;
	server->logons = LOGONS_ENABLED;
	server->edition = plan->edition;
	return before.is_there && (before.is_offline || before.logons != LOGONS_ENABLED ||
					  before.edition != plan->edition);
}

static void describe_usual_server(const struct plan *before, size_t at, struct text *to)
{
	text_printf(to, before->servers[at].is_offline ? "when %s answers" : "when %s is as usual",
		plan_server_name(before, (unsigned)at));
}

static bool drop_grant(struct plan *plan, size_t at)
{
	if (!plan->grants[at].is_there)
		return false;
	plan->grants[at] = (struct plan_grant){0};
	return true;
}

static void describe_grant(const struct plan *before, size_t at, struct text *to)
{
	const struct plan_grant *grant = &before->grants[at];

	text_printf(to, "without the permissions of %s at %s/%s", grant->trustee,
		plan_server_name(before, grant->server), grant->winstation);
}

static bool drop_group(struct plan *plan, size_t at)
{
	bool is_there = plan->operators || plan->administrators || plan->no_users;

	(void)at;
	plan->operators = plan->administrators = plan->no_users = 0;
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].is_there && strcmp(plan->grants[i].trustee, "Operators") == 0)
			plan->grants[i] = (struct plan_grant){0};
	}
	return is_there;
}

static void describe_group(const struct plan *before, size_t at, struct text *to)
{
	(void)at;
	text_add(to, before->operators ? "without the group Operators"
				       : "when everybody is in the usual groups");
}

/* The group's permissions become those of its member. */
static bool direct_grant(struct plan *plan, size_t at)
{
	if (!plan->grants[at].is_there || strcmp(plan->grants[at].trustee, "Operators") != 0)
		return false;
	for (unsigned i = 1; i < PLAN_ACCOUNTS; i++) {
		if (plan->operators != 1u << i)
			continue;
		plan->grants[at].trustee = plan_account_names[i];
		plan->operators = 0;
		for (size_t j = 0; j < PLAN_GRANTS; j++) {
			if (j != at && plan->grants[j].is_there &&
				strcmp(plan->grants[j].trustee, plan->grants[at].trustee) == 0)
				return false;
		}
		return true;
	}
	return false;
}

static void describe_direct(const struct plan *before, size_t at, struct text *to)
{
	(void)before, (void)at;
	text_add(to, "when the account has the group's permissions itself");
}

/* --- Values --- */

/* The first ID of the classroom that no session has. */
static uint32_t free_id(const struct plan *plan)
{
	for (uint32_t id = 12;; id += 2) {
		bool is_taken = false;

		for (size_t i = 0; i < PLAN_SESSIONS; i++)
			is_taken |= plan->sessions[i].is_there && plan->sessions[i].id == id;
		if (!is_taken)
			return id;
	}
}

/* An ID of the classroom in place of a large one, in the farm and in the words. */
static bool usual_id(struct plan *plan, size_t at)
{
	struct plan_session *session = &plan->sessions[at];
	char old[16];

	if (!session->is_there || session->id <= 24 || plan_session_key(plan, session))
		return false;
	snprintf(old, sizeof(old), "%u", session->id);
	session->id = free_id(plan);
	for (size_t i = 0; i < PLAN_STEPS * PLAN_WORDS; i++) {
		char *word = word_at(plan, i);

		if (word && strcmp(word, old) == 0)
			snprintf(word, PLAN_WORD_BYTES, "%u", session->id);
	}
	return true;
}

/* Without its second half, or without its last character. */
static bool shorten_word(struct plan *plan, size_t at)
{
	char *word = word_at(plan, at / 2);

	if (!word || strlen(word) < 3)
		return false;
	word[at % 2 ? strlen(word) - 1 : strlen(word) / 2] = 0;
	return true;
}

#define WORDS (PLAN_STEPS * PLAN_WORDS)

const struct reduction reductions[] = {
	{drop_step, PLAN_STEPS, describe_step},
	{drop_server, PLAN_SERVERS, describe_server},
	{drop_group, 1, describe_group},
	{drop_session, PLAN_SESSIONS, describe_session},
	{drop_grant, PLAN_GRANTS, describe_grant},
	{usual_server, PLAN_SERVERS, describe_usual_server},
	{usual_state, PLAN_SESSIONS, describe_state},
	{active_state, PLAN_SESSIONS, describe_active},
	{drop_program, PLAN_SESSIONS, describe_program},
	{drop_extras, PLAN_SESSIONS, describe_extras},
	{drop_input, PLAN_STEPS, describe_input},
	{drop_word, WORDS, describe_word},
	{merge_seat, PLAN_SESSIONS, describe_seat},
	{direct_grant, PLAN_GRANTS, describe_direct},
	{usual_id, PLAN_SESSIONS, NULL},
	{shorten_word, 2 * WORDS, NULL},
};
const size_t reduction_count = ARRAY_SIZE(reductions);
