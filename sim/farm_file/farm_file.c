#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sim/words.h"

int farm_reader_init(struct farm_reader *farm, const char *file, struct diagnostics *problems,
	struct snapshot *snapshot)
{
	farm->reader = (struct reader){file, snapshot->arena, problems};
	farm->snapshot = snapshot;
	index_init(&farm->trustees, snapshot->arena);
	for (size_t i = 0; i < snapshot->trustee_count; i++) {
		int64_t known;

		if (index_add(&farm->trustees, snapshot->trustees[i].name, (int64_t)i, &known) < 0)
			return -ENOMEM;
	}
	return 0;
}

void farm_reader_deinit(struct farm_reader *farm)
{
	index_deinit(&farm->trustees);
}

bool farm_read_text_length(struct farm_reader *farm, const struct yaml_node *node, const char *noun,
	const char *text, size_t longest)
{
	if (*text && utf8_length(text) <= longest)
		return true;
	reader_refuse(&farm->reader, node, NULL, "the name of %s %s has 1 to %zu characters",
		strchr("aei", *noun) ? "an" : "a", noun, longest);
	return false;
}

bool farm_read_name(struct farm_reader *farm, const struct yaml_node *node, const char *noun,
	const char *name, size_t longest)
{
	if (!farm_read_text_length(farm, node, noun, name, longest))
		return false;
	for (const char *c = name; *c; c++) {
		if ((unsigned char)*c >= 0x20 && *c != 0x7F && *c != '/')
			continue;
		reader_refuse(&farm->reader, node, NULL,
			"the name of %s %s cannot hold control characters or '/'",
			strchr("aei", *noun) ? "an" : "a", noun);
		return false;
	}
	return true;
}

/* --- The farm --- */

static int read_servers(struct farm_reader *farm, const struct yaml_node *map)
{
	if (!map || yaml_is_null(map) || !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	reader_refuse_twins(&farm->reader, map, name_compare);
	for (size_t i = 0; i < map->count; i++) {
		int r = farm_read_server(farm, map->keys[i], map->values[i]);

		if (r < 0)
			return r;
	}
	return 0;
}

struct farm_keys {
	const struct yaml_node *edition, *servers, *accounts, *groups, *clock;
};

static const struct reader_key farm_keys[] = {
	{"edition", offsetof(struct farm_keys, edition), false},
	{"servers", offsetof(struct farm_keys, servers), true},
	{"accounts", offsetof(struct farm_keys, accounts), false},
	{"groups", offsetof(struct farm_keys, groups), false},
	{"clock", offsetof(struct farm_keys, clock), false},
};

const struct reader_table farm_tables[1] = {{"farm", farm_keys, ARRAY_SIZE(farm_keys)}};

static int read_farm(struct farm_reader *farm, const struct yaml_node *root)
{
	struct farm_keys keys = {0};
	int edition = (int)farm->snapshot->usual_edition;
	int r = farm_add_built_in(farm);

	if (!reader_keys(&farm->reader, root, farm_keys, ARRAY_SIZE(farm_keys), &keys))
		return r;
	if (r == 0)
		r = reader_word(&farm->reader, keys.edition, edition_words, EDITION_COUNT, &edition);
	farm->snapshot->usual_edition = (enum edition)edition;
	if (r == 0)
		r = farm_read_time(farm, keys.clock, &farm->snapshot->clock);
	if (r == 0)
		r = farm_read_groups(farm, keys.groups);
	if (r == 0)
		r = farm_read_accounts(farm, keys.accounts);
	if (r == 0)
		r = read_servers(farm, keys.servers);
	/* half-built lists are for nobody */
	if (r == 0)
		snapshot_sort(farm->snapshot);
	return r;
}

int farm_file_read(const char *file, const struct yaml_node *root, struct diagnostics *problems,
	struct snapshot *snapshot)
{
	cleanup(farm_reader_deinit) struct farm_reader farm;
	int r = farm_reader_init(&farm, file, problems, snapshot);

	return r < 0 ? r : read_farm(&farm, root);
}

/* The problems as one text, for callers that only show them; NULL without memory. */
static char *problems_to_string(const struct diagnostics *problems)
{
	cleanup(text_deinit) struct text text = {0};

	diagnostics_describe(problems, &text);
	return text.failed ? NULL : steal(&text.bytes);
}

static int parse(const char *file, const char *bytes, size_t length, struct arena *arena,
	struct diagnostics *problems, struct snapshot *snapshot)
{
	struct yaml_node *root = NULL;
	int r = yaml_parse(file, bytes, length, arena, problems, &root);

	return r < 0 || !root ? r : farm_file_read(file, root, problems, snapshot);
}

int snapshot_parse(const char *file, const char *bytes, size_t length,
	struct snapshot **ret_snapshot, char **ret_problems)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = snapshot_new();
	cleanup(arena_freep) struct arena *arena = arena_new();
	cleanup(diagnostics_deinit) struct diagnostics problems;
	int r = diagnostics_init(&problems);

	if (r < 0 || !snapshot || !arena)
		return -ENOMEM;
	r = parse(file, bytes, length, arena, &problems, snapshot);
	if (r < 0)
		return r;
	if (problems.count) {
		char *text = problems_to_string(&problems);

		if (!text)
			return -ENOMEM;
		*ret_problems = text;
		return FARM_E_REFUSED;
	}
	*ret_snapshot = steal(&snapshot);
	return 0;
}
