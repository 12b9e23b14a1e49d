#include "cli/tests/fake_host.h"

#include <stdio.h>

#include "base/macros.h"
#include "base/name.h"

struct fake fake;

static const struct session_summary sessions[] = {
	{3, SESSION_ACTIVE, "RDP-Tcp#3", "eva"},
	{5, SESSION_ACTIVE, "TERM04", "tom"},
	{6, SESSION_SHADOW, "TERM06", "ida"},
	{7, SESSION_CONNECTED, "TERM07", ""},
	{14, SESSION_DISCONNECTED, "", "tom"},
	{65535, SESSION_ACTIVE, "RDP-Tcp#65535", "lea"},
};

void fake_ask(const char *what, const char *about)
{
	text_printf(&fake.asked, "%s%s%s%s", fake.asked.length ? ", " : "", what, *about ? " " : "",
		about);
}

void fake_ask_about(const char *what, uint32_t id)
{
	char number[16];

	snprintf(number, sizeof(number), "%u", id);
	fake_ask(what, number);
}

static int fake_server_open(struct host *host, const char *name, struct host_server *ret_server)
{
	(void)host;
	fake_ask("open", name ? name : "");
	if (fake.open_answer != 0)
		return fake.open_answer;
	ret_server->is_current = !name || name_equal(name, "WF12");
	snprintf(ret_server->name, sizeof(ret_server->name), "%s", name ? name : "WF12");
	return 0;
}

static void fake_server_close(struct host *host, struct host_server *server)
{
	(void)host;
	(void)server;
	fake_ask("close", "");
}

static uint32_t fake_session_current(struct host *host)
{
	(void)host;
	return 3;
}

static int fake_session_named(struct host *host, const struct host_server *server, const char *name,
	struct session_summary *ret_session)
{
	(void)host;
	(void)server;
	fake_ask("named", name);
	for (size_t i = 0; i < ARRAY_SIZE(sessions); i++) {
		if (*sessions[i].name && name_equal(sessions[i].name, name)) {
			*ret_session = sessions[i];
			return fake.named_answer;
		}
	}
	return WIN32_ERROR_WINSTATION_NOT_FOUND;
}

static int fake_session_with_id(struct host *host, const struct host_server *server, uint32_t id,
	struct session_summary *ret_session)
{
	(void)host;
	(void)server;
	fake_ask_about("id", id);
	for (size_t i = 0; i < ARRAY_SIZE(sessions); i++) {
		if (sessions[i].id == id) {
			*ret_session = sessions[i];
			return 0;
		}
	}
	return WIN32_ERROR_WINSTATION_NOT_FOUND;
}

static int fake_session_logoff(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	(void)server;
	fake_ask_about("logoff", id);
	return fake.logoff_answer;
}

static int fake_session_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct session_info *session), void *context)
{
	int r = fake.list_answer;

	(void)host;
	(void)server;
	fake_ask("list", "");
	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(sessions); i++) {
		struct session_info info = {.id = sessions[i].id, .state = sessions[i].state};

		snprintf(info.name, sizeof(info.name), "%s", sessions[i].name);
		snprintf(info.user, sizeof(info.user), "%s", sessions[i].user);
		r = take(context, &info);
	}
	return r;
}

static int fake_program_list(struct host *host, const struct host_server *server,
	int (*take)(void *context, const struct program_info *program), void *context)
{
	static const struct program_info program = {
		.pid = 101, .session_id = 3, .image = "Calc.exe", .user = "Eva"};

	(void)host;
	(void)server;
	fake_ask("programs", "");
	return take(context, &program);
}

static int fake_server_list(struct host *host,
	int (*take)(void *context, const char *name, bool is_current), void *context)
{
	(void)host;
	fake_ask("servers", "");
	return take(context, "WF12", true);
}

static int fake_session_idle(struct host *host, const struct host_server *server,
	const struct session_info *session, uint32_t *ret_minutes)
{
	(void)host;
	(void)server;
	*ret_minutes = session->id;
	return 0;
}

static int fake_session_counters(
	struct host *host, const struct host_server *server, struct host_counters *ret_counters)
{
	(void)host;
	(void)server;
	fake_ask("counters", "");
	*ret_counters = (struct host_counters){7, 2, 1};
	return 0;
}

static enum locale fake_locale(struct host *host)
{
	(void)host;
	return LOCALE_EN_US;
}

static int fake_session_disconnect(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	(void)server;
	fake_ask_about("disconnect", id);
	return fake.act_answer;
}

static int fake_session_reset(struct host *host, const struct host_server *server, uint32_t id)
{
	(void)host;
	(void)server;
	fake_ask_about("reset", id);
	return fake.act_answer;
}

static int fake_session_connect(struct host *host, const struct host_server *server, uint32_t id,
	uint32_t into, const char *password)
{
	(void)host;
	(void)server;
	fake_ask_about("connect", id);
	fake_ask_about("into", into);
	fake_ask("password", password ? password : "(none)");
	return fake.act_answer;
}

static int fake_session_send_message(struct host *host, const struct host_server *server,
	uint32_t id, const char *text, uint32_t patience, bool *ret_answered)
{
	(void)host;
	(void)server;
	fake_ask_about("message", id);
	fake_ask_about(text, patience);
	*ret_answered = true;
	return fake.act_answer;
}

static int fake_program_terminate(struct host *host, const struct host_server *server, uint32_t pid)
{
	(void)host;
	(void)server;
	fake_ask_about("terminate", pid);
	return fake.act_answer;
}

static int fake_logons_get(struct host *host, enum logon_mode *ret_mode)
{
	(void)host;
	fake_ask("logons", "");
	*ret_mode = LOGONS_ENABLED;
	return fake.act_answer;
}

static int fake_logons_set(struct host *host, enum logon_mode mode)
{
	(void)host;
	fake_ask("logons", logon_mode_to_string(mode));
	return fake.act_answer;
}

static int fake_caller_is_administrator(struct host *host, bool *ret_is_administrator)
{
	(void)host;
	fake_ask("administrator", "");
	*ret_is_administrator = fake.is_administrator;
	return fake.act_answer;
}

static const char *fake_error_text(struct host *host, uint32_t number)
{
	(void)host;
	return number == WIN32_ERROR_ACCESS_DENIED ? "denied" : "text";
}

static const char *fake_complaint(struct host *host)
{
	(void)host;
	return "the host is broken";
}

/* The fake is there before and after. */
static struct host *fake_close(struct host *host)
{
	(void)host;
	return NULL;
}

static const struct host_calls fake_calls = {
	.server_open = fake_server_open,
	.server_close = fake_server_close,
	.session_current = fake_session_current,
	.session_named = fake_session_named,
	.session_with_id = fake_session_with_id,
	.session_logoff = fake_session_logoff,
	.session_list = fake_session_list,
	.program_list = fake_program_list,
	.server_list = fake_server_list,
	.session_idle = fake_session_idle,
	.session_counters = fake_session_counters,
	.locale = fake_locale,
	.session_disconnect = fake_session_disconnect,
	.session_reset = fake_session_reset,
	.session_connect = fake_session_connect,
	.session_send_message = fake_session_send_message,
	.program_terminate = fake_program_terminate,
	.logons_get = fake_logons_get,
	.logons_set = fake_logons_set,
	.caller_is_administrator = fake_caller_is_administrator,
	.error_text = fake_error_text,
	.complaint = fake_complaint,
	.close = fake_close,
};

int fake_setup(void **state)
{
	(void)state;
	fake = (struct fake){.host.calls = &fake_calls};
	return 0;
}

int fake_teardown(void **state)
{
	(void)state;
	text_deinit(&fake.asked);
	return 0;
}
