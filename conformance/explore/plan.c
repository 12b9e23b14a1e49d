#include "conformance/explore/plan.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"

const char *const plan_account_names[PLAN_ACCOUNTS] = {NULL, "Administrator", "eva", "tom", "ann"};

const char *plan_server_name(const struct plan *plan, unsigned server)
{
	if (server == 0)
		return "WF12";
	return plan->other_is_first ? "WF11" : "WF13";
}

bool plan_is_whole(const struct plan *plan)
{
	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		if (plan->sessions[i].is_there && !plan->servers[plan->sessions[i].server].is_there)
			return false;
	}
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].is_there && !plan->servers[plan->grants[i].server].is_there)
			return false;
	}
	for (size_t i = 0; i < plan->step_count; i++) {
		if (!plan->sessions[plan->steps[i].seat].is_there)
			return false;
	}
	return plan->step_count > 0;
}

/* --- Size --- */

static size_t session_extras(const struct plan_session *session)
{
	return (session->state != SESSION_ACTIVE) + (session->place != PLACE_USUAL) +
	       (session->program != PROGRAM_NONE) + session->has_client + session->has_message +
	       (session->idle != 0);
}

static size_t server_extras(const struct plan_server *server)
{
	return server->is_there ? server->is_offline + (server->logons != LOGONS_ENABLED) : 0;
}

static size_t count_bits(unsigned bits)
{
	size_t count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

size_t plan_extras(const struct plan *plan)
{
	size_t extras = 0, sessions = 0;

	for (size_t i = 0; i < PLAN_SERVERS; i++)
		extras += (i > 0 && plan->servers[i].is_there) + server_extras(&plan->servers[i]);
	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		if (!plan->sessions[i].is_there)
			continue;
		sessions++;
		extras += session_extras(&plan->sessions[i]);
	}
	for (size_t i = 0; i < PLAN_GRANTS; i++)
		extras += plan->grants[i].is_there;
	extras += count_bits(plan->operators) + count_bits(plan->administrators) +
		  count_bits(plan->no_users);
	return extras + (sessions > 2 ? sessions - 2 : 0);
}

static size_t words_size(const struct plan_step *step)
{
	size_t size = 10 * step->word_count + 10 * (step->input != NULL);

	for (size_t i = 0; i < step->word_count; i++)
		size += strlen(step->words[i]) / 4;
	return size;
}

size_t plan_size(const struct plan *plan)
{
	size_t size = 100 * plan->step_count + 20 * plan_extras(plan);

	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		if (plan->sessions[i].is_there)
			size += 10 + (plan->sessions[i].id > 20) + (plan->sessions[i].name != NULL);
	}
	for (size_t i = 0; i < plan->step_count; i++)
		size += words_size(&plan->steps[i]);
	return size;
}

/* --- The farm as YAML --- */

/* Quoted where YAML would take the name for something else. */
static void add_scalar(struct text *to, const char *name)
{
	bool is_plain = *name && strspn(name, "0123456789") != strlen(name) &&
			strlen(name) == strspn(name, "abcdefghijklmnopqrstuvwxyz"
						     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/.+");

	if (is_plain && *name != '-' && strcmp(name, "no") != 0) {
		text_add(to, name);
		return;
	}
	text_add_char(to, '"');
	for (const char *at = name; *at; at++) {
		if (*at == '"' || *at == '\\')
			text_add_char(to, '\\');
		text_add_char(to, *at);
	}
	text_add_char(to, '"');
}

const char *plan_session_key(const struct plan *plan, const struct plan_session *session)
{
	enum edition edition = plan->servers[session->server].edition;

	if (session->place == PLACE_CONSOLE)
		return "console";
	if (session->place == PLACE_LISTENER)
		return "RDP-Tcp";
	return session->place == PLACE_SERVICES && edition == EDITION_WS2022 ? "services" : NULL;
}

void plan_add_seat(const struct plan *plan, unsigned session, struct text *to)
{
	const struct plan_session *seat = &plan->sessions[session];
	const char *key = plan_session_key(plan, seat);

	text_printf(to, "%s/", plan_server_name(plan, seat->server));
	if (key)
		text_add(to, key);
	else
		text_printf(to, "%u", seat->id);
}

static void add_separator(struct text *to, bool *is_first)
{
	text_add(to, *is_first ? "" : ", ");
	*is_first = false;
}

unsigned plan_pid(unsigned session)
{
	return 100 + 10 * session;
}

static void add_program(struct text *to, const char *image, const char *more, unsigned pid)
{
	if (!pid && !*more) {
		text_add(to, image);
		return;
	}
	text_printf(to, "{image: %s%s", image, more);
	if (pid)
		text_printf(to, ", pid: %u", pid);
	text_add_char(to, '}');
}

/* `pid` is 0 if the farm chooses process IDs. */
static void add_programs(struct text *to, enum plan_program program, unsigned pid)
{
	static const struct {
		const char *image, *more;
	} first[PLAN_PROGRAMS] = {{"", ""}, {"calc.exe", ""},
		{"winword.exe", ", unsaved: letter.doc"}, {"calc.exe", ", on-logoff: hangs"},
		{"calc.exe", ""}};

	text_add(to, "programs: [");
	add_program(to, first[program].image, first[program].more, pid);
	if (program == PROGRAM_TWO) {
		text_add(to, ", ");
		add_program(to, "excel.exe", "", pid ? pid + 1 : 0);
	}
	text_add_char(to, ']');
}

static bool state_is_default(const struct plan_session *session)
{
	if (session->user != ACCOUNT_NONE)
		return session->state == SESSION_ACTIVE;
	if (session->place == PLACE_LISTENER)
		return session->state == SESSION_LISTEN;
	if (session->place == PLACE_CONSOLE || session->name)
		return session->state == SESSION_CONNECTED;
	return session->state == SESSION_IDLE;
}

static void add_session_values(const struct plan_session *session, unsigned pid, struct text *to)
{
	bool is_first = true;

	if (session->name) {
		add_separator(to, &is_first);
		text_add(to, "at: ");
		add_scalar(to, session->name);
	}
	if (session->user != ACCOUNT_NONE) {
		add_separator(to, &is_first);
		text_printf(to, "user: %s", plan_account_names[session->user]);
	}
	if (!state_is_default(session)) {
		add_separator(to, &is_first);
		text_printf(to, "state: %s", session_state_to_string(session->state));
	}
	if (session->program != PROGRAM_NONE) {
		add_separator(to, &is_first);
		add_programs(to, session->program, pid);
	}
	if (session->has_client) {
		add_separator(to, &is_first);
		text_add(to, "client: PC7");
	}
	if (session->has_message) {
		add_separator(to, &is_first);
		text_add(to, "messages: [\"Tea at 5?\"]");
	}
	if (session->idle) {
		add_separator(to, &is_first);
		text_printf(to, "idle: %um", session->idle);
	}
}

static void add_session(const struct plan *plan, const struct plan_session *session,
	const char *indent, struct text *to)
{
	const char *key = plan_session_key(plan, session);

	text_printf(to, "%s      ", indent);
	if (key)
		text_add(to, key);
	else
		text_printf(to, "%u", session->id);
	text_add(to, ": {");
	add_session_values(
		session, plan->has_pids ? plan_pid((unsigned)(session - plan->sessions)) : 0, to);
	text_add(to, "}\n");
}

/* --- Winstations --- */

/* A named session is at a winstation of its own, unless its name is one of the listener's. */
static bool needs_winstation(const struct plan_session *session, unsigned server)
{
	return session->is_there && session->server == server && session->place == PLACE_NAMED &&
	       session->name && strncmp(session->name, "RDP-Tcp", 7) != 0;
}

static bool is_repeated_winstation(const struct plan *plan, size_t session, unsigned server)
{
	for (size_t i = 0; i < session; i++) {
		if (needs_winstation(&plan->sessions[i], server) &&
			name_equal(plan->sessions[i].name, plan->sessions[session].name))
			return true;
	}
	return false;
}

static void add_rights(uint32_t rights, struct text *to)
{
	bool is_first = true;

	text_add_char(to, '[');
	if (rights == permission_preset_rights(PRESET_FULL_CONTROL)) {
		text_add(to, "full-control]");
		return;
	}
	for (unsigned right = 0; right < RIGHT_COUNT; right++) {
		if (!(rights & 1u << right))
			continue;
		add_separator(to, &is_first);
		text_add(to, right_to_string(right));
	}
	text_add_char(to, ']');
}

static void add_grant(const struct plan_grant *grant, struct text *to)
{
	text_printf(to, "%s: {", grant->trustee);
	if (grant->allowed) {
		text_add(to, "allow: ");
		add_rights(grant->allowed, to);
	}
	if (grant->denied) {
		text_add(to, grant->allowed ? ", deny: " : "deny: ");
		add_rights(grant->denied, to);
	}
	text_add_char(to, '}');
}

static void add_permissions(
	const struct plan *plan, unsigned server, const char *winstation, struct text *to)
{
	bool is_first = true;

	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		const struct plan_grant *grant = &plan->grants[i];

		if (!grant->is_there || grant->server != server ||
			!name_equal(grant->winstation, winstation))
			continue;
		if (is_first)
			text_add(to, "permissions: {");
		add_separator(to, &is_first);
		add_grant(grant, to);
	}
	if (!is_first)
		text_add_char(to, '}');
}

static void add_winstation(const struct plan *plan, unsigned server, const char *name,
	const char *kind, const char *indent, struct text *to)
{
	cleanup(text_deinit) struct text permissions = {0};

	add_permissions(plan, server, name, &permissions);
	if (!permissions.length && !*kind)
		return;
	text_printf(to, "%s      ", indent);
	add_scalar(to, name);
	text_printf(to, ": {%s%s%s}\n", kind, *kind && permissions.length ? ", " : "",
		text_string(&permissions));
}

static void add_winstations(
	const struct plan *plan, unsigned server, const char *indent, struct text *to)
{
	cleanup(text_deinit) struct text list = {0};

	add_winstation(plan, server, "Console", "", indent, &list);
	add_winstation(plan, server, "RDP-Tcp", "", indent, &list);
	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		if (needs_winstation(&plan->sessions[i], server) &&
			!is_repeated_winstation(plan, i, server))
			add_winstation(plan, server, plan->sessions[i].name, "kind: direct", indent,
				&list);
	}
	if (list.length)
		text_printf(to, "%s    winstations:\n%s", indent, text_string(&list));
}

/* --- Servers and accounts --- */

static void add_server(const struct plan *plan, unsigned at, const char *indent, struct text *to)
{
	const struct plan_server *server = &plan->servers[at];
	bool has_sessions = false;

	text_printf(to, "%s  %s:\n", indent, plan_server_name(plan, at));
	if (server->edition != plan->edition)
		text_printf(to, "%s    edition: %s\n", indent, edition_to_string(server->edition));
	if (server->is_offline)
		text_printf(to, "%s    online: no\n", indent);
	if (server->logons != LOGONS_ENABLED)
		text_printf(to, "%s    logons: %s\n", indent, logon_mode_to_string(server->logons));
	add_winstations(plan, at, indent, to);
	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		const struct plan_session *session = &plan->sessions[i];

		if (!session->is_there || session->server != at)
			continue;
		if (!has_sessions)
			text_printf(to, "%s    sessions:\n", indent);
		has_sessions = true;
		add_session(plan, session, indent, to);
	}
	if (!has_sessions)
		text_printf(to, "%s    sessions: {}\n", indent);
}

static void add_groups(const struct plan *plan, unsigned account, struct text *to)
{
	unsigned bit = 1u << account;
	bool is_first = true;

	if (!(plan->no_users & bit)) {
		add_separator(to, &is_first);
		text_add(to, account == ACCOUNT_ADMINISTRATOR ? "Administrators" : "Users");
		if (account != ACCOUNT_ADMINISTRATOR && plan->edition != EDITION_NT4)
			text_add(to, ", Remote Desktop Users");
	}
	if (plan->administrators & bit) {
		add_separator(to, &is_first);
		text_add(to, "Administrators");
	}
	if (plan->operators & bit) {
		add_separator(to, &is_first);
		text_add(to, "Operators");
	}
}

static bool is_mentioned(const struct plan *plan, unsigned account)
{
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].is_there &&
			strcmp(plan->grants[i].trustee, plan_account_names[account]) == 0)
			return true;
	}
	return false;
}

static bool is_seated(const struct plan *plan, unsigned account)
{
	for (size_t i = 0; i < PLAN_SESSIONS; i++) {
		if (plan->sessions[i].is_there && plan->sessions[i].user == account)
			return true;
	}
	return false;
}

/* Accounts that differ from what a user in a session is anyhow. */
static void add_accounts(const struct plan *plan, const char *indent, struct text *to)
{
	unsigned special = plan->operators | plan->administrators | plan->no_users;
	bool is_first = true;

	for (unsigned i = 1; i < PLAN_ACCOUNTS; i++) {
		bool is_new =
			i != ACCOUNT_ADMINISTRATOR && is_mentioned(plan, i) && !is_seated(plan, i);

		if (!(special & 1u << i) && !is_new)
			continue;
		text_printf(to, is_first ? "%saccounts: {" : ", ", indent);
		is_first = false;
		text_printf(to, "%s: [", plan_account_names[i]);
		add_groups(plan, i, to);
		text_add_char(to, ']');
	}
	text_add(to, is_first ? "" : "}\n");
}

static bool has_operators(const struct plan *plan)
{
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].is_there && strcmp(plan->grants[i].trustee, "Operators") == 0)
			return true;
	}
	return plan->operators != 0;
}

void plan_add_farm(const struct plan *plan, const char *indent, struct text *to)
{
	if (plan->edition != EDITION_NT4)
		text_printf(to, "%sedition: %s\n", indent, edition_to_string(plan->edition));
	text_printf(to, "%sservers:\n", indent);
	for (unsigned i = 0; i < PLAN_SERVERS; i++) {
		if (plan->servers[i].is_there)
			add_server(plan, i, indent, to);
	}
	add_accounts(plan, indent, to);
	if (has_operators(plan))
		text_printf(to, "%sgroups: [Operators]\n", indent);
}

/* --- Command lines --- */

/* The C runtime takes a backslash before a quote for an escape, so such words need the list. */
static bool needs_list(const struct plan_step *step)
{
	for (size_t i = 0; i < step->word_count; i++) {
		if (strpbrk(step->words[i], "\"\\{}"))
			return true;
	}
	return false;
}

void plan_add_typed(const struct plan_step *step, struct text *to)
{
	for (size_t i = 0; i < step->word_count; i++) {
		bool is_quoted = !*step->words[i] || strpbrk(step->words[i], " \t");

		text_printf(to, "%s%s%s%s", i ? " " : "", is_quoted ? "\"" : "", step->words[i],
			is_quoted ? "\"" : "");
	}
}

void plan_add_run(const struct plan_step *step, struct text *to)
{
	cleanup(text_deinit) struct text line = {0};

	if (!needs_list(step)) {
		plan_add_typed(step, &line);
		text_add_char(to, '\'');
		for (const char *at = text_string(&line); *at; at++)
			text_add(to, *at == '\'' ? "''" : (const char[]){*at, 0});
		text_add_char(to, '\'');
		return;
	}
	text_add_char(to, '[');
	for (size_t i = 0; i < step->word_count; i++) {
		text_add(to, i ? ", " : "");
		add_scalar(to, step->words[i]);
	}
	text_add_char(to, ']');
}
