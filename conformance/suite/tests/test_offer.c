/* not-offered: which scenarios need what a program lacks. */
#include "conformance/suite/tests/support.h"

#include <stdint.h>

#include "base/macros.h"
#include "conformance/suite/offer.h"

static const struct clause own_clause = {.id = "d/security/refused"};

/* The entry of the list that a scenario of that command needs, "" for none. */
static const char *find_missing(const char *command, char **arguments, const char *list)
{
	const struct clause *clauses[] = {&own_clause};
	struct step step = {.arguments = arguments};
	const struct scenario scenario = {.command = command,
		.clauses = clauses,
		.clause_count = 1,
		.steps = &step,
		.step_count = 1};
	struct subject_file file = {0};
	const char *missing;

	while (arguments[step.argument_count])
		step.argument_count++;
	same_number(list, offer_read(&reader, parse(list), &file), 0);
	same_problems(list, "");
	missing = offer_missing(&file, &scenario);
	return missing ? missing : "";
}

static void offer_missing__table(void **state)
{
	static const struct {
		const char *command;
		const char *arguments[5];
		const char *list, *missing;
	} rows[] = {
		{"logoff", {"logoff", "12"}, "[names]", ""},
		{"logoff", {"logoff"}, "[names]", ""},
		{"logoff", {"logoff", "term04"}, "[names]", "names"},
		{"logoff", {"logoff", "/v", "term04"}, "[names]", "names"},
		{"logoff", {"logoff", "/v", "12"}, "[names]", ""},
		{"logoff", {"logoff", "12a"}, "[names]", "names"},
		{"query", {"query", "user"}, "[names]", ""},
		{"query", {"query", "user", "eva"}, "[names]", "names"},
		{"reset", {"reset", "session", "12"}, "[names]", ""},
		{"logoff", {"logoff", "12", "/V"}, "[/v]", "/v"},
		{"logoff", {"logoff", "12", "-v"}, "[/v]", "/v"},
		{"logoff", {"logoff", "12", "/vm"}, "[/v]", ""},
		{"logoff", {"logoff", "12", "/SERVER:WF13"}, "['/server:']", "/server:"},
		{"logoff", {"logoff", "12", "/server"}, "['/server:']", ""},
		{"logoff", {"logoff", "term04", "/v"}, "[/w, /v, names]", "/v"},
		/* another program of the scenario */
		{"logoff", {"query", "user", "eva", "/v"}, "[/v, names]", ""},
		/* clauses, whole or by their beginning up to a slash */
		{"logoff", {"logoff"}, "[d/security]", "d/security"},
		{"logoff", {"logoff"}, "[d/security/refused]", "d/security/refused"},
		{"logoff", {"logoff"}, "[d/sec]", ""},
		{"logoff", {"logoff"}, "[d/security/refused/more]", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_text(rows[i].list,
			find_missing(rows[i].command, (char **)(uintptr_t)rows[i].arguments,
				rows[i].list),
			rows[i].missing);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			offer_missing__table, reading_setup, reading_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
