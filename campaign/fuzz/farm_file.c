/* A farm file. An accepted one makes a farm without problems, and what is exported is accepted again. */
#include <stdio.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/text.h"
#include "campaign/fuzz/file.h"
#include "sim/farm_file/farm_file.h"
#include "sim/image.h"
#include "sim/tsfarm.h"

static void print_sentence(void *context, const char *sentence)
{
	(void)context;
	fprintf(stderr, "check: %s\n", sentence);
}

static void check_image(const struct image *image)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	size_t problems = 0;

	if (farm_open_image(image, &farm) != 0)
		fuzz_fail("a new farm cannot be opened");
	if (farm_check(farm, print_sentence, NULL, &problems) != 0 || problems)
		fuzz_fail("a new farm has problems");
}

static void parse_again(const struct snapshot *snapshot)
{
	cleanup(snapshot_freep) struct snapshot *again = NULL;
	cleanup(text_deinit) struct text text = {0};
	char *problems = NULL;

	if (snapshot_add_text(snapshot, &text) != 0)
		fuzz_fail("memory is exhausted");
	if (snapshot_parse("exported", text_string(&text), text.length, &again, &problems) != 0) {
		fprintf(stderr, "%s%s\n", text_string(&text), problems ? problems : "");
		fuzz_fail("an exported farm is refused");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct image_maker *maker;
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	cleanup(image_deinit) struct image image = {0};
	char *problems = NULL;
	int r;

	if (!maker && image_maker_new(&maker) != 0)
		fuzz_fail("memory is exhausted");
	r = snapshot_parse("input", (const char *)data, size, &snapshot, &problems);
	if (r < 0)
		fuzz_fail("a file of any content is read or refused");
	if (r != 0) {
		if (!problems || !problems[0])
			fuzz_fail("a farm file is refused without a sentence");
		free(problems);
		return 0;
	}
	if (image_make(maker, snapshot, &image) != 0)
		fuzz_fail("an accepted farm file makes no farm");
	check_image(&image);
	parse_again(snapshot);
	return 0;
}
