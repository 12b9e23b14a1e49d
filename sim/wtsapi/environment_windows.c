#include <wchar.h>

#include "base/macros.h"
#include "base/wide.h"
#include "sim/session_variables.h"
#include "sim/wtsapi/handle.h"
#include "sim/wtsapi/identity_windows.h"

/* The C library copied the environment when it began, and has a function that sets both. */
static void set_variable(const char *name, const char *value)
{
	wchar_t *wide_name = wide_from_utf8(name), *wide_value = wide_from_utf8(value);

	if (wide_name && wide_value) {
		SetEnvironmentVariableW(wide_name, *wide_value ? wide_value : NULL);
		_wputenv_s(wide_name, wide_value);
	}
	free(wide_name);
	free(wide_value);
}

void environment_fill(void)
{
	struct session_variable variables[SESSION_VARIABLE_COUNT];
	char server[HANDLE_NAME_BYTES];
	struct session_info session;
	int64_t account_id;

	if (!identity_get_server(server) || !identity_get_session(&session, &account_id))
		return;
	session_get_variables(&session, server, variables);
	for (size_t i = 0; i < ARRAY_SIZE(variables); i++)
		set_variable(variables[i].name, variables[i].value);
}
