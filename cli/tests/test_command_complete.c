/* What may follow on the lines of logoff and the commands around it, as a prompt asks for it. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/command_complete.h"
#include "sim/tests/support.h"

static const char farm[] =
	"servers:\n"
	"  WF12:\n"
	"    sessions:\n"
	"      0:  {at: Console, user: Administrator}\n"
	"      3:  {user: ann, programs: [{image: winword.exe}]}\n"
	"      5:  {user: Ann, state: disconnected, programs: [{image: WINWORD.EXE}]}\n"
	"      7:  {at: RDP-Tcp, state: listen, programs: [{image: csrss.exe}]}\n"
	"  WF13: {sessions: {6: {user: tom, programs: [{image: task, pid: 64}]}}}\n"
	"  WF14: {online: false}\n"
	"  RD22: {edition: ws2022}\n";

struct row {
	const char *words[8]; /* the last one is being typed */
	const char *offered;
};

static void take_candidate(void *context, const char *word, const char *help)
{
	(void)help;
	text_printf(context, "%s%s", ((struct text *)context)->length ? " " : "", word);
}

static void take_help(void *context, const char *word, const char *help)
{
	text_printf(context, "%s: %s; ", word, help ? help : "-");
}

static void compare_taken(const struct row *row, const struct snapshot *snapshot,
	const char *server, void (*taken)(void *context, const char *word, const char *help))
{
	cleanup(text_deinit) struct text offered = {0}, label = {0};
	struct completion completion = {.take = taken, .context = &offered, .before = ""};
	char *words[8] = {0};

	for (size_t i = 0; row->words[i]; i++) {
		words[i] = (char *)row->words[i];
		completion.word = words[i];
		text_printf(&label, "%s ", words[i]);
	}
	command_complete(&completion, words, snapshot, server);
	same_text(text_string(&label), text_string(&offered), row->offered);
}

static void compare_row(const struct row *row, const struct snapshot *snapshot, const char *server)
{
	compare_taken(row, snapshot, server, take_candidate);
}

static void compare_all(
	const struct row *rows, size_t count, const struct snapshot *snapshot, const char *server)
{
	for (size_t i = 0; i < count; i++)
		compare_row(&rows[i], snapshot, server);
}

static void complete__offers_what_an_operand_may_be(void **state)
{
	static const struct row rows[] = {
		{{"logoff", ""}, "Console RDP-Tcp#3 0 3 5 7 /server: /v /?"},
		{{"disconn", ""}, "Console RDP-Tcp#3 0 3 5 7 /server: /v /?"},
		{{"connect", "5", "/dest:"}, "/dest:Console /dest:RDP-Tcp#3"},
		{{"reset", "session", "R"}, "RDP-Tcp#3 RDP-Tcp"},
		{{"msg", ""},
			"Administrator ann Console RDP-Tcp#3 0 3 5 7 * /server: /time: /v /w /?"},
		{{"query", "session", ""},
			"Console RDP-Tcp#3 Administrator ann 0 3 /server: /mode /flow /connect /?"},
		{{"query", "user", "a"}, "Administrator ann"},
		{{"query", "process", "w"}, "winword.exe"},
		{{"query", "process", "/server:wf13", ""},
			"* 64 tom RDP-Tcp#6 /server: /id: /system /?"},
		{{"query", "process", "/id:"}, "/id:0 /id:3"},
		{{"query", "appservers", "WF"}, "WF12 WF13 WF14"},
		{{"query", "object", ""}, "/device /?"},
	};
	struct snapshot *snapshot = parse_farm(farm);

	(void)state;
	compare_all(rows, ARRAY_SIZE(rows), snapshot, "WF12");
	snapshot_free(snapshot);
}

static void complete__knows_what_went_before(void **state)
{
	static const struct row rows[] = {
		{{"logoff", "3", ""}, "/server: /v /?"},
		{{"logoff", "/server:WF13", ""}, "RDP-Tcp#6 6 /server: /v /?"},
		{{"logoff", "/server:WF99", ""}, "/server: /v /?"},
		{{"logoff", "/server:wf1"}, "/server:WF12 /server:WF13 /server:WF14"},
		{{"logoff", "-"}, ""},
		{{"msg", "ann", "/"}, "/server: /time: /v /w /?"},
		{{"msg", "ann", "come", "/"}, ""},
		{{"msg", "/time:"}, ""},
		{{"query", "user", "ann", "x"}, ""},
		{{"query", "logons", ""}, ""},
	};
	struct snapshot *snapshot = parse_farm(farm);

	(void)state;
	compare_all(rows, ARRAY_SIZE(rows), snapshot, "WF12");
	snapshot_free(snapshot);
}

/* The later names and switches, where they are typed; also of what is on another server. */
static void complete__follows_the_edition(void **state)
{
	static const struct row rows[] = {
		{{"d"}, ""},
		{{"ts"}, "tscon tsdiscon tskill"},
		{{"disconn", "/server:WF12", "/"}, "/server: /v /? /vm"},
		{{"logoff", "/server:WF12", "3", ""}, "/server: /v /? /vm"},
		{{"tscon", "/"}, "/dest: /password: /v /?"},
		{{"change", "logon", ""}, "/enable /disable /query /? /drain /drainuntilrestart"},
		{{"reset", ""}, "session"},
		{{"query", ""}, "process session termserver user"},
	};
	struct snapshot *snapshot = parse_farm(farm);

	(void)state;
	compare_all(rows, ARRAY_SIZE(rows), snapshot, "RD22");
	snapshot_free(snapshot);
}

static void complete__ignores_case(void **state)
{
	static const struct row rows[] = {
		{{"LOGOFF", "rdp"}, "RDP-Tcp#3"},
		{{"logoff", "/S"}, "/server:"},
		{{"logoff", "/SERVER:wf13"}, "/SERVER:WF13"},
		{{"Query", "SES"}, "session"},
		{{"QUERY", "SESSION", "ANN"}, "ann"},
		{{"/usr/bin/logoff", "rdp"}, "RDP-Tcp#3"},
		{{"C:\\Logoff.EXE", "rdp"}, "RDP-Tcp#3"},
		{{"logoffs", "rdp"}, ""},
	};
	struct snapshot *snapshot = parse_farm(farm);

	(void)state;
	compare_all(rows, ARRAY_SIZE(rows), snapshot, "WF12");
	snapshot_free(snapshot);
}

static void complete__offers_programs(void **state)
{
	static const struct row rows[] = {
		{{""}, "change chglogon chgport chgusr connect disconn kill logoff msg net qappsrv "
		       "qprocess query quser qwinsta reset rwinsta shadow tscon tsdiscon tskill"},
		{{"change", ""}, "logon port user"},
		{{"net", ""}, "send session use"},
		{{"Q"}, "qappsrv qprocess query quser qwinsta"},
		{{"query", ""}, "appservers object process session user"},
		{{"reset", ""}, "session winsta"},
		{{"dir", ""}, ""},
	};

	(void)state;
	compare_all(rows, ARRAY_SIZE(rows), NULL, NULL);
}

static void complete__without_a_farm_knows_switches(void **state)
{
	static const struct row rows[] = {
		{{"logoff", ""}, "/server: /v /?"},
		{{"logoff", "/server:"}, ""},
		{{"quser", ""}, "/server: /?"},
		{{"msg", ""}, "* /server: /time: /v /w /?"},
	};
	struct snapshot *snapshot = parse_farm(farm);

	(void)state;
	compare_all(rows, ARRAY_SIZE(rows), NULL, "WF12");
	compare_row(&rows[0], snapshot, NULL);
	snapshot_free(snapshot);
}

static void complete__says_what_is_offered(void **state)
{
	static const struct row rows[] = {
		{{"logoff", "R"}, "RDP-Tcp#3: ann, 3; "},
		{{"logoff", "5"}, "5: ann, disconnected; "},
		{{"query", "user", "ann"}, "ann: RDP-Tcp#3, 3; "},
		{{"query", "process", "/server:WF13", "64"}, "64: task, tom, 6; "},
		{{"query", "appservers", "WF14"}, "WF14: offline; "},
		{{"quer"}, "query: -; "},
		{{"logo"}, "logoff: Terminates a session.; "},
	};
	struct snapshot *snapshot = parse_farm(farm);

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		compare_taken(&rows[i], snapshot, "WF12", take_help);
	snapshot_free(snapshot);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(complete__offers_what_an_operand_may_be),
		cmocka_unit_test(complete__knows_what_went_before),
		cmocka_unit_test(complete__follows_the_edition),
		cmocka_unit_test(complete__ignores_case),
		cmocka_unit_test(complete__offers_programs),
		cmocka_unit_test(complete__without_a_farm_knows_switches),
		cmocka_unit_test(complete__says_what_is_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
