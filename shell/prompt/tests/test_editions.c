/* The prompts of the editions of Windows: their folders, variables, words, and later language. */
#include "shell/prompt/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "shell/prompt/builtins.h"

/* A line, and all that it prints in each edition; NULL: as in the one before. */
struct row {
	const char *line;
	const char *printed[PROMPT_EDITION_COUNT];
};

static const enum prompt_edition editions[] = {PROMPT_NT4, PROMPT_WS2003, PROMPT_WS2022};

static void each_prints(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < ARRAY_SIZE(editions); i++) {
		const enum prompt_edition edition = editions[i];

		prompt_sit(edition, "eva");
		for (size_t k = 0; k < count; k++) {
			size_t at = edition;

			while (!rows[k].printed[at])
				at--;
			prompt_prints(rows[k].line, rows[k].printed[at]);
		}
	}
}

static void prompt_begin__folders_and_variables(void **state)
{
	static const struct row rows[] = {
		{"cd", {"C:\\\n", "C:\\Documents and Settings\\eva\n", "C:\\Users\\eva\n"}},
		{"echo %windir% %ComSpec%",
			{"C:\\WINNT C:\\WINNT\\System32\\cmd.exe\n",
				"C:\\WINDOWS C:\\WINDOWS\\system32\\cmd.exe\n",
				"C:\\Windows C:\\Windows\\System32\\cmd.exe\n"}},
		{"set USERPROFILE", {"Environment variable USERPROFILE not defined\n",
					    "USERPROFILE=C:\\Documents and Settings\\eva\n",
					    "USERPROFILE=C:\\Users\\eva\n"}},
		{"set HOME", {"Environment variable HOME not defined\n",
				     "HOMEDRIVE=C:\nHOMEPATH=\\Documents and Settings\\eva\n",
				     "HOMEDRIVE=C:\nHOMEPATH=\\Users\\eva\n"}},
		{"echo text>a.txt& type a.txt", {"text\n"}},
		{"dir /b \\", {"a.txt\nWINNT\n", "Documents and Settings\nWINDOWS\n",
				      "Users\nWindows\n"}},
		{"echo no>\\no.txt", {"", "Access is denied.\n"}},
		{"del \\no.txt", {"", "Could Not Find C:\\no.txt\n"}},
		{"cd .. & cd & cd \\", {"C:\\\n", "C:\\Documents and Settings\n", "C:\\Users\n"}},
		{"if exist \\users\\EVA\\a.txt echo there", {"", "", "there\n"}},
		{"dir /b users", {"File Not Found\n", NULL, "eva\n"}},
		{"rd /s/q \\users\\eva",
			{"The system cannot find the file specified.\n", "Access is denied.\n"}},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

static void prompt_begin__words(void **state)
{
	static const struct row rows[] = {
		{"ver", {"\nWindows NT Version 4.0  \n\n",
				"\nMicrosoft Windows [Version 5.2.3790]\n",
				"\nMicrosoft Windows [Version 10.0.20348.587]\n"}},
		{"none", {"The name specified is not recognized as an\n"
			  "internal or external command, operable program or batch file.\n",
				 "'none' is not recognized as an internal or external command,\n"
				 "operable program or batch file.\n"}},
	};

	(void)state;
	each_prints(rows, ARRAY_SIZE(rows));
}

/* A new user's prompt is a new one, and the same one's is not. */
static void prompt_begin__again(void **state)
{
	const struct prompt_system eva = {.edition = PROMPT_WS2022, .user = "eva"},
				   tom = {.edition = PROMPT_WS2022, .user = "tom"};
	const char *banner;

	(void)state;
	prompt_sit(PROMPT_WS2022, "eva");
	prompt_prints("set kept=yes& cd \\windows& cd", "C:\\Windows\n");
	same_number("again", prompt_begin(prompt_fixture.prompt, &eva, &banner), 0);
	assert_null(banner);
	prompt_prints("echo %kept%& cd", "yes\nC:\\Windows\n");
	same_number("tom", prompt_begin(prompt_fixture.prompt, &tom, &banner), 0);
	same_text("banner", banner,
		"Microsoft Windows [Version 10.0.20348.587]\n"
		"(c) Microsoft Corporation. All rights reserved.\n\n");
	prompt_prints("echo [%kept%]& cd", "[%kept%]\nC:\\Users\\tom\n");
}

/* Names that no folder can have, and a session without a user. */
static void prompt_begin__home_of_any_user(void **state)
{
	static const struct {
		const char *user, *folder;
	} rows[] = {
		{"Anna Lopez", "C:\\Users\\Anna Lopez\n"},
		{"", "C:\\Windows\\System32\\config\\systemprofile\n"},
		{"..", "C:\\Users\\.._\n"},
		{"a\\..\\..\\b", "C:\\Users\\a_.._.._b\n"},
		{"con", "C:\\Users\\con_\n"},
		{"x.", "C:\\Users\\x._\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		prompt_sit(PROMPT_WS2022, rows[i].user);
		prompt_prints("cd", rows[i].folder);
		prompt_prints("echo %USERPROFILE%", rows[i].folder);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prompt_setup, prompt_teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(prompt_begin__folders_and_variables),
		TEST(prompt_begin__words),
		TEST(prompt_begin__again),
		TEST(prompt_begin__home_of_any_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
