#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/commands.h"
#include "conformance/messages.h"
#include "conformance/results/merge.h"
#include "conformance/stored.h"

/* Hand each file to `take`. EXIT_DONE, or how the program ends. */
static int take_files(struct results_merge *merge, const struct command_line *line,
	int (*take)(struct results_merge *merge, struct results *from), struct output *out)
{
	for (size_t i = 1; i < line->operand_count; i++) {
		cleanup(results_freep) struct results *from = NULL;
		int status = stored_open(line->operands[i], out, &from), r;

		if (status != EXIT_DONE)
			return status;
		r = take(merge, from);
		if (r != 0)
			return stored_refuse(line->operands[i], r, out);
	}
	return EXIT_DONE;
}

static int refuse_lack(const struct results_merge_lack *lack, struct output *out)
{
	if (lack->missing)
		fail(out, EXIT_REFUSED, MSG_SHARDS_MISSING, lack->missing,
			lack->missing == 1 ? " is" : "s are");
	if (lack->broken)
		fail(out, EXIT_REFUSED, MSG_PARTS_BROKEN, lack->broken,
			lack->broken == 1 ? "" : "s");
	return lack->missing || lack->broken ? EXIT_REFUSED : EXIT_DONE;
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(results_merge_freep) struct results_merge *merge = NULL;
	const char *target = line->operands[0];
	struct results_merge_lack lack;
	int status;
	int r = results_merge_new(target, &merge);

	(void)settings;
	if (r != 0)
		return stored_refuse(target, r, out);
	status = take_files(merge, line, results_merge_note, out);
	if (status != EXIT_DONE)
		return status;
	r = results_merge_choose(merge);
	if (r != 0)
		return stored_refuse(target, r, out);
	status = take_files(merge, line, results_merge_copy, out);
	if (status != EXIT_DONE)
		return status;
	r = results_merge_end(merge, &lack);
	return r == 0 ? refuse_lack(&lack, out) : stored_refuse(target, r, out);
}

const struct command command_merge = {
	.name = "merge",
	.operands = "OUT IN...",
	.summary = "Put stored runs into one file, and the shards of a run together",
	.operands_min = 2,
	.operands_max = SIZE_MAX,
	.run = run_command,
};
