#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "conformance/suite/subject_file.h"

#define HEAD "subject: s\ntitle: A subject\n"

static struct subject_file file;
static struct folder folder;

static int setup(void **state)
{
	folder_make(&folder);
	return reading_setup(state);
}

static int teardown(void **state)
{
	folder_remove(&folder);
	return reading_teardown(state);
}

static void read_text(const char *yaml)
{
	same_number(yaml, subject_file_read(&file, "s.yaml", parse(yaml), arena, &problems), 0);
}

static void subject_file_read__accepts_the_shortest(void **state)
{
	(void)state;
	read_text(HEAD);
	same_problems("shortest", "");
	same_text("id", file.id, "s");
	same_text("title", file.title, "A subject");
	same_text("path", file.path, "s.yaml");
	same_number("commands", (long long)file.command_count, 0);
	assert_null(file.start);
	assert_null(file.stop);
	assert_false(file.needs_program);
	same_text("farm-path", farm_path_to_string(file.farm_path), "native");
	same_number("time limit", file.time_limit, 120);
	same_number("known", (long long)file.known.count, 0);
}

static void subject_file_read__accepts_everything(void **state)
{
	(void)state;
	read_text(HEAD "start: [\"{here}/start\", \"{run}\", \"{wtsapi32.dll}\"]\n"
		       "stop: [\"{subjects}/stop\"]\n"
		       "time-limit: 600\n"
		       "command: [\"{WINE}\", \"{{x}\", {a: b}]\n");
	same_problems("a map is no word",
		"s.yaml:6:29: command[3]: expected a single value, found a map of keys\n");
	read_text(HEAD "start: [start]\n"
		       "stop: [stop, now]\n"
		       "command: [\"{WINE_2}\", \"{{x}\"]\n"
		       "needs-program: yes\n"
		       "farm-path: windows\n"
		       "launcher-lines: [\"wine: c*\"]\n"
		       "environment: {B: \"{WINE_2}\", A: \"\"}\n"
		       "known-failures: [{id: a/b, reason: later}]\n");
	same_problems("everything", "");
	same_text("launcher-lines", file.launcher_lines[0], "wine: c*");
	assert_null(file.launcher_lines[1]);
	same_text("stop", file.stop[1], "now");
	assert_null(file.stop[2]);
	same_number("commands", (long long)file.command_count, 1);
	same_text("command", file.commands[0].name, "logoff");
	same_text("command", file.commands[0].words[1], "{{x}");
	assert_true(file.needs_program);
	same_text("farm-path", farm_path_to_string(file.farm_path), "windows");
	same_number("environment", (long long)file.environment_count, 2);
	same_text("environment", file.environment[0], "B={WINE_2}");
	same_text("environment", file.environment[1], "A=");
	same_text("known", file.known.items[0].id, "a/b");
	same_text("known", file.known.items[0].file, "s.yaml");
}

static void subject_file_read__has_a_row_for_each_command(void **state)
{
	(void)state;
	read_text(HEAD "command: [a]\ncommands: {msg: [b, c], disconn: [\"{here}/d\"]}\n");
	same_problems("commands", "");
	same_number("commands", (long long)file.command_count, 3);
	same_text("first", file.commands[0].name, "logoff");
	same_text("second", file.commands[1].name, "msg");
	same_text("second", file.commands[1].words[1], "c");
	assert_null(file.commands[1].words[2]);
	same_text("third", file.commands[2].words[0], "{here}/d");
	read_text(HEAD "commands: {logoff: [a]}\n");
	same_problems("commands", "");
	same_text("alone", file.commands[0].name, "logoff");
}

#define ACCEPTED "; accepted: subjects, here, run, NAME.exe or NAME.dll\n"
#define ACCEPTED_LATE                                                                              \
	"; accepted: subjects, here, run, NAME.exe, NAME.dll or a VARIABLE that start prints\n"

static void subject_file_read__refuses(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"[]", "s.yaml:1:1: expected a map of keys, found a list\n"},
		{"title: x", "s.yaml:1:1: the key 'subject' is missing\n"},
		{"subject: s", "s.yaml:1:1: the key 'title' is missing\n"},
		{HEAD "title: y",
			"s.yaml:3:1: title: 'title' is given twice; the first stands in line 2\n"},
		{HEAD "comand: [x]", "s.yaml:3:1: unknown key 'comand'; did you mean 'command'?\n"},
		{"subject: S\ntitle: x", "s.yaml:1:10: subject: 'S' is not an id; accepted: small "
					 "letters, digits and '-'\n"},
		{"subject: \"\"\ntitle: x", "s.yaml:1:10: subject: '' is not an id; accepted: "
					    "small letters, digits and '-'\n"},
		{"subject: other\ntitle: x", "s.yaml:1:10: subject: the file of the subject "
					     "'other' is called 'other.yaml'\n"},
		{"subject: [s]\ntitle: x",
			"s.yaml:1:10: subject: expected a single value, found a list\n"},
		{HEAD "command: x",
			"s.yaml:3:10: command: expected a list, found a single value\n"},
		{HEAD "command: []", "s.yaml:3:10: command: a list of words is empty\n"},
		{HEAD "command: [\"{x\"]",
			"s.yaml:3:11: command[1]: a placeholder is not closed; '{{' is a brace\n"},
		{HEAD "command: [\"{farm}\"]",
			"s.yaml:3:11: command[1]: unknown placeholder 'farm'" ACCEPTED},
		{HEAD "command: [\"{WINE}\"]",
			"s.yaml:3:11: command[1]: unknown placeholder 'WINE'" ACCEPTED},
		{HEAD "start: [x]\ncommand: [\"{wine}\"]",
			"s.yaml:4:11: command[1]: unknown placeholder 'wine'" ACCEPTED_LATE},
		{HEAD "start: [x]\nenvironment: {A: \"{2}\"}",
			"s.yaml:4:18: environment.A: unknown placeholder '2'" ACCEPTED_LATE},
		{HEAD "start: [\"{WINE}\"]",
			"s.yaml:3:9: start[1]: unknown placeholder 'WINE'" ACCEPTED},
		{HEAD "start: [x]\nstop: [\"{WINE}\"]",
			"s.yaml:4:8: stop[1]: unknown placeholder 'WINE'" ACCEPTED},
		{HEAD "command: [\"{../x.exe}\"]",
			"s.yaml:3:11: command[1]: unknown placeholder '../x.exe'" ACCEPTED},
		{HEAD "stop: [x]", "s.yaml:3:7: stop: 'stop' needs the key 'start'\n"},
		{HEAD "needs-program: maybe\ncommand: [x]",
			"s.yaml:3:16: needs-program: 'maybe' is neither yes nor no; accepted: yes "
			"or no\n"},
		{HEAD "needs-program: yes", "s.yaml:3:16: needs-program: 'needs-program' needs "
					    "the key 'command'\n"},
		{HEAD "commands: [x]",
			"s.yaml:3:11: commands: expected a map of keys, found a list\n"},
		{HEAD "commands: {}", "s.yaml:3:11: commands: 'commands' is empty\n"},
		{HEAD "commands: {msg: x}",
			"s.yaml:3:17: commands.msg: expected a list, found a single value\n"},
		{HEAD "commands: {msg: [x], msg: [y]}", "s.yaml:3:22: commands.msg: 'msg' is given "
							"twice; the first stands in line 3\n"},
		{HEAD "commands: {Msg: [x]}",
			"s.yaml:3:12: commands.Msg: 'Msg' is no command's name; accepted: small "
			"letters, digits and '-'\n"},
		{HEAD "command: [x]\ncommands: {logoff: [y]}",
			"s.yaml:4:12: commands.logoff: 'logoff' is given twice: here and by "
			"the key 'command'\n"},
		{HEAD "commands: {msg: [x]}\nneeds-program: yes",
			"s.yaml:3:11: commands: 'commands' does not go with 'needs-program'; "
			"use the key 'command'\n"},
		{HEAD "editions: [ws2022, nt4, WS2022, nt4]",
			"s.yaml:3:25: editions[3]: edition 'WS2022' is given twice\n"
			"s.yaml:3:33: editions[4]: edition 'nt4' is given twice\n"},
		{HEAD "farm-path: dos", "s.yaml:3:12: farm-path: unknown word 'dos'; accepted: "
					"native or windows\n"},
		{HEAD "launcher-lines: x",
			"s.yaml:3:17: launcher-lines: expected a list, found a single value\n"},
		{HEAD "launcher-lines: []",
			"s.yaml:3:17: launcher-lines: a list of words is empty\n"},
		{HEAD "time-limit: 0",
			"s.yaml:3:13: time-limit: '0' is no time limit of 1 to 600 seconds\n"},
		{HEAD "time-limit: 601",
			"s.yaml:3:13: time-limit: '601' is no time limit of 1 to 600 seconds\n"},
		{HEAD "environment: [A]",
			"s.yaml:3:14: environment: expected a map of keys, found a list\n"},
		{HEAD "environment: {A: [b]}",
			"s.yaml:3:18: environment.A: expected a single value, found a list\n"},
		{HEAD "environment: {TSCONFORM_PLACE: x}",
			"s.yaml:3:15: environment.TSCONFORM_PLACE: tsconform sets the variable "
			"'TSCONFORM_PLACE' itself\n"},
		{HEAD "environment: {\"A=B\": c}",
			"s.yaml:3:15: environment.A=B: not a variable's name\n"},
		{HEAD "environment: {A: b, A: c}", "s.yaml:3:21: environment.A: 'A' is given "
						   "twice; the first stands in line 3\n"},
		{HEAD "known-failures: {id: a}",
			"s.yaml:3:17: known-failures: expected a list, found a map of keys\n"},
		{HEAD "known-failures: [{id: a}]",
			"s.yaml:3:18: known-failures[1]: the key 'reason' is missing\n"},
		{HEAD "known-failures: missing.yaml",
			"missing.yaml: cannot be read: No such file or directory\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_text(rows[i].yaml);
		same_problems(rows[i].yaml, rows[i].problems);
	}
}

/* The list stands beside the subject's file, wherever that is. */
static void subject_file_load__reads_the_list_beside_it(void **state)
{
	static const char yaml[] = HEAD "known-failures: known.yaml\n",
			  list[] = "- {id: a, reason: b}\n";
	const char *path = arena_copy(arena, folder_file(&folder, "s.yaml"));
	const char *known = arena_copy(arena, folder_file(&folder, "known.yaml"));

	(void)state;
	write_file(path, yaml, strlen(yaml));
	write_file(known, list, strlen(list));
	same_number("load", subject_file_load(&file, path, arena, &problems), 0);
	same_problems("load", "");
	same_text("known", file.known.items[0].file, known);
	same_number("missing", subject_file_load(&file, "/no/such.yaml", arena, &problems), 0);
	same_problems("missing", "/no/such.yaml: cannot be read: No such file or directory\n");
}

static void farm_path__words_round_trip(void **state)
{
	(void)state;
	for (enum farm_path path = 0; path < FARM_PATH_COUNT; path++) {
		enum farm_path again;

		assert_true(farm_path_from_string(farm_path_to_string(path), &again));
		same_number(farm_path_to_string(path), again, path);
	}
	assert_false(farm_path_from_string("dos", &(enum farm_path){0}));
}

static void subject_file_read__knows_what_is_not_offered(void **state)
{
	(void)state;
	read_text(HEAD "not-offered: [names, \"/SERVER:\", d/one]\n");
	same_problems("all kinds", "");
	same_number("entries", (long long)file.lack_count, 3);
	same_text("in small letters", file.lacks[1].word, "/server:");
	same_text("a clause", file.lacks[2].word, "d/one");
	read_text(HEAD "not-offered: /v\n");
	same_problems("one", "");
	same_text("one", file.lacks[0].word, "/v");
	read_text(HEAD "not-offered: [\"/sever:\"]\n");
	same_problems("mistyped", "s.yaml:3:15: not-offered[1]: unknown capability '/sever:'; did "
				  "you mean '/server:'?\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(subject_file_read__accepts_the_shortest),
		TEST(subject_file_read__accepts_everything),
		TEST(subject_file_read__has_a_row_for_each_command),
		TEST(subject_file_read__refuses),
		TEST(subject_file_read__knows_what_is_not_offered),
		TEST(subject_file_load__reads_the_list_beside_it),
		TEST(farm_path__words_round_trip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
