/* A farm stays open between calls. Nobody notices: what others do to it or its file is seen at once. */
#include "sim/wtsapi/tests/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"

static void same_user(DWORD session, const WCHAR *user)
{
	DONE(WTSQuerySessionInformationW(NULL, session, WTSUserName, ROWS, COUNT));
	same_wide("user", results.rows, user);
}

static void farm__changed_by_others(void **state)
{
	struct caller caller = caller_at(farm, "WF12/2");

	(void)state;
	same_user(12, W("tom"));
	same_number("logoff", session_logoff(farm, &caller, caller.server_id, 12), 0);
	REFUSED(7022, WTSQuerySessionInformationW(NULL, 12, WTSUserName, ROWS, COUNT));
	DONE(WTSLogoffSession(NULL, 3, TRUE));
	REFUSED(7022, WTSQuerySessionInformationW(NULL, 3, WTSUserName, ROWS, COUNT));
	same_user(4, W("ole"));
}

/* The farm can be written by others while it is open here. */
static void farm__is_not_locked_between_calls(void **state)
{
	struct caller caller = caller_at(farm, "WF12/2");

	(void)state;
	for (uint32_t id = 3; id <= 5; id++) {
		same_user(2, W("ada"));
		same_number("logoff", session_logoff(farm, &caller, caller.server_id, id), 0);
	}
}

static void put_farm(const char *path, const char *yaml)
{
	struct snapshot *snapshot = parse_farm(yaml);

	same_number("create", farm_create(path, snapshot, true), 0);
	snapshot_free(snapshot);
}

static void farm__replaced(void **state)
{
	static const struct {
		const char *yaml;
		const WCHAR *user;
	} rows[] = {
		{"servers: {WF12: {sessions: {2: {user: bob}}}}\n", W("bob")},
		{"servers: {WF12: {sessions: {2: {user: zoe}}}}\n", W("zoe")},
		{"servers: {WF12: {sessions: {2: {user: kim}}}}\n", W("kim")},
	};
	const char *path = folder_file(&folder, "replaced.db");

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (!file_moves_while_open)
			WTSCloseServer(WTS_CURRENT_SERVER_HANDLE);
		put_farm(path, rows[i].yaml);
		same_number("TSFARM_DB", environment_set("TSFARM_DB", path), 0);
		same_user(2, (WCHAR *)rows[i].user);
		same_user(2, (WCHAR *)rows[i].user);
	}
}

static void farm__removed(void **state)
{
	const char *path = folder_file(&folder, "removed.db");

	(void)state;
	put_farm(path, "servers: {WF12: {sessions: {2: {user: bob}}}}\n");
	same_number("TSFARM_DB", environment_set("TSFARM_DB", path), 0);
	same_user(2, W("bob"));
	if (!file_moves_while_open)
		WTSCloseServer(WTS_CURRENT_SERVER_HANDLE);
	same_number("remove", remove(path), 0);
	REFUSED(2, WTSQuerySessionInformationW(NULL, 2, WTSUserName, ROWS, COUNT));
}

static void farm__another_in_the_environment(void **state)
{
	char *old = strdup(environment_get("TSFARM_DB"));
	const char *path = folder_file(&folder, "other.db");

	(void)state;
	put_farm(path, "servers: {WF12: {sessions: {2: {user: bob}}}}\n");
	for (int i = 0; i < 3; i++) {
		same_number("TSFARM_DB", environment_set("TSFARM_DB", old), 0);
		same_user(2, W("ada"));
		same_number("TSFARM_DB", environment_set("TSFARM_DB", path), 0);
		same_user(2, W("bob"));
	}
	free(old);
}

/* Its schema is changed while it is open here. */
static void farm__damaged(void **state)
{
	(void)state;
	same_user(2, W("ada"));
	same_number("foreign", run_sql(farm, "CREATE TABLE others (x INTEGER)"), 0);
	REFUSED(1392, WTSQuerySessionInformationW(NULL, 2, WTSUserName, ROWS, COUNT));
	same_number("mended", run_sql(farm, "DROP TABLE others"), 0);
	same_user(2, W("ada"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(farm__changed_by_others),
		IN_OFFICE(farm__is_not_locked_between_calls),
		IN_OFFICE(farm__replaced),
		IN_OFFICE(farm__removed),
		IN_OFFICE(farm__another_in_the_environment),
		IN_OFFICE(farm__damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
