/* The database of a farm, as somebody may have damaged it: it is read, checked, or refused. */
#include "base/macros.h"
#include "campaign/fuzz/file.h"
#include "sim/tsfarm.h"

static void ignore_sentence(void *context, const char *sentence)
{
	(void)context;
	(void)sentence;
}

static int ignore_event(void *context, const struct event *event)
{
	(void)context;
	(void)event;
	return 0;
}

static void use_farm(struct farm *farm)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	size_t problems;

	farm_check(farm, ignore_sentence, NULL, &problems);
	farm_read(farm, NULL, &snapshot);
	farm_read_events(farm, 0, ignore_event, NULL);
	farm_advance_clock(farm, 60);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	const char *path = fuzz_file(".db", data, size);
	size_t problems;

	if (farm_open(path, &farm) == 0)
		use_farm(farm);
	else
		farm_check_schema(path, ignore_sentence, NULL, &problems);
	return 0;
}
