#include "sim/farm_file/farm_file.h"

#include <errno.h>

#include "base/macros.h"
#include "base/name.h"
#include "sim/edition.h"

static int add_trustee(struct farm_reader *farm, const char *name, enum trustee_kind kind,
	struct trustee **ret_trustee)
{
	struct trustee *trustee = snapshot_add_trustee(farm->snapshot);
	int64_t known;

	if (!trustee)
		return -ENOMEM;
	trustee->name = arena_copy(farm->reader.arena, name);
	trustee->kind = kind;
	if (!trustee->name)
		return -ENOMEM;
	*ret_trustee = trustee;
	return index_add(&farm->trustees, name, (int64_t)farm->snapshot->trustee_count - 1, &known);
}

static struct trustee *find_trustee(const struct farm_reader *farm, const char *name)
{
	int64_t at = index_find(&farm->trustees, name);

	return at < 0 ? NULL : &farm->snapshot->trustees[at];
}

static bool is_member(const struct trustee *account, const char *group)
{
	for (size_t i = 0; i < account->group_count; i++) {
		if (name_equal(account->groups[i], group))
			return true;
	}
	return false;
}

static int add_group(struct farm_reader *farm, struct trustee *account, const char *group)
{
	const char **at;

	if (is_member(account, group))
		return 0;
	at = arena_append(farm->reader.arena, &account->groups, account->group_count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = group;
	account->group_count++;
	return 0;
}

int farm_add_built_in(struct farm_reader *farm, enum edition edition)
{
	const struct edition_rules *rules = edition_rules(edition);

	for (size_t i = 0; i < rules->trustee_count; i++) {
		const struct edition_trustee *row = &rules->trustees[i];
		struct trustee *trustee;
		int r;

		/* another server brought it, or an older farm has a name that is built in today */
		if (find_trustee(farm, row->name))
			continue;
		r = add_trustee(farm, row->name, row->kind, &trustee);
		if (r == 0 && row->group)
			r = add_group(farm, trustee, row->group);
		if (r < 0)
			return r;
	}
	if (rules->users_group)
		farm->users_group = rules->users_group;
	return 0;
}

/* A list may name a built-in group, but no group twice. */
struct group_list {
	struct farm_reader *farm;
	struct index named; /* group to line */
};

static int read_group(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct group_list *groups = object;
	struct farm_reader *farm = groups->farm;
	struct trustee *known;
	int64_t line;

	if (!reader_is(reader, node, YAML_SCALAR) ||
		!farm_read_name(farm, node, "group", node->text, ACCOUNT_NAME_MAX))
		return 0;
	line = index_find(&groups->named, node->text);
	if (line >= 0) {
		reader_refuse(reader, node, NULL,
			"'%s' is given twice; the first stands in line %d", node->text, (int)line);
		return 0;
	}
	if (index_add(&groups->named, node->text, node->line, &line) < 0)
		return -ENOMEM;
	known = find_trustee(farm, node->text);
	if (!known)
		return add_trustee(farm, node->text, TRUSTEE_GROUP, &known);
	if (known->kind != TRUSTEE_GROUP)
		reader_refuse(reader, node, NULL, "'%s' is an account, not a group", node->text);
	return 0;
}

int farm_read_groups(struct farm_reader *farm, const struct yaml_node *list)
{
	struct group_list groups = {.farm = farm};
	int r;

	index_init(&groups.named, farm->reader.arena);
	r = reader_each(&farm->reader, list, &groups, read_group);
	index_deinit(&groups.named);
	return r;
}

static void refuse_trustee(
	struct farm_reader *farm, const struct yaml_node *node, const char *noun, bool groups_alone)
{
	const struct snapshot *snapshot = farm->snapshot;
	const char **names =
		arena_alloc(farm->reader.arena, (snapshot->trustee_count + 1) * sizeof(*names));
	size_t count = 0;

	for (size_t i = 0; names && i < snapshot->trustee_count; i++) {
		if (!groups_alone || snapshot->trustees[i].kind == TRUSTEE_GROUP)
			names[count++] = snapshot->trustees[i].name;
	}
	reader_refuse_word(&farm->reader, node, noun, node->text, names, count);
}

struct membership {
	struct farm_reader *farm;
	struct trustee *account;
};

static int read_membership(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct membership *membership = object;
	struct trustee *group;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	group = find_trustee(membership->farm, node->text);
	if (group && is_member(membership->account, group->name)) {
		reader_refuse(reader, node, NULL, "group '%s' is given twice", node->text);
		return 0;
	}
	if (group && group->kind == TRUSTEE_GROUP)
		return add_group(membership->farm, membership->account, group->name);
	refuse_trustee(membership->farm, node, "group", true);
	return 0;
}

static const struct reader_key account_keys[] = {{"groups", 0, true}};

const struct reader_table farm_account_tables[1] = {
	{"account", account_keys, ARRAY_SIZE(account_keys)}};

int farm_read_account(
	struct farm_reader *farm, const struct yaml_node *name, const struct yaml_node *value)
{
	struct trustee *account = find_trustee(farm, name->text);
	const struct yaml_node *groups = value;
	struct membership membership;
	int r = 0;

	if (!farm_read_name(farm, name, "account", name->text, ACCOUNT_NAME_MAX))
		return 0;
	if (account && account->kind != TRUSTEE_ACCOUNT) {
		reader_refuse(
			&farm->reader, name, NULL, "'%s' is a group, not an account", name->text);
		return 0;
	}
	if (value->kind == YAML_MAP) {
		groups = NULL;
		reader_keys(&farm->reader, value, account_keys, ARRAY_SIZE(account_keys), &groups);
	}
	if (!account)
		r = add_trustee(farm, name->text, TRUSTEE_ACCOUNT, &account);
	if (r < 0 || !groups)
		return r;
	account->group_count = 0;
	account->groups = NULL;
	membership = (struct membership){farm, account};
	return reader_each(&farm->reader, groups, &membership, read_membership);
}

int farm_read_accounts(struct farm_reader *farm, const struct yaml_node *map)
{
	if (!map || yaml_is_null(map) || !reader_is(&farm->reader, map, YAML_MAP))
		return 0;
	reader_refuse_twins(&farm->reader, map, name_compare);
	for (size_t i = 0; i < map->count; i++) {
		int r = farm_read_account(farm, map->keys[i], map->values[i]);

		if (r < 0)
			return r;
	}
	return 0;
}

int farm_ensure_account(
	struct farm_reader *farm, const struct yaml_node *node, const char **ret_name)
{
	struct trustee *account;
	int r;

	if (!reader_is(&farm->reader, node, YAML_SCALAR) ||
		!farm_read_name(farm, node, "user", node->text, ACCOUNT_NAME_MAX))
		return 0;
	account = find_trustee(farm, node->text);
	if (account && account->kind == TRUSTEE_GROUP) {
		reader_refuse(&farm->reader, node, NULL, "'%s' is a group; nobody logs on as one",
			node->text);
		return 0;
	}
	if (!account) {
		r = add_trustee(farm, node->text, TRUSTEE_ACCOUNT, &account);
		if (r == 0)
			r = add_group(farm, account, "Users");
		if (r == 0 && farm->users_group)
			r = add_group(farm, account, farm->users_group);
		if (r < 0)
			return r;
	}
	*ret_name = account->name;
	return 0;
}

const char *farm_known_trustee(struct farm_reader *farm, const struct yaml_node *node)
{
	const struct trustee *trustee;

	if (!reader_is(&farm->reader, node, YAML_SCALAR))
		return NULL;
	trustee = find_trustee(farm, node->text);
	if (!trustee)
		refuse_trustee(farm, node, "account or group", false);
	return trustee ? trustee->name : NULL;
}
