#include "tsfarm/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "cli/farm_messages.h"
#include "sim/tsfarm.h"

static void free_problems(char **problems)
{
	free(*problems);
}

static const char *shown_name(const char *file)
{
	return strcmp(file, "-") == 0 ? "<stdin>" : file;
}

/* The disk or the memory; everything else is a farm file that cannot be read. */
static bool is_machines_fault(int answer)
{
	return answer == -ENOMEM || answer == -EIO;
}

static int read_farm_file(
	const struct tsfarm_request *request, struct output *out, struct snapshot **ret_snapshot)
{
	cleanup(text_deinit) struct text text = {0};
	cleanup(free_problems) char *problems = NULL;
	const char *name = shown_name(request->farm_file);
	int r = file_read(request->farm_file, &text);

	if (r == 0)
		r = snapshot_parse(name, text_string(&text), text.length, ret_snapshot, &problems);
	if (r == 0)
		return EXIT_DONE;
	if (r < 0)
		return fail(out, is_machines_fault(r) ? EXIT_BROKEN : EXIT_MISUSED,
			MSG_CANNOT_READ_FARM_FILE, name, strerror(-r));
	fputs(problems, out->complaints);
	return fail(out, EXIT_MISUSED, MSG_FARM_FILE_REFUSED, name, request->farm);
}

int tsfarm_create(const struct tsfarm_request *request, struct output *out)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	int status = read_farm_file(request, out, &snapshot);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = farm_create(request->farm, snapshot, request->force);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_creating(out, request->farm, r);
}
