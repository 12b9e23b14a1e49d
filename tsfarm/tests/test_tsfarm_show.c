/* `tsfarm show`: for people and for programs. The whole output is in files beside this one. */
#include <jansson.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox.h"
#include "base/text.h"

#define FARM TEST_DATA "test_tsfarm_farm.yaml"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){"create", {"create", "farm.db", FARM}, .err = ""});
	return 0;
}

static void compare_with_file(const struct sandbox_case *given, const char *file)
{
	size_t length;
	char *expected = read_file(file, &length), *out, *err;
	int status = sandbox_start(given, &out, &err);

	same_number(given->label, status, 0);
	sandbox_compare(given->label, "stderr", "", err);
	sandbox_compare(given->label, "stdout", expected, out);
	free(expected);
	free(out);
	free(err);
}

static void show__for_people_is_aligned_by_display_width(void **state)
{
	(void)state;
	compare_with_file(&(struct sandbox_case){"text", {"show", "farm.db"}, .err = ""},
		TEST_DATA "test_tsfarm_show.txt");
}

static void show__for_programs_is_one_document(void **state)
{
	(void)state;
	compare_with_file(&(struct sandbox_case){"JSON", {"show", "--json", "farm.db"}, .err = ""},
		TEST_DATA "test_tsfarm_show.json");
}

static json_t *show_json(const char *option, const char *value)
{
	const struct sandbox_case given = {
		.arguments = {"show", "farm.db", "--json", option, value}};
	char *text;
	json_t *document;

	assert_int_equal(sandbox_start(&given, &text, NULL), 0);
	document = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	free(text);
	assert_non_null(document);
	return document;
}

static void show__one_server_has_all_accounts(void **state)
{
	json_t *all = show_json(NULL, NULL), *one = show_json("--server", "wf12");
	json_t *servers = json_object_get(one, "servers");

	(void)state;
	assert_int_equal(json_array_size(json_object_get(all, "servers")), 2);
	assert_int_equal(json_array_size(servers), 1);
	assert_string_equal(
		json_string_value(json_object_get(json_array_get(servers, 0), "name")), "WF12");
	assert_true(json_equal(
		json_array_get(servers, 0), json_array_get(json_object_get(all, "servers"), 1)));
	assert_true(json_equal(json_object_get(one, "accounts"), json_object_get(all, "accounts")));
	assert_true(json_equal(json_object_get(one, "groups"), json_object_get(all, "groups")));
	json_decref(all);
	json_decref(one);
}

static void show__an_empty_farm_is_shown(void **state)
{
	static const struct sandbox_case cases[] = {
		{"make it", {"create", "empty.db", "-"}, .input = "servers: {}\n", .out = ""},
		{"show it", {"show", "empty.db"}, .err = "",
			.out = "Farm time 1998-06-16 09:00:00\n"
			       "\n"
			       "Groups: Administrators, Guests, Users\n"
			       "\n"
			       "  ACCOUNT        GROUPS\n"
			       "  Administrator  Administrators\n"
			       "  Guest          Guests\n"
			       "  SYSTEM         Administrators\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	assert_int_equal(
		sandbox_start(&(struct sandbox_case){.arguments = {"show", "empty.db", "--json"}},
			NULL, NULL),
		0);
}

static void show__a_server_that_is_not_there_is_refused(void **state)
{
	static const struct sandbox_case cases[] = {
		{"a typing slip", {"show", "farm.db", "--server", "WF21"}, .status = 1, .out = "",
			.err = "tsfarm: farm 'farm.db' has no server 'WF21'; did you mean "
			       "'WF12'?\n"},
		{"another name", {"show", "--json", "--server=QUITEOTHER", "farm.db"}, .status = 1,
			.out = "",
			.err = "tsfarm: farm 'farm.db' has no server 'QUITEOTHER'; 'tsfarm show' "
			       "lists "
			       "them\n"},
		{"no name", {"show", "--server=", "farm.db"}, .status = 1, .out = "",
			.err = "tsfarm: farm 'farm.db' has no server ''; 'tsfarm show' lists "
			       "them\n"},
		{"no value", {"show", "farm.db", "--server"}, .status = 2, .out = "",
			.err = "tsfarm: option '--server' needs a value: --server NAME\n"},
		{"a value too many", {"show", "farm.db", "--json=yes"}, .status = 2, .out = "",
			.err = "tsfarm: option '--json' takes no value\n"},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* What a terminal would obey is shown instead; JSON escapes it. */
static void show__control_characters_stay_harmless(void **state)
{
	static const char farm[] = "servers: {W: {sessions: {3: {user: eva, client: "
				   "\"\\e[31mPC\\x7f\\u0085\\u202e\\n\"}}}}";
	char *text;

	(void)state;
	sandbox_run(&(struct sandbox_case){
		"make it", {"create", "control.db", "-"}, .input = farm, .err = ""});
	sandbox_start(&(struct sandbox_case){.arguments = {"show", "control.db"}}, &text, NULL);
	assert_non_null(strstr(text, "\\x1B[31mPC\\x7F\\xC2\\x85\\xE2\\x80\\xAE\\x0A\n"));
	assert_null(strchr(text, '\033'));
	free(text);
	sandbox_start(
		&(struct sandbox_case){.arguments = {"show", "--json", "control.db"}}, &text, NULL);
	assert_non_null(strstr(text, "\"\\u001B[31mPC"));
	assert_null(strchr(text, '\033'));
	free(text);
}

/* What the program prints to a terminal. */
static void read_from_terminal(const char *term, const char *no_color, struct text *ret_text)
{
	char bytes[4096];
	ssize_t got;
	int terminal, status;
	pid_t child = forkpty(&terminal, NULL, NULL, NULL);

	assert_true(child >= 0);
	if (child == 0) {
		setenv("TERM", term, true);
		setenv("NO_COLOR", no_color, true);
		execl(sandbox_program(), "tsfarm", "show", "farm.db", (char *)NULL);
		_exit(97);
	}
	while ((got = read(terminal, bytes, sizeof(bytes))) > 0)
		text_add_bytes(ret_text, bytes, (size_t)got);
	close(terminal);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void show__colour_is_for_terminals_that_want_it(void **state)
{
	static const struct {
		const char *term, *no_color;
		bool colour;
	} rows[] = {{"xterm", "", true}, {"xterm", "1", false}, {"dumb", "", false}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text text = {0};
		bool bold, dim;

		read_from_terminal(rows[i].term, rows[i].no_color, &text);
		bold = strstr(text_string(&text), "\033[1mWF12\033[0m: edition");
		dim = strstr(text_string(&text), "\033[2m     ID  NAME");
		text_deinit(&text);
		same_number(rows[i].term, bold, rows[i].colour);
		same_number(rows[i].term, dim, rows[i].colour);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(show__for_people_is_aligned_by_display_width),
		TEST(show__for_programs_is_one_document),
		TEST(show__one_server_has_all_accounts),
		TEST(show__an_empty_farm_is_shown),
		TEST(show__a_server_that_is_not_there_is_refused),
		TEST(show__control_characters_stay_harmless),
		TEST(show__colour_is_for_terminals_that_want_it),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
