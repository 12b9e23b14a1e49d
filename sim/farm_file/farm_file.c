#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "sim/edition.h"
#include "sim/words.h"

int farm_reader_init(struct farm_reader *farm, const char *file, struct diagnostics *problems,
	struct snapshot *snapshot)
{
	farm->reader = (struct reader){file, snapshot->arena, problems};
	farm->snapshot = snapshot;
	farm->users_group = NULL;
	index_init(&farm->trustees, snapshot->arena);
	for (size_t i = 0; i < snapshot->trustee_count; i++) {
		int64_t known;

		if (index_add(&farm->trustees, snapshot->trustees[i].name, (int64_t)i, &known) < 0)
			return -ENOMEM;
	}
	for (size_t i = 0; i < snapshot->server_count; i++) {
		const struct edition_rules *rules = edition_rules(snapshot->servers[i].edition);

		if (rules->users_group)
			farm->users_group = rules->users_group;
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
	const struct yaml_node *edition, *locale, *servers, *accounts, *groups, *clock;
};

static const struct reader_key farm_keys[] = {
	{"edition", offsetof(struct farm_keys, edition), false},
	{"locale", offsetof(struct farm_keys, locale), false},
	{"servers", offsetof(struct farm_keys, servers), true},
	{"accounts", offsetof(struct farm_keys, accounts), false},
	{"groups", offsetof(struct farm_keys, groups), false},
	{"clock", offsetof(struct farm_keys, clock), false},
};

const struct reader_table farm_tables[1] = {{"farm", farm_keys, ARRAY_SIZE(farm_keys)}};

/* What is built in is there before accounts and permissions name it. */
static int add_built_in(struct farm_reader *farm, const struct yaml_node *servers)
{
	int r = 0;

	for (size_t i = 0; servers && servers->kind == YAML_MAP && i < servers->count; i++) {
		const struct yaml_node *node = yaml_get(servers->values[i], "edition");
		enum edition edition = farm->snapshot->usual_edition;

		/* what is none is refused with its server */
		if (node && node->kind == YAML_SCALAR)
			edition_from_string(node->text, &edition);
		if (r == 0)
			r = farm_add_built_in(farm, edition);
	}
	return r == 0 ? farm_add_built_in(farm, farm->snapshot->usual_edition) : r;
}

static int read_farm(struct farm_reader *farm, const struct yaml_node *root)
{
	struct farm_keys keys = {0};
	int locale = (int)farm->snapshot->usual_locale;
	int r;

	if (!reader_keys(&farm->reader, root, farm_keys, ARRAY_SIZE(farm_keys), &keys))
		return 0;
	farm_read_edition(farm, keys.edition, &farm->snapshot->usual_edition);
	r = reader_word(&farm->reader, keys.locale, locale_words, LOCALE_COUNT, &locale);
	farm->snapshot->usual_locale = (enum locale)locale;
	if (r == 0)
		r = add_built_in(farm, keys.servers);
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

static int parse_arguments(const char *file, const char *bytes, size_t length, struct arena *arena,
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
	r = parse_arguments(file, bytes, length, arena, &problems, snapshot);
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
