#include "sim/tests/support.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "sim/farm.h"
#include "sim/image.h"
#include "sim/store/query.h"

struct snapshot *parse_farm(const char *yaml)
{
	struct snapshot *farm = NULL;
	char *problems = NULL;
	int r = snapshot_parse("farm.yaml", yaml, strlen(yaml), &farm, &problems);

	if (r == FARM_E_REFUSED) {
		print_error("%s", problems);
		free(problems);
	}
	same_answer("snapshot_parse", r, 0);
	return farm;
}

char *problems_of(const char *yaml)
{
	struct snapshot *farm = NULL;
	char *problems = NULL;
	int r = snapshot_parse("farm.yaml", yaml, strlen(yaml), &farm, &problems);

	if (r == 0) {
		snapshot_free(farm);
		return strdup("");
	}
	same_answer("snapshot_parse", r, FARM_E_REFUSED);
	return problems;
}

struct farm *make_farm(struct folder *folder, const char *yaml)
{
	struct snapshot *snapshot = parse_farm(yaml);
	struct farm *farm = NULL;
	int r = farm_create(folder_file(folder, "farm.db"), snapshot, true);

	snapshot_free(snapshot);
	same_answer("farm_create", r, 0);
	same_answer("farm_open", farm_open(folder_file(folder, "farm.db"), &farm), 0);
	return farm;
}

struct snapshot *read_farm(struct farm *farm)
{
	struct snapshot *snapshot = NULL;

	same_answer("farm_read", farm_read(farm, NULL, &snapshot), 0);
	return snapshot;
}

char *farm_to_text(const struct snapshot *farm)
{
	char *text = NULL;
	size_t size;
	FILE *memory = open_memstream(&text, &size);
	int r = snapshot_write(farm, memory);

	fclose(memory);
	same_answer("snapshot_write", r, 0);
	return text;
}

void same_farm(const char *label, const struct snapshot *got, const struct snapshot *expected)
{
	const struct snapshot *both[] = {got, expected};
	struct image images[2] = {{0}};
	struct image_maker *maker;
	bool same;

	same_answer("image_maker_new", image_maker_new(&maker), 0);
	for (size_t i = 0; i < 2; i++)
		same_answer("image_make", image_make(maker, both[i], &images[i]), 0);
	same = images[0].size == images[1].size &&
		memcmp(images[0].bytes, images[1].bytes, images[0].size) == 0;
	image_deinit(&images[0]);
	image_deinit(&images[1]);
	image_maker_free(maker);
	if (!same) {
		char *texts[] = {farm_to_text(got), farm_to_text(expected)};

		print_error("got:\n%s\nexpected:\n%s\n", texts[0], texts[1]);
		free(texts[0]);
		free(texts[1]);
		fail_msg("%s: another farm than expected", label);
	}
}

static int print_event(void *context, const struct event *event)
{
	fprintf(context, "%" PRId64 " %s %s %s/%u %s by %s/%u %s%s%s\n", event->number, event->at + 11,
		event_kind_to_string(event->kind), event->server, event->session,
		event->user ? event->user : "-", event->by_server, event->by_session,
		event->by_user ? event->by_user : "-", event->detail ? ": " : "",
		event->detail ? event->detail : "");
	return 0;
}

char *journal_of(struct farm *farm)
{
	char *text = NULL;
	size_t size;
	FILE *memory = open_memstream(&text, &size);
	int r = farm_read_events(farm, 0, print_event, memory);

	fclose(memory);
	same_answer("farm_read_events", r, 0);
	return text;
}

struct caller caller_at(struct farm *farm, const char *address)
{
	const char *slash = strchr(address, '/');
	char server[64] = "";
	struct caller caller = {0};

	assert_non_null(slash);
	memcpy(server, address, (size_t)(slash - address));
	same_answer(address, caller_find(farm, server, (uint32_t)atoi(slash + 1), &caller), 0);
	return caller;
}

int logoff(struct farm *farm, const char *caller, const char *target)
{
	const char *slash = strchr(target, '/');
	struct caller who = caller_at(farm, caller);
	char server[64] = "";
	int64_t server_id = 0;

	assert_non_null(slash);
	memcpy(server, target, (size_t)(slash - target));
	same_answer(target, server_find(farm, server, &server_id), 0);
	return session_logoff(farm, &who, server_id, (uint32_t)strtoul(slash + 1, NULL, 10));
}

int run_sql(struct farm *farm, const char *sql)
{
	return sqlite3_exec(farm->store->database, sql, NULL, NULL, NULL);
}

void same_answer(const char *label, int got, int expected)
{
	if (got != expected)
		fail_msg("%s: answer %d (%s), expected %d (%s)", label, got,
			got ? farm_error_to_string(got) : "done", expected,
			expected ? farm_error_to_string(expected) : "done");
}
