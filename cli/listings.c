#include "cli/listings.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "base/calendar.h"
#include "base/macros.h"

/* --- Columns --- */

/* NT 4.0: the headers of Q186592. No copy of it kept the columns, so they are those of later editions. */
static const struct column nt4_sessions[] = {
	{.field = COLUMN_SESSION, .begin = 1, .width = 16, .is_lower = true},
	{.field = COLUMN_USER, .begin = 19, .width = 20, .is_lower = true},
	{.field = COLUMN_ID, .begin = 41, .width = 5, .is_right = true},
	{.field = COLUMN_STATE, .begin = 48, .width = 6},
};
static const struct column nt4_users[] = {
	{.field = COLUMN_USER, .begin = 1, .width = 20, .is_lower = true},
	{.field = COLUMN_SESSION, .begin = 23, .width = 16, .is_lower = true},
	{.field = COLUMN_ID, .begin = 39, .width = 5, .is_right = true},
	{.field = COLUMN_STATE, .begin = 46, .width = 6},
	{.field = COLUMN_IDLE, .begin = 53, .width = 10, .is_right = true},
	{.field = COLUMN_LOGON, .begin = 65},
};
static const struct column nt4_processes[] = {
	{.field = COLUMN_USER, .begin = 1, .width = 20, .is_lower = true},
	{.field = COLUMN_SESSION, .begin = 23, .width = 16, .is_lower = true},
	{.field = COLUMN_ID, .begin = 39, .width = 5, .is_right = true},
	{.field = COLUMN_STATE, .begin = 46, .width = 4},
	{.field = COLUMN_PID, .begin = 47, .width = 10, .is_right = true},
	{.field = COLUMN_IMAGE, .begin = 59, .is_lower = true},
};

/* Measured on 87 rows of 24 captures of Windows XP to 11, ... */
static const struct column later_sessions[] = {
	{.field = COLUMN_SESSION, .begin = 1, .width = 16, .is_lower = true},
	{.field = COLUMN_USER, .begin = 19, .width = 20},
	{.field = COLUMN_ID, .begin = 41, .width = 5, .is_right = true},
	{.field = COLUMN_STATE, .begin = 48, .width = 6},
	{.field = COLUMN_TYPE, .begin = 56, .width = 10},
	{.field = COLUMN_DEVICE, .begin = 68, .width = 8},
};
/* ... on 25 rows of 13 captures, ... */
static const struct column later_users[] = {
	{.field = COLUMN_USER, .begin = 1, .width = 20, .is_lower = true},
	{.field = COLUMN_SESSION, .begin = 23, .width = 16, .is_lower = true},
	{.field = COLUMN_ID, .begin = 41, .width = 3, .is_right = true},
	{.field = COLUMN_STATE, .begin = 46, .width = 6},
	{.field = COLUMN_IDLE, .begin = 54, .width = 9, .is_right = true},
	{.field = COLUMN_LOGON, .begin = 65},
};
/* ... and on one capture of Windows Server 2008. */
static const struct column later_processes[] = {
	{.field = COLUMN_USER, .begin = 1, .width = 20, .is_lower = true},
	{.field = COLUMN_SESSION, .begin = 23, .width = 16, .is_lower = true},
	{.field = COLUMN_ID, .begin = 41, .width = 4, .is_right = true},
	{.field = COLUMN_PID, .begin = 47, .width = 5, .is_right = true},
	{.field = COLUMN_IMAGE, .begin = 54, .is_lower = true},
};

/* The columns of each edition. Only captures of Windows 10.0 have a cut name. */
#define TABLE(rows) .columns = rows, .count = ARRAY_SIZE(rows)
#define WS2003_TABLE(rows) TABLE(rows), .is_filled = true
#define WS2022_TABLE(rows) WS2003_TABLE(rows), .cuts_sessions = true

#define LATER_SESSION_HEADER                                                                       \
	" SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE \n"
#define LATER_USER_HEADER                                                                          \
	" USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n"
#define LATER_PROCESS_HEADER " USERNAME              SESSIONNAME         ID    PID  IMAGE\n"

/* --- Words --- */

/* Q186592 */
static const char *const nt4_states[SESSION_STATE_COUNT] = {
	[SESSION_ACTIVE] = "active",
	[SESSION_CONNECTED] = "conn",
	[SESSION_CONNECTQUERY] = "connq",
	[SESSION_SHADOW] = "shadow",
	[SESSION_DISCONNECTED] = "disc",
	[SESSION_IDLE] = "idle",
	[SESSION_LISTEN] = "listen",
	[SESSION_RESET] = "reset",
	[SESSION_DOWN] = "down",
	[SESSION_INIT] = "init",
};

/* Captures; "Reset" is ours, in their shape. */
static const char *const later_states[SESSION_STATE_COUNT] = {
	[SESSION_ACTIVE] = "Active",
	[SESSION_CONNECTED] = "Conn",
	[SESSION_CONNECTQUERY] = "ConnQ",
	[SESSION_SHADOW] = "Shadow",
	[SESSION_DISCONNECTED] = "Disc",
	[SESSION_IDLE] = "Idle",
	[SESSION_LISTEN] = "Listen",
	[SESSION_RESET] = "Reset",
	[SESSION_DOWN] = "Down",
	[SESSION_INIT] = "Init",
};

/* Every row of the captures of Server 2003 has one; those since Server 2012 have none. */
static const char *const ws2003_types[WINSTATION_KIND_COUNT] = {
	[WINSTATION_CONSOLE] = "wdcon",
	[WINSTATION_LISTENER] = "rdpwd",
};

/* --- Times --- */

/* Q186592: minutes, and a dot for less than one. */
static void write_nt4_idle(uint32_t minutes, bool is_known, char ret_text[LISTINGS_TIME_SIZE])
{
	(void)is_known;
	if (minutes == 0)
		strcpy(ret_text, ".");
	else
		snprintf(ret_text, LISTINGS_TIME_SIZE, "%" PRIu32, minutes);
}

/* Captures: ".", "7", "1:22", "11+04:12"; and "none", which ends one column before the others. */
static void write_later_idle(uint32_t minutes, bool is_known, char ret_text[LISTINGS_TIME_SIZE])
{
	uint32_t hours = minutes / 60, days = hours / 24;

	if (!is_known)
		strcpy(ret_text, "none ");
	else if (hours < 1)
		write_nt4_idle(minutes, is_known, ret_text);
	else if (days < 1)
		snprintf(ret_text, LISTINGS_TIME_SIZE, "%" PRIu32 ":%02" PRIu32, hours,
			minutes % 60);
	else
		snprintf(ret_text, LISTINGS_TIME_SIZE, "%" PRIu32 "+%02" PRIu32 ":%02" PRIu32, days,
			hours % 24, minutes % 60);
}

/* Q186592: "06/16/98 09:00". */
static void write_nt4_logon(enum locale locale, const char *time, char ret_text[LISTINGS_TIME_SIZE])
{
	(void)locale;
	*ret_text = '\0';
	if (*time)
		snprintf(ret_text, LISTINGS_TIME_SIZE, "%.2s/%.2s/%.2s %.5s", time + 5, time + 8,
			time + 2, time + 11);
}

/* A locale's short date and short time, as published listings of quser have them. */
static void write_later_logon(
	enum locale locale, const char *time, char ret_text[LISTINGS_TIME_SIZE])
{
	int64_t seconds = 0;
	unsigned year, month, day, hour, minute;
	struct tm at;

	*ret_text = '\0';
	if (!calendar_parse(time, CALENDAR_SQL, &seconds))
		return;
	at = calendar_split(seconds);
	year = (unsigned)(at.tm_year + 1900) % 10000;
	month = (unsigned)(at.tm_mon + 1) % 100;
	day = (unsigned)at.tm_mday % 100;
	hour = (unsigned)at.tm_hour % 100;
	minute = (unsigned)at.tm_min % 100;
	switch (locale) {
	case LOCALE_EN_US:
		snprintf(ret_text, LISTINGS_TIME_SIZE, "%u/%u/%u %u:%02u %s", month, day, year,
			hour % 12 ? hour % 12 : 12, minute, hour < 12 ? "AM" : "PM");
		return;
	case LOCALE_EN_GB:
	case LOCALE_FR_FR:
		snprintf(ret_text, LISTINGS_TIME_SIZE, "%02u/%02u/%u %02u:%02u", day, month, year,
			hour, minute);
		return;
	case LOCALE_DE_DE:
		snprintf(ret_text, LISTINGS_TIME_SIZE, "%02u.%02u.%u %02u:%02u", day, month, year,
			hour, minute);
		return;
	case LOCALE_COUNT:
		break;
	}
	assert(false);
}

/* --- The editions --- */

static const struct listings editions[EDITION_COUNT] = {
	[EDITION_NT4] =
		{
			.sessions = {" SESSION           USERNAME                 ID  STATE   TYPE "
				     "       DEVICE\n",
				TABLE(nt4_sessions)},
			.users = {" USERNAME              SESSION            ID  STATE   IDLE TIME "
				  " LOGON TIME\n",
				TABLE(nt4_users)},
			.processes =
				{" USERNAME              SESSION            ID  STATE      PID\n",
					TABLE(nt4_processes)},
			.states = nt4_states,
			.nobody = "",
			.user = "user",
			.marks_user = true,
			.finds_active_only = true,
			.hides_system = true,
			.write_idle = write_nt4_idle,
			.write_logon = write_nt4_logon,
		},
	[EDITION_WS2003] =
		{
			.sessions = {LATER_SESSION_HEADER, WS2003_TABLE(later_sessions)},
			.users = {LATER_USER_HEADER, WS2003_TABLE(later_users)},
			.processes = {LATER_PROCESS_HEADER, WS2003_TABLE(later_processes)},
			.states = later_states,
			.types = ws2003_types,
			.nobody = "(unknown)",
			.user = "User",
			.pauses = true,
			.is_by_winstation = true,
			.write_idle = write_later_idle,
			.write_logon = write_later_logon,
		},
	[EDITION_WS2022] =
		{
			.sessions = {LATER_SESSION_HEADER, WS2022_TABLE(later_sessions)},
			.users = {LATER_USER_HEADER, WS2022_TABLE(later_users)},
			.processes = {LATER_PROCESS_HEADER, WS2022_TABLE(later_processes)},
			.states = later_states,
			.nobody = "(unknown)",
			.user = "User",
			.pauses = true,
			.write_idle = write_later_idle,
			.write_logon = write_later_logon,
		},
};

const struct listings *listings_of(enum edition edition)
{
	assert((unsigned)edition < EDITION_COUNT);
	return &editions[edition];
}

const char *listings_state(const struct listings *listings, enum session_state state)
{
	return (unsigned)state < SESSION_STATE_COUNT ? listings->states[state] : "?";
}

/* --- Order --- */

/* Captures of Server 2003: whoever took session 0 comes first, and the console last before the rest. */
static int place_of(const struct session_info *session)
{
	if (session->id == 0)
		return 0;
	if (session->state == SESSION_LISTEN)
		return 1;
	return session->kind == WINSTATION_CONSOLE ? 2 : 3;
}

int listings_compare_by_winstation(const void *a, const void *b)
{
	const struct session_info *left = a, *right = b;
	int by_place = place_of(left) - place_of(right);

	if (by_place != 0)
		return by_place;
	return (left->id > right->id) - (left->id < right->id);
}
