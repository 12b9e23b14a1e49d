/* The listings of each edition: header, rows, times and order. */

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/listings.h"

/* --- Columns --- */

struct row_case {
	enum edition edition;
	const char *label;
	struct column_row row;
	const char *expected;
};

#define ROW(...)                                                                                   \
	{                                                                                          \
		.texts = { __VA_ARGS__ }                                                           \
	}

/* The lines are those of captures, with other names. */
static const struct row_case session_rows[] = {
	{EDITION_WS2022, "services",
		ROW([COLUMN_SESSION] = "Services", [COLUMN_ID] = "0", [COLUMN_STATE] = "Disc"),
		" services                                    0  Disc                        \n"},
	{EDITION_WS2022, "current session",
		{.is_marked = true,
			.texts = {[COLUMN_SESSION] = "RDP-Tcp#0",
				[COLUMN_USER] = "User Two",
				[COLUMN_ID] = "2",
				[COLUMN_STATE] = "Active"}},
		">rdp-tcp#0         User Two                  2  Active                      \n"},
	{EDITION_WS2022, "disconnected",
		ROW([COLUMN_USER] = "bert", [COLUMN_ID] = "22", [COLUMN_STATE] = "Disc"),
		"                   bert                     22  Disc                        \n"},
	{EDITION_WS2022, "long name",
		ROW([COLUMN_SESSION] = "31C5CE94259D4006A9E4", [COLUMN_ID] = "65536",
			[COLUMN_STATE] = "Listen"),
		" 31c5ce94259d4...                        65536  Listen                      \n"},
	{EDITION_WS2003, "type",
		ROW([COLUMN_SESSION] = "RDP-Tcp", [COLUMN_ID] = "65536", [COLUMN_STATE] = "Listen",
			[COLUMN_TYPE] = "rdpwd"),
		" rdp-tcp                                 65536  Listen  rdpwd               \n"},
	{EDITION_WS2003, "long name",
		ROW([COLUMN_SESSION] = "31C5CE94259D4006A9E4", [COLUMN_ID] = "65536",
			[COLUMN_STATE] = "Listen", [COLUMN_TYPE] = "rdpwd"),
		" 31c5ce94259d4006a9e4                        65536  Listen  rdpwd               "
		"\n"},
	{EDITION_NT4, "nothing behind",
		ROW([COLUMN_SESSION] = "RDP-Tcp#3", [COLUMN_USER] = "Eva", [COLUMN_ID] = "3",
			[COLUMN_STATE] = "active"),
		" rdp-tcp#3         eva                       3  active\n"},
};

static const struct row_case user_rows[] = {
	{EDITION_WS2022, "day",
		{.is_marked = true,
			.texts = {[COLUMN_USER] = "Ben Bolen",
				[COLUMN_SESSION] = "RDP-Tcp#16",
				[COLUMN_ID] = "141",
				[COLUMN_STATE] = "Active",
				[COLUMN_IDLE] = "11+04:12",
				[COLUMN_LOGON] = "3/25/2021 9:27 AM"}},
		">ben bolen             rdp-tcp#16        141  Active   11+04:12  3/25/2021 9:27 "
		"AM\n"},
	{EDITION_WS2022, "none",
		ROW([COLUMN_USER] = "Administrator", [COLUMN_SESSION] = "Console",
			[COLUMN_ID] = "1", [COLUMN_STATE] = "Active", [COLUMN_IDLE] = "none ",
			[COLUMN_LOGON] = "24.08.2022 17:42"),
		" administrator         console             1  Active      none   24.08.2022 "
		"17:42\n"},
	{EDITION_WS2022, "no session",
		ROW([COLUMN_USER] = "tom", [COLUMN_ID] = "22", [COLUMN_STATE] = "Disc",
			[COLUMN_IDLE] = "1:22", [COLUMN_LOGON] = "08/04/2024 17:14"),
		" tom                                      22  Disc         1:22  08/04/2024 "
		"17:14\n"},
	{EDITION_NT4, "dot",
		ROW([COLUMN_USER] = "Tom", [COLUMN_SESSION] = "TERM04", [COLUMN_ID] = "5",
			[COLUMN_STATE] = "active", [COLUMN_IDLE] = ".",
			[COLUMN_LOGON] = "06/16/98 09:00"),
		" tom                   term04              5  active          .  06/16/98 "
		"09:00\n"},
};

static const struct row_case process_rows[] = {
	{EDITION_WS2022, "unknown",
		ROW([COLUMN_USER] = "(unknown)", [COLUMN_SESSION] = "Services", [COLUMN_ID] = "0",
			[COLUMN_STATE] = "wait", [COLUMN_PID] = "4", [COLUMN_IMAGE] = "System"),
		" (unknown)             services             0      4  system\n"},
	{EDITION_WS2022, "user",
		{.is_marked = true,
			.texts = {[COLUMN_USER] = "Anna",
				[COLUMN_SESSION] = "RDP-Tcp#10",
				[COLUMN_ID] = "12",
				[COLUMN_PID] = "10244",
				[COLUMN_IMAGE] = "WINWORD.EXE"}},
		">anna                  rdp-tcp#10          12  10244  winword.exe\n"},
	{EDITION_NT4, "state",
		ROW([COLUMN_USER] = "Eva", [COLUMN_SESSION] = "RDP-Tcp#3", [COLUMN_ID] = "3",
			[COLUMN_STATE] = "wait", [COLUMN_PID] = "102", [COLUMN_IMAGE] = "Calc.exe"),
		" eva                   rdp-tcp#3           3  wait    102  calc.exe\n"},
};

static void compare_rows(const struct row_case *rows, size_t count,
	const struct column_table *(*table)(const struct listings *listings))
{
	for (size_t i = 0; i < count; i++) {
		char line[128] = "";
		FILE *to = file_open_nameless();

		assert_non_null(to);
		columns_print(table(listings_of(rows[i].edition)), &rows[i].row, to);
		rewind(to);
		line[fread(line, 1, sizeof(line) - 1, to)] = '\0';
		fclose(to);
		same_text(rows[i].label, line, rows[i].expected);
	}
}

static const struct column_table *sessions_of(const struct listings *listings)
{
	return &listings->sessions;
}

static const struct column_table *users_of(const struct listings *listings)
{
	return &listings->users;
}

static const struct column_table *processes_of(const struct listings *listings)
{
	return &listings->processes;
}

static void listings_of__has_the_columns_of_the_captures(void **state)
{
	(void)state;
	compare_rows(session_rows, ARRAY_SIZE(session_rows), sessions_of);
	compare_rows(user_rows, ARRAY_SIZE(user_rows), users_of);
	compare_rows(process_rows, ARRAY_SIZE(process_rows), processes_of);
}

static void listings_of__has_the_headers_of_the_captures(void **state)
{
	(void)state;
	for (int edition = EDITION_WS2003; edition < EDITION_COUNT; edition++) {
		const struct listings *listings = listings_of((enum edition)edition);

		same_text("sessions", listings->sessions.header,
			" SESSIONNAME       USERNAME                 ID  STATE   TYPE        "
			"DEVICE \n");
		assert_int_equal(strlen(listings->sessions.header), 75 + 1);
		same_text("users", listings->users.header,
			" USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON "
			"TIME\n");
		same_text("processes", listings->processes.header,
			" USERNAME              SESSIONNAME         ID    PID  IMAGE\n");
	}
}

static void listings_of__has_a_word_for_each_state(void **state)
{
	(void)state;
	for (int edition = 0; edition < EDITION_COUNT; edition++) {
		for (int word = 0; word < SESSION_STATE_COUNT; word++) {
			const struct listings *listings = listings_of((enum edition)edition);
			const char *text = listings_state(listings, (enum session_state)word);

			assert_non_null(text);
			for (int other = 0; other < word; other++)
				assert_string_not_equal(text, listings->states[other]);
		}
		same_text("another one",
			listings_state(listings_of((enum edition)edition), SESSION_STATE_COUNT),
			"?");
	}
}

/* --- Times --- */

static void write_idle__has_five_shapes(void **state)
{
	static const struct {
		enum edition edition;
		uint32_t minutes;
		bool is_unknown;
		const char *expected;
	} rows[] = {
		{EDITION_WS2022, 0, false, "."},
		{EDITION_WS2022, 1, false, "1"},
		{EDITION_WS2022, 59, false, "59"},
		{EDITION_WS2022, 60, false, "1:00"},
		{EDITION_WS2022, 82, false, "1:22"},
		{EDITION_WS2022, 24 * 60 - 1, false, "23:59"},
		{EDITION_WS2022, 24 * 60, false, "1+00:00"},
		{EDITION_WS2022, 24 * 60 + 53, false, "1+00:53"},
		{EDITION_WS2022, 11 * 24 * 60 + 4 * 60 + 12, false, "11+04:12"},
		{EDITION_WS2022, 82, true, "none "},
		{EDITION_WS2003, 82, false, "1:22"},
		{EDITION_NT4, 0, true, "."},
		{EDITION_NT4, 1522, false, "1522"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[LISTINGS_TIME_SIZE];

		listings_of(rows[i].edition)
			->write_idle(rows[i].minutes, !rows[i].is_unknown, text);
		same_text("idle", text, rows[i].expected);
	}
}

static void write_logon__follows_the_locale(void **state)
{
	static const struct {
		enum edition edition;
		enum locale locale;
		const char *time, *expected;
	} rows[] = {
		{EDITION_WS2022, LOCALE_EN_US, "2021-03-25 09:27:59", "3/25/2021 9:27 AM"},
		{EDITION_WS2022, LOCALE_EN_US, "2021-12-01 00:05:00", "12/1/2021 12:05 AM"},
		{EDITION_WS2022, LOCALE_EN_US, "2021-12-01 12:00:00", "12/1/2021 12:00 PM"},
		{EDITION_WS2022, LOCALE_EN_US, "2021-12-01 23:59:59", "12/1/2021 11:59 PM"},
		{EDITION_WS2022, LOCALE_EN_GB, "2024-04-08 17:14:00", "08/04/2024 17:14"},
		{EDITION_WS2022, LOCALE_DE_DE, "2022-08-24 07:42:00", "24.08.2022 07:42"},
		{EDITION_WS2022, LOCALE_FR_FR, "2022-08-24 17:42:00", "24/08/2022 17:42"},
		{EDITION_WS2003, LOCALE_DE_DE, "2005-01-21 17:42:00", "21.01.2005 17:42"},
		{EDITION_WS2022, LOCALE_EN_US, "", ""},
		{EDITION_NT4, LOCALE_DE_DE, "1998-06-16 09:00:00", "06/16/98 09:00"},
		{EDITION_NT4, LOCALE_EN_US, "", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[LISTINGS_TIME_SIZE] = "not written";

		listings_of(rows[i].edition)->write_logon(rows[i].locale, rows[i].time, text);
		same_text(rows[i].time, text, rows[i].expected);
	}
}

/* --- Order --- */

static void listings_compare_by_winstation__follows_the_captures_of_2003(void **state)
{
	struct session_info sessions[] = {
		{.id = 1, .state = SESSION_DISCONNECTED, .kind = WINSTATION_LISTENER},
		{.id = 2, .state = SESSION_ACTIVE, .kind = WINSTATION_LISTENER},
		{.id = 5, .state = SESSION_CONNECTED, .kind = WINSTATION_CONSOLE},
		{.id = 65537, .state = SESSION_LISTEN, .kind = WINSTATION_LISTENER},
		{.id = 65536, .state = SESSION_LISTEN, .kind = WINSTATION_LISTENER},
		{.id = 0, .state = SESSION_DISCONNECTED, .kind = WINSTATION_LISTENER},
	};
	static const uint32_t expected[] = {0, 65536, 65537, 5, 1, 2};

	(void)state;
	qsort(sessions, ARRAY_SIZE(sessions), sizeof(*sessions), listings_compare_by_winstation);
	for (size_t i = 0; i < ARRAY_SIZE(expected); i++)
		assert_int_equal(sessions[i].id, expected[i]);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(listings_of__has_the_columns_of_the_captures),
		cmocka_unit_test(listings_of__has_the_headers_of_the_captures),
		cmocka_unit_test(listings_of__has_a_word_for_each_state),
		cmocka_unit_test(write_idle__has_five_shapes),
		cmocka_unit_test(write_logon__follows_the_locale),
		cmocka_unit_test(listings_compare_by_winstation__follows_the_captures_of_2003),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
