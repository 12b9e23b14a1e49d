/* Messages: who may send one, what arrives, and who answers what. */
#include "sim/wtsapi/tests/support.h"

#include <string.h>

#include "base/macros.h"

static BOOL send_wide(HANDLE server, DWORD session, DWORD style, DWORD timeout, BOOL wait)
{
	return WTSSendMessageW(
		server, session, W("Title"), 10, W("Tea?"), 8, style, timeout, COUNT, wait);
}

static void WTSSendMessage__refuses_and_changes_nothing(void **state)
{
	static const struct {
		const char *caller;
		DWORD session, number;
	} rows[] = {
		{"WF12/2", 99, 7022},
		{"WF12/2", WTS_ANY_SESSION, 7022},
		{"WF12/2", 22, 5},
		{"WF12/4", 3, 5},
		{"WF12/4", 0, 5},
		{"WF12/3", 1, 7022},
		{"WF12/2", 17, 7022},
		{"WF12/3", 18, 7007},
		{"WF12/3", 19, 7024},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		be(rows[i].caller);
		about(rows[i].caller);
		REFUSED(rows[i].number, send_wide(NULL, rows[i].session, 0, 10, TRUE));
		REFUSED(rows[i].number, WTSSendMessageA(NULL, rows[i].session, to_ansi("x"), 1,
						to_ansi("x"), 1, 0, 0, COUNT, FALSE));
	}
	be("WF12/2");
	REFUSED(7022, send_wide(open_server(W("WF13")), WTS_CURRENT_SESSION, 0, 0, FALSE));
	farm_is_as_before("refused");
	journal_is("refused", "");
}

static void WTSSendMessage__may_be_sent(void **state)
{
	static const struct {
		const char *caller;
		DWORD session;
		const char *line;
	} rows[] = {
		{"WF12/2", 3, "message-sent WF12/3 eva by WF12/2 ada: Tea?\n"},
		{"WF12/3", 12, "message-sent WF12/12 tom by WF12/3 eva: Tea?\n"},
		{"WF12/3", 0, "message-sent WF12/0 tom by WF12/3 eva: Tea?\n"},
		{"WF12/4", 4, "message-sent WF12/4 ole by WF12/4 ole: Tea?\n"},
		{"WF12/4", WTS_CURRENT_SESSION, "message-sent WF12/4 ole by WF12/4 ole: Tea?\n"},
		{"WF12/2", 14, "message-sent WF12/14 tom by WF12/2 ada: Tea?\n"},
		{"WF12/2", 15, "message-sent WF12/15 - by WF12/2 ada: Tea?\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[128];

		be(rows[i].caller);
		DONE(send_wide(NULL, rows[i].session, 0, 10, FALSE));
		same_number(rows[i].line, results.count, IDASYNC);
		snprintf(line, sizeof(line), "1 09:00:00 %s", rows[i].line);
		journal_is(rows[i].caller, line);
		same_number(rows[i].line, messages_seen(), 1);
		farm_is_as_before("nobody waited");
		strike();
		stage(office_yaml);
	}
}

/* --- Answers --- */

/* Who is there presses the default button; MB_DEFBUTTON2 is 0x100, MB_DEFBUTTON3 0x200. */
static void WTSSendMessage__the_default_button_is_pressed(void **state)
{
	static const struct {
		DWORD style, response;
	} rows[] = {
		{0x0, 1},
		{0x1, 1},
		{0x101, 2},
		{0x2, 3},
		{0x102, 4},
		{0x202, 5},
		{0x3, 6},
		{0x103, 7},
		{0x203, 2},
		{0x4, 6},
		{0x104, 7},
		{0x5, 4},
		{0x105, 2},
		{0x6, 2},
		{0x106, 10},
		{0x206, 11},
		{0x41030 | 0x4, 6}, /* icon, system modal, topmost */
		{0x41030 | 0x103, 7},
		{0x100, 1}, /* no second button is there */
		{0x7, 1},   /* no such style */
		{0xFFFFFFFF, 1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[32];

		snprintf(label, sizeof(label), "style %X", (unsigned)rows[i].style);
		DONE(send_wide(NULL, 3, rows[i].style, i % 2 ? 10 : 0, TRUE));
		same_number(label, results.count, rows[i].response);
	}
	same_number("each arrived", messages_seen(), ARRAY_SIZE(rows));
	farm_is_as_before("answered at once");
}

static void WTSSendMessage__waits_for_who_is_not_there(void **state)
{
	static const struct {
		const char *label;
		DWORD session, timeout;
		BOOL wait;
		DWORD response;
		const char *clock;
	} rows[] = {
		{"not waiting", 14, 90, FALSE, IDASYNC, "1998-06-16 09:00:00"},
		{"not waiting, without end", 14, 0, FALSE, IDASYNC, "1998-06-16 09:00:00"},
		{"a while", 14, 90, TRUE, IDTIMEOUT, "1998-06-16 09:01:30"},
		{"a client without a user", 15, 1, TRUE, IDTIMEOUT, "1998-06-16 09:00:01"},
		{"without end", 14, 0, TRUE, IDTIMEOUT, "1998-06-16 09:00:01"},
		{"true is any number", 14, 5, 2, IDTIMEOUT, "1998-06-16 09:00:05"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		about(rows[i].label);
		DONE(send_wide(NULL, rows[i].session, 4, rows[i].timeout, rows[i].wait));
		same_number(rows[i].label, results.count, rows[i].response);
		before->clock = rows[i].clock;
		same_number(rows[i].label, messages_seen(), 1);
		farm_is_as_before(rows[i].label);
		strike();
		stage(office_yaml);
	}
}

/* --- Texts --- */

static void WTSSendMessageW__texts(void **state)
{
	static const struct {
		const char *label;
		const WCHAR *text;
		DWORD length;
		const char *arrives;
	} rows[] = {
		{"whole", W("Grüße 𝔵!"), 18, ": Grüße 𝔵!"},
		{"shorter", W("Grüße"), 4, ": Gr"},
		{"longer than it is", W("Grüße"), 1000, ": Grüße"},
		{"the longest", W("Grüße"), 0xFFFFFFFF, ": Grüße"},
		{"nothing of it", W("Grüße"), 0, ": "},
		{"half a unit", W("Grüße"), 5, ": Gr"},
		{"half a character", W("a𝔵"), 4, ": a\uFFFD"},
		{"a line's end", W("a\nb"), 6, ": a\nb"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char line[128];

		about(rows[i].label);
		DONE(WTSSendMessageW(NULL, 3, W(""), 0, (WCHAR *)rows[i].text, rows[i].length, 0, 0,
			COUNT, FALSE));
		snprintf(line, sizeof(line), "1 09:00:00 message-sent WF12/3 eva by WF12/2 ada%s\n",
			rows[i].arrives);
		journal_is(rows[i].label, line);
		strike();
		stage(office_yaml);
	}
}

static void WTSSendMessageA__texts(void **state)
{
	char *text = to_ansi("Grüße");

	(void)state;
	DONE(WTSSendMessageA(NULL, 3, text, 1, text, (DWORD)strlen(text), 0, 0, COUNT, FALSE));
	DONE(WTSSendMessageA(NULL, 3, text, 1, text, 2, 0, 0, COUNT, FALSE));
	DONE(WTSSendMessageA(NULL, 3, text, 1, text, 0xFFFFFFFF, 0, 0, COUNT, FALSE));
	journal_is("texts", "1 09:00:00 message-sent WF12/3 eva by WF12/2 ada: Grüße\n"
			    "2 09:00:00 message-sent WF12/3 eva by WF12/2 ada: Gr\n"
			    "3 09:00:00 message-sent WF12/3 eva by WF12/2 ada: Grüße\n");
}

#ifndef _WIN32
/* Where ANSI is UTF-8: half of a character, and what is none. */
static void WTSSendMessageA__half_of_a_character(void **state)
{
	char half[] = "aü", none[] = "a\xFFz";

	(void)state;
	DONE(WTSSendMessageA(NULL, 3, half, 1, half, 2, 0, 0, COUNT, FALSE));
	DONE(WTSSendMessageA(NULL, 3, half, 1, none, 3, 0, 0, COUNT, FALSE));
	journal_is("texts", "1 09:00:00 message-sent WF12/3 eva by WF12/2 ada: a\uFFFD\n"
			    "2 09:00:00 message-sent WF12/3 eva by WF12/2 ada: a\uFFFDz\n");
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSSendMessage__refuses_and_changes_nothing),
		IN_OFFICE(WTSSendMessage__may_be_sent),
		IN_OFFICE(WTSSendMessage__the_default_button_is_pressed),
		IN_OFFICE(WTSSendMessage__waits_for_who_is_not_there),
		IN_OFFICE(WTSSendMessageW__texts),
		IN_OFFICE(WTSSendMessageA__texts),
#ifndef _WIN32
		IN_OFFICE(WTSSendMessageA__half_of_a_character),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
