#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/commands.h"
#include "conformance/messages.h"
#include "conformance/results/merge.h"
#include "conformance/stored.h"

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(results_merge_freep) struct results_merge *merge = NULL;
	const char *target = line->operands[0];
	uint64_t missing = 0;
	int r = results_merge_new(target, &merge);

	(void)settings;
	for (size_t i = 1; r == 0 && i < line->operand_count; i++) {
		cleanup(results_freep) struct results *from = NULL;
		int status = stored_open(line->operands[i], out, &from);

		if (status != EXIT_DONE)
			return status;
		r = results_merge_add(merge, from);
	}
	if (r == 0)
		r = results_merge_end(merge, &missing);
	if (r != 0)
		return stored_refuse(target, r, out);
	return missing ? fail(out, EXIT_REFUSED, MSG_SHARDS_MISSING, missing,
				 missing == 1 ? "" : "s")
		       : EXIT_DONE;
}

const struct command command_merge = {
	.name = "merge",
	.operands = "OUT IN...",
	.summary = "Put stored runs into one file, and the shards of a run together",
	.operands_min = 2,
	.operands_max = SIZE_MAX,
	.run = run_command,
};
