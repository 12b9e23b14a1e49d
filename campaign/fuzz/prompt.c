/* What somebody types at the prompt. Any line has an answer, and nothing beside the drive changes. */
#include "base/disk.h"
#include "base/macros.h"
#include "campaign/fuzz/file.h"
#include "shell/prompt/tests/support.h"

static void check_outside(void)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};

	if (disk_list("..", &list) != 0 || list.count != 1)
		fuzz_fail("a line changed what is beside the drive");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cleanup(text_deinit) struct text line = {0};

	text_add_bytes(&line, (const char *)data, size);
	if (prompt_setup(NULL) != 0)
		fuzz_fail("a prompt cannot be made");
	prompt_write_file("b.bat", text_string(&line));
	prompt_needs_more(text_string(&line));
	/* a loop without an end is ended by Ctrl-C */
	prompt_fixture.interrupt_after = 300;
	if (prompt_type_line(text_string(&line)) < 0)
		fuzz_fail("a line has no answer");
	check_outside();
	prompt_teardown(NULL);
	return 0;
}
