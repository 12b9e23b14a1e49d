#include "sim/tests/support.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"

static const int numbers[] = {
	WIN32_ERROR_FILE_NOT_FOUND, WIN32_ERROR_ACCESS_DENIED, WIN32_ERROR_INVALID_HANDLE,
	WIN32_ERROR_NOT_ENOUGH_MEMORY, WIN32_ERROR_NOT_SUPPORTED, WIN32_ERROR_INVALID_PARAMETER,
	WIN32_ERROR_CALL_NOT_IMPLEMENTED, WIN32_ERROR_LOGON_FAILURE,
	WIN32_ERROR_RPC_SERVER_UNAVAILABLE, WIN32_ERROR_LOGON_DISABLED,
	WIN32_ERROR_CONSOLE_DISCONNECT, WIN32_ERROR_CONSOLE_CONNECT,
	WIN32_ERROR_WINSTATION_NAME_INVALID, WIN32_ERROR_CLOSE_PENDING,
	WIN32_ERROR_WINSTATION_NOT_FOUND, WIN32_ERROR_WINSTATION_BUSY,
	WIN32_ERROR_WINSTATION_ACCESS_DENIED, WIN32_ERROR_SHADOW_INVALID,
	WIN32_ERROR_SHADOW_NOT_RUNNING, FARM_E_NOT_A_FARM, FARM_E_NEWER, FARM_E_CORRUPT,
	FARM_E_EXISTS, FARM_E_IMPOSSIBLE, FARM_E_REFUSED, FARM_E_ENDLESS, FARM_E_FOREIGN,
	FARM_E_REPLACED};

static void farm_error_to_string__each_answer_has_a_phrase_of_its_own(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		const char *phrase = farm_error_to_string(numbers[i]);

		assert_string_not_equal(phrase, "failed in an unknown way");
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(phrase, farm_error_to_string(numbers[j]));
	}
	same_text("no answer of ours", farm_error_to_string(1), "failed in an unknown way");
	same_text("of the system", farm_error_to_string(-ENOENT), strerror(ENOENT));
}

static void win32_error_text__is_microsofts(void **state)
{
	static const struct {
		uint32_t number;
		const char *text;
	} rows[] = {
		{5, "Access is denied."},
		{1722, "The RPC server is unavailable."},
		{7001, "The specified session name is invalid."},
		{7007, "A close operation is pending on the session."},
		{7022, "The specified session cannot be found."},
		{7041, "Disconnecting the console session is not supported."},
		{7042, "Reconnecting a disconnected session to the console is not supported."},
		{0, NULL},
		{1, NULL},
		{FARM_E_NEWER, NULL},
		{(uint32_t)-ENOENT, NULL},
		{UINT32_MAX, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_text("text", win32_error_text(rows[i].number), rows[i].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(farm_error_to_string__each_answer_has_a_phrase_of_its_own),
		cmocka_unit_test(win32_error_text__is_microsofts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
