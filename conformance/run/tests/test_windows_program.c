#include "conformance/suite/tests/support.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conformance/run/windows_program.h"

static struct folder folder;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	setenv("TSFARM_WINDOWS", folder.path, 1);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(folder_file(&folder, "bin/logoff.exe"));
	rmdir(folder_file(&folder, "bin"));
	unlink(folder_file(&folder, "logoff.exe"));
	folder_remove(&folder);
	return 0;
}

static void finds_program(const char *label, const char *expected)
{
	char *found = windows_program_find("logoff.exe");

	if (expected && found)
		same_text(label, found, folder_file(&folder, expected));
	same_number(label, found != NULL, expected != NULL);
	free(found);
}

static void windows_program_find__in_either_kind_of_folder(void **state)
{
	(void)state;
	finds_program("none", NULL);
	assert_int_equal(mkdir(folder_file(&folder, "bin"), 0700), 0);
	write_file(folder_file(&folder, "bin/logoff.exe"), "x", 1);
	finds_program("as built", "bin/logoff.exe");
	write_file(folder_file(&folder, "logoff.exe"), "x", 1);
	finds_program("as installed", "logoff.exe");
	setenv("TSFARM_WINDOWS", "/no/such", 1);
	finds_program("a wrong variable", NULL);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			windows_program_find__in_either_kind_of_folder, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
