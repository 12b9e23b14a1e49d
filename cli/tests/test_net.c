/* net, as a whole program. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define NO_ENTRIES "There are no entries in the list.\n\n"
#define NO_ALIAS(name)                                                                             \
	"An error occurred while sending a message to " name ".\n\n"                               \
	"The message alias could not be found on the network.\n\n"                                 \
	"More help is available by typing NET HELPMSG 2273.\n\n"
#define NET_USAGE                                                                                  \
	"Messages and connections of the network.\n\n"                                             \
	"NET { SEND | SESSION | USE }\n\n"                                                         \
	"  SEND                Messages to users and servers.\n"                                   \
	"  SESSION             Sessions of the network.\n"                                         \
	"  USE                 Connections to shared folders.\n\n"

/* Scripts ask by it whether an administrator runs them. */
static void net_session__is_for_administrators(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"administrator", {"session"}, .out = NO_ENTRIES, .err = ""}},
		{.typed = {"user", {"session"}, .status = 2, .out = "",
			 .err = "System error 5 has occurred.\n\nAccess is denied.\n\n"},
			"WF12/3"},
		{.typed = {"one", {"session", "\\\\PC09", "/delete"}, .status = 2, .out = "",
			 .err = "A session does not exist with that computer name.\n\n"
				"More help is available by typing NET HELPMSG 2312.\n\n"}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void net_use__finds_nothing_shared(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"list", {"use"}, .out = NO_ENTRIES, .err = ""}, "WF12/3"},
		{.typed = {"end all", {"use", "*", "/delete", "/y"}, .out = NO_ENTRIES, .err = ""}},
		{.typed = {"connect", {"use", "x:", "\\\\WF13\\data", "/persistent:no"},
			 .status = 2, .out = "",
			 .err = "System error 53 has occurred.\n\n"
				"The network path was not found.\n\n"}},
		{.typed = {"end", {"use", "x:", "/DELETE"}, .status = 2, .out = "",
			 .err = "The network connection could not be found.\n\n"
				"More help is available by typing NET HELPMSG 2250.\n\n"}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

/* Messages are no change of a session: what the farm keeps of them, tests of msg show. */
static void net_send__finds_users_and_servers(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"user", {"send", "tom", "Save", "now"},
			 .out = "The message was successfully sent to TOM.\n\n", .err = ""},
			.changed = ""},
		{.typed = {"user of another server", {"send", "kim", "Save", "/v"},
			 .out = "The message was successfully sent to KIM.\n\n", .err = ""},
			.changed = ""},
		{.typed = {"server", {"send", "wf12", "Save"},
			 .out = "The message was successfully sent to WF12.\n\n", .err = ""},
			.changed = ""},
		{.typed = {"everybody", {"send", "*", "Save"},
			 .out = "The message was successfully sent to *.\n\n", .err = ""},
			.changed = ""},
		{.typed = {"own server", {"send", "/users", "Save"},
			 .out = "The message was successfully sent to /USERS.\n\n", .err = ""},
			.changed = ""},
		{.typed = {"nobody", {"send", "max99", "Save"}, .status = 2, .out = "",
			 .err = NO_ALIAS("MAX99")}},
		{.typed = {"a server without a console", {"send", "WF13", "Save"}, .status = 2,
			 .out = "", .err = NO_ALIAS("WF13")}},
		{.typed = {"nothing to say", {"send", "tom"}, .status = 1, .out = "", .err = NULL}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void net__other_words_are_refused_by_name(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"user", {"user", "eva"}, .status = 1, .out = "",
			 .err = "net: 'net user' is not part of this prompt; use net send, net "
				"session or net use\n"}},
		{.typed = {"nothing", {NULL}, .status = 1, .out = "",
			 .err = "Invalid parameter(s)\n" NET_USAGE}},
		{.typed = {"help", {"/?"}, .out = NET_USAGE, .err = ""}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(net_session__is_for_administrators),
		TEST(net_use__finds_nothing_shared),
		TEST(net_send__finds_users_and_servers),
		TEST(net__other_words_are_refused_by_name),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
