#include "conformance/explore/features.h"

#include <string.h>

#include "base/macros.h"

enum {
	SEAT,
	TARGET,
	SEAT_ID = 3,
	TARGET_ID = 12
};

/* --- The target's state --- */

static const struct state_row {
	enum session_state state;
	enum plan_place place;
	const char *name;
	uint32_t id;
	bool has_user;
} states[] = {
	{SESSION_ACTIVE, PLACE_USUAL, NULL, TARGET_ID, true},
	{SESSION_DISCONNECTED, PLACE_USUAL, NULL, TARGET_ID, true},
	{SESSION_CONNECTED, PLACE_NAMED, "RDP-Tcp#12", TARGET_ID, false},
	{SESSION_ACTIVE, PLACE_CONSOLE, NULL, 0, true},
	{SESSION_ACTIVE, PLACE_NAMED, "TERM04", TARGET_ID, true},
	{SESSION_LISTEN, PLACE_LISTENER, NULL, 1, false},
	{SESSION_SHADOW, PLACE_USUAL, NULL, TARGET_ID, true},
	{SESSION_CONNECTQUERY, PLACE_NAMED, "RDP-Tcp#12", TARGET_ID, true},
	{SESSION_IDLE, PLACE_USUAL, NULL, TARGET_ID, false},
	{SESSION_CONNECTED, PLACE_CONSOLE, NULL, 0, false},
	{SESSION_RESET, PLACE_NAMED, "RDP-Tcp#12", TARGET_ID, true},
	{SESSION_DOWN, PLACE_NAMED, "RDP-Tcp#12", TARGET_ID, true},
	{SESSION_INIT, PLACE_NAMED, "RDP-Tcp#12", TARGET_ID, false},
	{SESSION_DISCONNECTED, PLACE_NAMED, "TERM04", TARGET_ID, true},
	{SESSION_DISCONNECTED, PLACE_SERVICES, NULL, 0, false},
	/* names that are easily taken for something else */
	{SESSION_ACTIVE, PLACE_NAMED, "12", 14, true},
	{SESSION_ACTIVE, PLACE_NAMED, "tom", TARGET_ID, true},
	{SESSION_ACTIVE, PLACE_NAMED, "v", TARGET_ID, true},
	{SESSION_ACTIVE, PLACE_NAMED, "Straße", TARGET_ID, true},
	{SESSION_ACTIVE, PLACE_NAMED, "ärger", TARGET_ID, true},
	{SESSION_ACTIVE, PLACE_NAMED, "LineWithANameOfThirtyTwoCharsABC", TARGET_ID, true},
	{SESSION_ACTIVE, PLACE_NAMED, "TERM 4", TARGET_ID, true},
	{SESSION_ACTIVE, PLACE_NAMED, "12a", 14, true},
	{SESSION_ACTIVE, PLACE_USUAL, NULL, 65535, true},
	{SESSION_ACTIVE, PLACE_USUAL, NULL, 2, true},
	{SESSION_ACTIVE, PLACE_USUAL, NULL, 8, true},
	{SESSION_ACTIVE, PLACE_USUAL, NULL, 100, true},
	{SESSION_DISCONNECTED, PLACE_USUAL, NULL, TARGET_ID, false},
};

static bool set_target(struct plan *plan, unsigned value)
{
	const struct state_row *row = &states[value];
	struct plan_session *target = &plan->sessions[TARGET];

	*target = (struct plan_session){.is_there = true,
		.id = row->id,
		.user = row->has_user ? ACCOUNT_EVA : ACCOUNT_NONE,
		.state = row->state,
		.place = row->place,
		.name = row->name};
	return row->place != PLACE_SERVICES || plan->edition == EDITION_WS2022;
}

/* --- Who types --- */

enum relation {
	RELATION_OTHER,
	RELATION_OWN,     /* the target is the session in which it is typed */
	RELATION_ACCOUNT, /* another session of the same account */
	RELATION_COUNT
};

static bool set_relation(struct plan *plan, unsigned relation)
{
	struct plan_session *seat = &plan->sessions[SEAT], *target = &plan->sessions[TARGET];

	switch ((enum relation)relation) {
	case RELATION_OWN:
		if (target->user == ACCOUNT_NONE || target->state == SESSION_DISCONNECTED ||
			target->server != seat->server || seat->place != PLACE_USUAL)
			return false;
		target->user = seat->user;
		*seat = *target;
		target->is_there = false;
		return true;
	case RELATION_ACCOUNT:
		if (target->user == ACCOUNT_NONE)
			return false;
		target->user = seat->user;
		return true;
	case RELATION_OTHER:
	case RELATION_COUNT:
		break;
	}
	return true;
}

enum seat_kind {
	SEAT_LISTENER,
	SEAT_CONSOLE,
	SEAT_DIRECT,
	SEAT_LAST, /* its ID is larger than the target's */
	SEAT_COUNT
};

static bool set_seat(struct plan *plan, unsigned kind)
{
	struct plan_session *seat = &plan->sessions[SEAT];

	*seat = (struct plan_session){.is_there = true,
		.id = kind == SEAT_LAST ? 20 : SEAT_ID,
		.user = ACCOUNT_ADMINISTRATOR,
		.state = SESSION_ACTIVE};
	if (kind == SEAT_CONSOLE) {
		seat->place = PLACE_CONSOLE;
		seat->id = 0;
	}
	if (kind == SEAT_DIRECT) {
		seat->place = PLACE_NAMED;
		seat->name = "TERM05";
	}
	return kind != SEAT_CONSOLE || plan->sessions[TARGET].place != PLACE_CONSOLE ||
	       plan->sessions[TARGET].server != 0;
}

/* --- Rights --- */

enum right_kind {
	RIGHTS_ADMINISTRATOR,
	RIGHTS_NONE,
	RIGHTS_DIRECT,
	RIGHTS_BY_GROUP,
	RIGHTS_DENIED_BY_GROUP,
	RIGHTS_DENIED_DIRECT,
	RIGHTS_ADMINISTRATOR_DENIED,
	RIGHTS_ALONE, /* without those of the usual groups */
	RIGHTS_FULL_CONTROL,
	RIGHTS_ALL_OTHERS,
	RIGHTS_AT_SEAT,
	RIGHTS_LOST, /* its groups grant nothing */
	RIGHTS_DENIED_ALL,
	RIGHTS_OF_GUESTS,
	RIGHTS_BOTH_GROUPS,
	RIGHTS_ONE, /* and the following: one right each */
	RIGHTS_COUNT = RIGHTS_ONE + RIGHT_COUNT
};

static const char *winstation_of(const struct plan_session *session)
{
	if (session->place == PLACE_CONSOLE)
		return "Console";
	if (session->place != PLACE_NAMED || strncmp(session->name, "RDP-Tcp", 7) == 0)
		return "RDP-Tcp";
	return session->name;
}

static bool add_grant(struct plan *plan, const struct plan_session *at, const char *trustee,
	uint32_t allowed, uint32_t denied)
{
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].is_there)
			continue;
		plan->grants[i] = (struct plan_grant){
			true, at->server, winstation_of(at), trustee, allowed, denied};
		return at->place != PLACE_SERVICES;
	}
	return false;
}

static bool set_group_rights(
	struct plan *plan, const struct plan_session *at, uint32_t allowed, uint32_t denied)
{
	plan->operators |= 1u << ACCOUNT_TOM;
	return add_grant(plan, at, "Operators", allowed, denied);
}

/* What a user who is no administrator may do to the target. */
static bool set_user_rights(struct plan *plan, unsigned kind, uint32_t right, uint32_t full)
{
	const struct plan_session *at =
		&plan->sessions[plan->sessions[TARGET].is_there ? TARGET : SEAT];

	switch ((enum right_kind)kind) {
	case RIGHTS_NONE:
		return true;
	case RIGHTS_DIRECT:
		return add_grant(plan, at, "tom", right, 0);
	case RIGHTS_BY_GROUP:
		return set_group_rights(plan, at, right, 0);
	case RIGHTS_DENIED_BY_GROUP:
		return set_group_rights(plan, at, 0, right) && add_grant(plan, at, "tom", right, 0);
	case RIGHTS_DENIED_DIRECT:
		return set_group_rights(plan, at, right, 0) && add_grant(plan, at, "tom", 0, right);
	case RIGHTS_ALONE:
		plan->no_users |= 1u << ACCOUNT_TOM;
		return add_grant(plan, at, "tom", right, 0);
	case RIGHTS_FULL_CONTROL:
		return add_grant(plan, at, "tom", full, 0);
	case RIGHTS_ALL_OTHERS:
		return add_grant(plan, at, "tom", full & ~right, 0);
	case RIGHTS_AT_SEAT:
		return at != &plan->sessions[SEAT] &&
		       strcmp(winstation_of(at), winstation_of(&plan->sessions[SEAT])) != 0 &&
		       add_grant(plan, &plan->sessions[SEAT], "tom", full, 0);
	case RIGHTS_LOST:
		plan->no_users |= 1u << ACCOUNT_TOM;
		return true;
	case RIGHTS_DENIED_ALL:
		return add_grant(plan, at, "tom", 0, full);
	case RIGHTS_OF_GUESTS:
		return add_grant(plan, at, "Guests", full, 0);
	case RIGHTS_BOTH_GROUPS:
		return set_group_rights(plan, at, right, 0) &&
		       add_grant(plan, at, "Users", 0, right);
	case RIGHTS_ADMINISTRATOR:
	case RIGHTS_ADMINISTRATOR_DENIED:
	case RIGHTS_ONE:
	case RIGHTS_COUNT:
		break;
	}
	return add_grant(plan, at, "tom", 1u << (kind - RIGHTS_ONE), 0);
}

static bool set_rights(const struct grammar *grammar, struct plan *plan, unsigned kind)
{
	uint32_t right = 1u << grammar->right;
	uint32_t full = permission_preset_rights(PRESET_FULL_CONTROL);
	struct plan_session *seat = &plan->sessions[SEAT], *target = &plan->sessions[TARGET];

	if (kind == RIGHTS_ADMINISTRATOR)
		return true;
	if (kind == RIGHTS_ADMINISTRATOR_DENIED)
		return add_grant(plan, target->is_there ? target : seat, "Administrator", 0, right);
	if (target->user == ACCOUNT_ADMINISTRATOR)
		target->user = ACCOUNT_TOM;
	seat->user = ACCOUNT_TOM;
	return set_user_rights(plan, kind, right, full);
}

/* --- Other sessions --- */

/* Each differs from the target, or resembles it, in one way. */
static const struct bystander_row {
	struct plan_session session;
	bool has_user_of_target, has_name_of_target;
} bystanders[] = {
	{{.is_there = false}, false, false},
	{{.id = 14, .user = ACCOUNT_ANN}, false, false},
	{{.id = 14, .user = ACCOUNT_EVA}, true, false},
	{{.id = 14, .user = ACCOUNT_EVA, .state = SESSION_DISCONNECTED}, true, true},
	{{.id = 2, .user = ACCOUNT_ANN}, false, false},
	{{.server = 1, .id = TARGET_ID, .user = ACCOUNT_ANN}, false, false},
	{{.server = 1, .id = TARGET_ID, .user = ACCOUNT_EVA}, true, false},
	{{.id = 1, .user = ACCOUNT_ANN, .place = PLACE_NAMED, .name = "RDP-Tcp#1"}, false, false},
	{{.id = 120, .user = ACCOUNT_ANN}, false, false},
	{{.id = 14, .user = ACCOUNT_ANN, .place = PLACE_NAMED, .name = "12"}, false, false},
	{{.id = 14, .user = ACCOUNT_ANN, .place = PLACE_NAMED, .name = "eva"}, false, false},
	{{.id = 10, .user = ACCOUNT_ANN, .state = SESSION_DISCONNECTED}, false, true},
	{{.id = 14, .state = SESSION_IDLE}, false, false},
	{{.user = ACCOUNT_ANN, .place = PLACE_CONSOLE}, false, false},
	{{.id = 14, .user = ACCOUNT_ANN, .program = PROGRAM_TWO}, false, false},
	{{.server = 1, .id = SEAT_ID, .user = ACCOUNT_ANN}, false, false},
	{{.id = 5, .user = ACCOUNT_ANN, .state = SESSION_SHADOW}, false, false},
	{{.id = 0x12, .user = ACCOUNT_ANN}, false, false},
	{{.id = 14, .user = ACCOUNT_ANN, .place = PLACE_NAMED, .name = "TERM05"}, false, false},
	{{.id = 1, .user = ACCOUNT_NONE, .state = SESSION_LISTEN, .place = PLACE_LISTENER}, false,
		false},
};

size_t features_bystanders(void)
{
	return ARRAY_SIZE(bystanders);
}

static bool is_id_taken(const struct plan *plan, const struct plan_session *new)
{
	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		const struct plan_session *session = &plan->sessions[i];

		if (session->is_there && session->server == new->server &&
			(session->place == new->place || session->place == PLACE_USUAL ||
				session->place == PLACE_NAMED) &&
			session->id == new->id)
			return true;
	}
	return false;
}

static struct plan_session *free_session(struct plan *plan)
{
	for (size_t i = TARGET + 1; i < PLAN_SESSIONS; i++) {
		if (!plan->sessions[i].is_there)
			return &plan->sessions[i];
	}
	return NULL;
}

bool features_add_bystander(struct plan *plan, unsigned value)
{
	const struct bystander_row *row = &bystanders[value];
	const struct plan_session *target = &plan->sessions[plan->sessions[TARGET].is_there];
	struct plan_session *session = free_session(plan), new = row->session;

	if (value == 0)
		return true;
	if (row->has_user_of_target)
		new.user = target->user;
	if (row->has_name_of_target && target->name) {
		new.name = target->name;
	} else if (row->has_name_of_target) {
		new.name = "RDP-Tcp#12";
	}
	if (row->has_name_of_target)
		new.place = PLACE_NAMED;
	new.is_there = true;
	if (!session || is_id_taken(plan, &new) ||
		(new.user == ACCOUNT_NONE && row->session.user != ACCOUNT_NONE))
		return false;
	plan->servers[new.server].is_there = true;
	*session = new;
	return true;
}

/* --- The rest --- */

static bool set_server(struct plan *plan, unsigned value)
{
	const struct grammar_server *row = &grammar_servers[value];

	plan->servers[1].is_there |= row->is_elsewhere || row->has_other;
	plan->servers[1].is_offline = row->is_offline;
	plan->other_is_first = row->is_first;
	if (row->is_elsewhere)
		plan->sessions[TARGET].server = 1;
	return true;
}

enum surroundings {
	LOGONS_AS_USUAL,
	LOGONS_ARE_DISABLED,
	TARGET_HAS_CLIENT,
	TARGET_HAS_MESSAGE,
	TARGET_IS_IDLE,
	TARGET_IS_LONG_IDLE,
	LOGONS_ARE_DRAINED,
	OTHER_EDITION,
	SURROUNDINGS_COUNT
};

static bool set_surroundings(struct plan *plan, unsigned value)
{
	struct plan_session *target = &plan->sessions[TARGET];

	switch ((enum surroundings)value) {
	case LOGONS_ARE_DISABLED:
		plan->servers[0].logons = LOGONS_DISABLED;
		break;
	case LOGONS_ARE_DRAINED:
		plan->servers[0].logons = LOGONS_DRAIN;
		return plan->edition == EDITION_WS2022;
	case TARGET_HAS_CLIENT:
		target->has_client = true;
		break;
	case TARGET_HAS_MESSAGE:
		target->has_message = true;
		break;
	case TARGET_IS_IDLE:
		target->idle = 5;
		return target->user != ACCOUNT_NONE;
	case TARGET_IS_LONG_IDLE:
		target->idle = 24 * 60 + 82;
		return target->user != ACCOUNT_NONE;
	case OTHER_EDITION:
		plan->servers[1].edition =
			plan->edition == EDITION_NT4 ? EDITION_WS2022 : EDITION_NT4;
		return plan->servers[1].is_there && plan->sessions[TARGET].place == PLACE_USUAL;
	case LOGONS_AS_USUAL:
	case SURROUNDINGS_COUNT:
		break;
	}
	return true;
}

static const char *const orders[] = {"T S X", "S T X", "X T S", "T X S", "X S T", "S X T"};

static const char *const inputs[] = {NULL, "y\n", "n\n", "Buy milk\n"};

static size_t count_patterns(const char *const *patterns)
{
	size_t count = 0;

	while (patterns[count])
		count++;
	return count;
}

void features_count(const struct grammar *grammar, size_t sizes[FEATURE_COUNT])
{
	const size_t counts[FEATURE_COUNT] = {
		[FEATURE_STATE] = ARRAY_SIZE(states),
		[FEATURE_RELATION] = RELATION_COUNT,
		[FEATURE_RIGHT] = RIGHTS_COUNT,
		[FEATURE_SEAT] = SEAT_COUNT,
		[FEATURE_PROGRAM] = PLAN_PROGRAMS,
		[FEATURE_BYSTANDER] = ARRAY_SIZE(bystanders),
		[FEATURE_SERVER] = grammar_server_count(grammar),
		[FEATURE_LOGONS] = SURROUNDINGS_COUNT,
		[FEATURE_HEAD] = count_patterns(grammar->heads),
		[FEATURE_TARGET] = count_patterns(grammar->targets),
		[FEATURE_TAIL] = count_patterns(grammar->tails),
		[FEATURE_ORDER] = ARRAY_SIZE(orders),
		[FEATURE_INPUT] = ARRAY_SIZE(inputs),
	};

	memcpy(sizes, counts, sizeof(counts));
}

bool features_add_step(const struct grammar *grammar, const unsigned values[FEATURE_COUNT],
	unsigned seat, unsigned target, struct plan *plan)
{
	const struct grammar_names names = {plan, seat, target};
	struct plan_step *step = &plan->steps[plan->step_count];
	const char *order = orders[values[FEATURE_ORDER]];
	bool is_good;

	if (plan->step_count == PLAN_STEPS)
		return false;
	*step = (struct plan_step){.seat = seat, .input = inputs[values[FEATURE_INPUT]]};
	is_good = grammar_add_words(grammar->heads[values[FEATURE_HEAD]], &names, step);
	for (; *order && is_good; order++) {
		if (*order == 'T')
			is_good = grammar_add_words(
				grammar->targets[values[FEATURE_TARGET]], &names, step);
		if (*order == 'S')
			is_good = grammar_add_words(
				grammar_servers[values[FEATURE_SERVER]].words, &names, step);
		if (*order == 'X')
			is_good = grammar_add_words(
				grammar->tails[values[FEATURE_TAIL]], &names, step);
	}
	plan->step_count += is_good;
	return is_good;
}

/* A different order of words matters only if there are words to put in order. */
static bool has_order(const struct grammar *grammar, const unsigned values[FEATURE_COUNT])
{
	bool target = *grammar->targets[values[FEATURE_TARGET]];
	bool tail = *grammar->tails[values[FEATURE_TAIL]];
	bool server = *grammar_servers[values[FEATURE_SERVER]].words;

	return values[FEATURE_ORDER] == 0 || target + tail + server > 1;
}

bool features_make(const struct grammar *grammar, enum edition edition,
	const unsigned values[FEATURE_COUNT], struct plan *plan)
{
	*plan = (struct plan){
		.edition = edition, .has_pids = strcmp(grammar->command, "kill") == 0};
	for (size_t i = 0; i < PLAN_SERVERS; i++)
		plan->servers[i] = (struct plan_server){
			.is_there = i == 0, .edition = edition, .logons = LOGONS_ENABLED};
	if (!has_order(grammar, values) || !set_target(plan, values[FEATURE_STATE]) ||
		!set_server(plan, values[FEATURE_SERVER]) || !set_seat(plan, values[FEATURE_SEAT]))
		return false;
	/* a session without a user has no programs: docs/scenario-format.md, given */
	if (values[FEATURE_PROGRAM] && plan->sessions[TARGET].user == ACCOUNT_NONE)
		return false;
	plan->sessions[TARGET].program = values[FEATURE_PROGRAM];
	if (plan->has_pids && plan->sessions[TARGET].user != ACCOUNT_NONE)
		plan->sessions[TARGET].program = (values[FEATURE_PROGRAM] + 1) % PLAN_PROGRAMS;
	if (strcmp(grammar->targets[values[FEATURE_TARGET]], "{client}") == 0)
		plan->sessions[TARGET].has_client = true;
	if (!set_surroundings(plan, values[FEATURE_LOGONS]) ||
		!set_relation(plan, values[FEATURE_RELATION]) ||
		!set_rights(grammar, plan, values[FEATURE_RIGHT]) ||
		!features_add_bystander(plan, values[FEATURE_BYSTANDER]))
		return false;
	return features_add_step(grammar, values, SEAT, plan->sessions[TARGET].is_there, plan);
}
