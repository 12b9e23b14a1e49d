#include "conformance/explore/grammar.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "conformance/suite/command_name.h"

#define LIST(...)                                                                                  \
	(const char *const[])                                                                      \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}

/* --- Patterns --- */

/* Sessions as logoff and its siblings take them; other spellings must not match. */
#define SESSIONS                                                                                   \
	"{id}", "", "{name}", "{NAME}", "{user}", "{cut}", "0{id}", "{far}", "{hex}", "77",        \
		"nobody", "+{id}", "{client}", "RDP-Tcp", "Console", "65536", "{id}x", "0", "*",   \
		"{cut}*", "{name}x", "1", "{seat}", "\"\"", "{octal}", "{USER}"

static const char *const plain_switches[] = {"", "/v", "/V", "/?", "/vm", "/x", "-v", "{seat}",
	"/v /v", "/v:1", "/v /?", "\"\"", "/ver", "nobody", NULL};

static const struct grammar grammars[] = {
	{"logoff", LIST("logoff"), LIST(SESSIONS), plain_switches, RIGHT_LOGOFF},
	{"disconn", LIST("{disconn}"), LIST(SESSIONS), plain_switches, RIGHT_DISCONNECT},
	{"reset", LIST("reset session", "reset winsta", "rwinsta", "reset"), LIST(SESSIONS),
		plain_switches, RIGHT_RESET},
	{"connect", LIST("{connect}"), LIST(SESSIONS),
		LIST("/password:secret", "", "/v /password:secret", "/password:", "/password:*",
			"/dest:{seatname} /password:secret", "/dest:NONE /password:secret",
			"/dest:TERM05 /password:secret", "/dest:Console /password:secret",
			"/DEST:{seatname} /PASSWORD:secret", "/dest: /password:secret", "/?", "/x",
			"{seat} /password:secret", "/dest:{seat} /password:secret",
			"/dest:{name} /password:secret", "/v", "/password:geheim"),
		RIGHT_CONNECT},
	{"msg", LIST("msg"),
		LIST("{id}", "{name}", "{user}", "*", "{USER}", "{NAME}", "", "{us}*", "{cut}*",
			"{cut}", "77", "nobody", "{client}", "Console", "RDP-Tcp", "0{id}", "0",
			"{us}", "?{er}", "{seat}", "RDP-Tcp#*", "{far}", "\"\"", "1"),
		LIST("hello", "hello there", "", "/v hello", "/w hello", "/time:5 hello",
			"/w /time:5 hello", "/?", "/x hello", "hello /v", "/V hello",
			"/time: hello", "/time:x hello", "HELLO", "/W /TIME:9 hello", "/v /w hello",
			"\"\"", "Hello, /world:", "/w /v /time:60 hello", "/time:0 /w hello"),
		RIGHT_MESSAGE},
	{"query",
		LIST("query session", "query user", "query process", "query termserver",
			"query winsta", "qwinsta", "quser", "qprocess", "qappsrv",
			"query appserver", "query appservers", "query", "query object"),
		LIST("", "{id}", "{name}", "{user}", "{NAME}", "{USER}", "*", "/id:{id}",
			"calc.exe", "calc", "{here}", "{there}", "77", "nobody", "{cut}", "{us}*",
			"CALC.EXE", "Console", "RDP-Tcp", "0{id}", "/ID:{id}", "c*", "{pid}", "0",
			"{seat}"),
		LIST("", "/?", "/x", "/system", "/mode", "/flow", "/connect", "/counter",
			"/domain:CONTOSO", "/address", "/continue", "/vm", "{id}", "/SYSTEM"),
		RIGHT_QUERY_INFORMATION},
	{"kill", LIST("{kill}"),
		LIST("calc /id:{id}", "{pid}", "calc", "calc.exe /id:{id}", "c* /id:{id}",
			"calc /a", "CALC /id:{id}", "{pid} /a", "{pid} /id:{seat}", "0{pid}", "cal",
			"cal /id:{id}", "nothing", "nothing /id:{id}", "", "calc /id:77",
			"calc /id:x", "* /id:{id}", "calc /ID:{id}", "calc /A", "?alc /id:{id}",
			"calc /id:{id} /a", "excel /id:{id}", "winword /id:{id}", "calc /id:{seat}",
			"9999", "{pid} {pid}", "* /a", "1* /id:{id}"),
		plain_switches, RIGHT_RESET},
	{"change", LIST("change logon", "chglogon", "change", "change logons"),
		LIST("/query", "/disable", "/enable", "/drain", "/drainuntilrestart", "", "/QUERY",
			"/DISABLE", "/x", "disable", "/disable /enable", "/enable /disable",
			"/query /disable", "/disable /query", "/?", "/drain /disable", "-disable",
			"/dis", "/disable /disable", "/disable:yes"),
		LIST("", "/?", "/x", "nobody"), RIGHT_SET_INFORMATION},
};

const struct grammar_server grammar_servers[] = {
	{"", false, false, false, false},
	{"/server:{there}", true, false, true, false},
	{"/server:{here}", false, false, false, false},
	{"", true, false, true, false},
	{"", false, false, true, true},
	{"/server:{there}", true, true, true, false},
	{"/server:NOWHERE", false, false, false, false},
	{"/SERVER:{there_small}", true, false, true, false},
	{"/server:", false, false, false, false},
	{"/server", false, false, false, false},
	{"/server:{there_cut}", true, false, true, false},
	{"/server:{there} /server:{here}", false, false, true, false},
	{"/server:{there}", false, false, true, false},
	{"-server:{there}", true, false, true, false},
	{"/serv:{there}", true, false, true, false},
	{"/server:{here} /server:{there}", true, false, true, false},
	{"/server {there}", true, false, true, false},
	{"/server:{there}", true, false, true, true},
};

size_t grammar_server_count(const struct grammar *grammar)
{
	return strcmp(grammar->command, "change") == 0 ? 2 : ARRAY_SIZE(grammar_servers);
}

const struct grammar *grammar_at(size_t i)
{
	return i < ARRAY_SIZE(grammars) ? &grammars[i] : NULL;
}

size_t grammar_count(void)
{
	return ARRAY_SIZE(grammars);
}

const struct grammar *grammar_find(const char *command)
{
	for (size_t i = 0; i < ARRAY_SIZE(grammars); i++) {
		if (strcmp(grammars[i].command, command) == 0)
			return &grammars[i];
	}
	return NULL;
}

/* --- Placeholders --- */

static const struct plan_session *target_of(const struct grammar_names *names)
{
	return &names->plan->sessions[names->target];
}

/* The name that a session has or had; false without one. */
static bool session_name(
	const struct plan *plan, const struct plan_session *session, char *to, size_t size)
{
	*to = 0;
	if (session->name)
		snprintf(to, size, "%s", session->name);
	else if (session->place == PLACE_CONSOLE)
		snprintf(to, size, "Console");
	else if (session->place == PLACE_LISTENER)
		snprintf(to, size, "RDP-Tcp");
	else if (plan->servers[session->server].edition == EDITION_NT4 &&
		 session->state != SESSION_IDLE)
		snprintf(to, size, "RDP-Tcp#%u", session->id);
	return *to != 0;
}

static void change_case(char *word, int (*change)(int c))
{
	for (char *at = word; *at; at++) {
		/* the small letters of Latin 1, which have two bytes */
		bool is_latin = (unsigned char)*at == 0xC3 && (unsigned char)at[1] >= 0xA0 &&
				(unsigned char)at[1] <= 0xB6;

		if ((unsigned char)*at < 0x80)
			*at = (char)change(*at);
		else if (is_latin && change == toupper)
			at[1] = (char)(at[1] - 0x20);
	}
}

/* A session without an ID of its own has that of its edition. */
static bool session_number(const struct plan *plan, unsigned session, unsigned *ret_id)
{
	const struct plan_session *which = &plan->sessions[session];
	enum edition edition = plan->servers[which->server].edition;

	*ret_id = which->id;
	if (!plan_session_key(plan, which) || edition == EDITION_WS2003)
		return which->place != PLACE_LISTENER;
	if (edition == EDITION_WS2022)
		*ret_id = which->place == PLACE_CONSOLE    ? 1
			  : which->place == PLACE_LISTENER ? 65536
							   : 0;
	else
		*ret_id = which->place == PLACE_CONSOLE ? 0 : 1;
	return true;
}

static bool add_number(const struct grammar_names *names, const char *what, char *to, size_t size)
{
	bool is_seat = strcmp(what, "seat") == 0;
	unsigned id;

	if (!session_number(names->plan, is_seat ? names->seat : names->target, &id))
		return false;
	if (strcmp(what, "id") == 0 || is_seat)
		snprintf(to, size, "%u", id);
	else if (strcmp(what, "far") == 0)
		snprintf(to, size, "%u", id + 65536);
	else if (strcmp(what, "hex") == 0)
		snprintf(to, size, "0x%X", id);
	else if (strcmp(what, "octal") == 0)
		snprintf(to, size, "0%o", id);
	else if (strcmp(what, "pid") == 0)
		snprintf(to, size, "%u", plan_pid(names->target));
	else
		return false;
	return strcmp(what, "pid") != 0 ||
	       (names->plan->has_pids && target_of(names)->program != PROGRAM_NONE);
}

static bool add_session_name(
	const struct grammar_names *names, const char *what, char *to, size_t size)
{
	const struct plan_session *session = strcmp(what, "seatname") == 0
						     ? &names->plan->sessions[names->seat]
						     : target_of(names);

	if (!session_name(names->plan, session, to, size))
		return false;
	if (strcmp(what, "NAME") == 0)
		change_case(to, isupper((unsigned char)to[1]) ? tolower : toupper);
	if (strcmp(what, "cut") == 0)
		to[strlen(to) - 1] = 0;
	return *to;
}

static bool add_user(const struct grammar_names *names, const char *what, char *to, size_t size)
{
	const char *user = plan_account_names[target_of(names)->user];

	if (!user)
		return false;
	snprintf(to, size, "%s", strcmp(what, "er") == 0 ? user + 1 : user);
	if (strcmp(what, "USER") == 0)
		change_case(to, toupper);
	if (strcmp(what, "us") == 0)
		to[2] = 0;
	return true;
}

static bool add_server_name(const struct plan *plan, const char *what, char *to, size_t size)
{
	snprintf(to, size, "%s", plan_server_name(plan, strncmp(what, "there", 5) == 0));
	if (strcmp(what, "there_small") == 0)
		change_case(to, tolower);
	if (strcmp(what, "there_cut") == 0)
		to[strlen(to) - 1] = 0;
	return true;
}

static bool is_one_of(const char *what, const char *const *names)
{
	while (*names && strcmp(*names, what) != 0)
		names++;
	return *names != NULL;
}

/* The text that a placeholder stands for; false if the plan has none. */
static bool resolve_name(const struct grammar_names *names, const char *what, char *to, size_t size)
{
	if (is_one_of(what, LIST("name", "NAME", "cut", "seatname")))
		return add_session_name(names, what, to, size);
	if (is_one_of(what, LIST("user", "USER", "us", "er")))
		return add_user(names, what, to, size);
	if (is_one_of(what, LIST("here", "there", "there_small", "there_cut")))
		return add_server_name(names->plan, what, to, size);
	if (is_one_of(what, LIST("connect", "disconn", "kill"))) {
		snprintf(to, size, "%s", command_name_in(what, names->plan->edition));
		return true;
	}
	if (strcmp(what, "client") == 0) {
		snprintf(to, size, "PC7");
		return target_of(names)->has_client;
	}
	return add_number(names, what, to, size);
}

/* One word of the pattern, up to the blank. */
static bool resolve_word(
	const char *from, size_t length, const struct grammar_names *names, char *to, size_t size)
{
	size_t at = 0, used = 0;

	if (length == 2 && strncmp(from, "\"\"", 2) == 0)
		length = 0;
	while (at < length && used + 1 < size) {
		size_t end = at + strcspn(from + at, "}");
		char what[24] = "";

		if (from[at] != '{') {
			to[used++] = from[at++];
			continue;
		}
		snprintf(what, sizeof(what), "%.*s", (int)(end - at - 1), from + at + 1);
		if (!resolve_name(names, what, to + used, size - used))
			return false;
		used += strlen(to + used);
		at = end + 1;
	}
	to[used] = 0;
	return at >= length;
}

bool grammar_add_words(
	const char *pattern, const struct grammar_names *names, struct plan_step *step)
{
	while (*pattern) {
		size_t length = strcspn(pattern, " ");

		if (step->word_count == PLAN_WORDS ||
			!resolve_word(pattern, length, names, step->words[step->word_count],
				PLAN_WORD_BYTES))
			return false;
		step->word_count++;
		pattern += length + (pattern[length] == ' ');
	}
	return true;
}
