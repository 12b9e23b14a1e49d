#include "sim/tests/support.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/farm.h"
#include "sim/image.h"
#include "sim/store/statements.h"

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
	FILE *memory = capture_begin();
	char *text;
	int r = snapshot_write(farm, memory);

	text = capture_end(memory);
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
	FILE *memory = capture_begin();
	char *text;
	int r = farm_read_events(farm, 0, print_event, memory);

	text = capture_end(memory);
	same_answer("farm_read_events", r, 0);
	return text;
}

struct caller address_of(struct farm *farm, const char *address)
{
	const char *slash = strchr(address, '/');
	char server[64] = "";
	struct caller place = {0};

	assert_non_null(slash);
	memcpy(server, address, (size_t)(slash - address));
	same_answer(address, server_find(farm, server, &place.server_id), 0);
	place.session_id = (uint32_t)strtoul(slash + 1, NULL, 10);
	return place;
}

struct caller caller_at(struct farm *farm, const char *address)
{
	struct caller caller = address_of(farm, address);
	char server[NAME_BYTES];

	same_answer(address, server_get_name(farm, caller.server_id, server), 0);
	same_answer(address, caller_find(farm, server, caller.session_id, &caller), 0);
	return caller;
}

int logoff(struct farm *farm, const char *caller, const char *target)
{
	struct caller who = caller_at(farm, caller), whom = address_of(farm, target);

	return session_logoff(farm, &who, whom.server_id, whom.session_id);
}

void nothing_happened(const char *label, struct farm *farm, const struct snapshot *before)
{
	struct snapshot *after = read_farm(farm);
	char *journal = journal_of(farm);

	same_farm(label, after, before);
	same_text(label, journal, "");
	free(journal);
	snapshot_free(after);
}

struct session *session_at(struct snapshot *farm, const char *server, uint32_t id)
{
	/* the snapshot is the test's own, and may be changed */
	struct session *session =
		(struct session *)server_session(snapshot_server(farm, server), id);

	assert_non_null(session);
	return session;
}

void remove_session(struct snapshot *farm, const char *server, uint32_t id)
{
	struct server *from = (struct server *)snapshot_server(farm, server);
	struct session *gone = session_at(farm, server, id);

	memmove(gone, gone + 1,
		(size_t)((char *)(from->sessions + from->session_count--) - (char *)(gone + 1)));
}

int run_sql(struct farm *farm, const char *sql)
{
	return sqlite3_exec(farm->store->connection, sql, NULL, NULL, NULL);
}

static void print_finding(void *context, const char *sentence)
{
	(void)context;
	print_error("%s\n", sentence);
}

size_t check_farm(struct farm *farm)
{
	size_t findings = 0;

	same_answer("farm_check", farm_check(farm, print_finding, NULL, &findings), 0);
	return findings;
}

void make_guard(struct farm *farm, const char *step)
{
	cleanup(text_deinit) struct text guard = {0};

	text_printf(&guard, "CREATE TEMP TRIGGER guard BEFORE %s BEGIN SELECT raise(ABORT, 'no'); END", step);
	same_number(step, run_sql(farm, guard.bytes), SQLITE_OK);
}

void drop_guard(struct farm *farm)
{
	same_number("guard", run_sql(farm, "DROP TRIGGER guard"), SQLITE_OK);
}

void same_answer(const char *label, int got, int expected)
{
	if (got != expected)
		fail_msg("%s: answer %d (%s), expected %d (%s)", label, got,
			got ? farm_error_to_string(got) : "done", expected,
			expected ? farm_error_to_string(expected) : "done");
}
