#include "conformance/suite/known.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"
#include "sim/words.h"

const char *const cause_words[CAUSE_COUNT] = {
	[CAUSE_COMMAND] = "command",
	[CAUSE_CHANGES] = "changes",
	[CAUSE_EXIT] = "exit",
	[CAUSE_STDOUT] = "stdout",
	[CAUSE_STDERR] = "stderr",
	[CAUSE_OUTPUT] = "output",
};

const char *cause_to_string(enum cause cause)
{
	assert(cause < CAUSE_COUNT);
	return cause_words[cause];
}

bool cause_from_string(const char *text, enum cause *ret_cause)
{
	int at = word_find(text, cause_words, CAUSE_COUNT);

	if (at < 0)
		return false;
	*ret_cause = (enum cause)at;
	return true;
}

struct known_keys {
	const struct yaml_node *id, *reason, *link, *level, *edition, *because;
};

static const struct reader_key known_keys[] = {
	{"id", offsetof(struct known_keys, id), true},
	{"reason", offsetof(struct known_keys, reason), true},
	{"link", offsetof(struct known_keys, link), false},
	{"level", offsetof(struct known_keys, level), false},
	{"edition", offsetof(struct known_keys, edition), false},
	{"because", offsetof(struct known_keys, because), false},
};

const struct reader_table known_tables[1] = {{"failure", known_keys, ARRAY_SIZE(known_keys)}};

static int read_cause(struct reader *reader, const struct yaml_node *node, void *object)
{
	unsigned *because = object;
	int cause = -1;
	int r = reader_word(reader, node, cause_words, CAUSE_COUNT, &cause);

	if (cause >= 0)
		*because |= 1u << cause;
	return r;
}

static int read_because(
	struct reader *reader, const struct yaml_node *node, struct known_failure *failure)
{
	if (node && node->kind == YAML_LIST && !node->count)
		reader_refuse(reader, node, NULL, "a failure has a cause at least");
	return reader_each(reader, node, &failure->because, read_cause);
}

static int read_failure_keys(
	struct reader *reader, const struct known_keys *keys, struct known_failure *failure)
{
	int level = LEVEL_DOCUMENTED, edition = EDITION_COUNT;
	int r = reader_text(reader, keys->id, &failure->id);

	if (r == 0)
		r = reader_text(reader, keys->reason, &failure->reason);
	if (keys->reason && !*failure->reason)
		reader_refuse(reader, keys->reason, NULL, "a known failure needs a reason");
	if (r == 0)
		r = reader_text(reader, keys->link, &failure->link);
	if (r == 0)
		r = reader_word(reader, keys->level, level_words, LEVEL_OWN, &level);
	if (r == 0)
		r = reader_word(reader, keys->edition, edition_words, EDITION_COUNT, &edition);
	failure->level = (enum level)level;
	failure->edition = (enum edition)edition;
	return r == 0 ? read_because(reader, keys->because, failure) : r;
}

static int read_failure(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct known_failures *known = object;
	struct known_keys keys = {0};
	struct known_failure *failure;

	if (!reader_keys(reader, node, known_keys, ARRAY_SIZE(known_keys), &keys))
		return 0;
	failure = arena_append(reader->arena, &known->items, known->count, sizeof(*failure));
	if (!failure)
		return -ENOMEM;
	known->count++;
	*failure = (struct known_failure){
		.id = "",
		.reason = "",
		.file = reader->file,
		.line = node->line,
		.node = node,
	};
	return read_failure_keys(reader, &keys, failure);
}

int known_read(struct known_failures *known, const char *file, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems)
{
	struct reader reader = {file, arena, problems};

	if (!reader_is(&reader, root, YAML_LIST))
		return 0;
	return reader_each(&reader, root, known, read_failure);
}

/* "a/b" covers "a/b", its rows "a/b/c" and their editions "a/b/c@ws2022", not "a/bc". */
static bool covers_scenario(const char *id, const char *scenario_id)
{
	size_t length = strlen(id);

	/* the NUL of the set stands for the end of the id */
	return length && strncmp(id, scenario_id, length) == 0 && strchr("/@", scenario_id[length]);
}

const struct known_failure *known_find(const struct known_failures *known, const char *scenario_id,
	enum edition edition, enum level level)
{
	for (size_t i = 0; i < known->count; i++) {
		const struct known_failure *failure = &known->items[i];

		if (failure->level <= level && covers_scenario(failure->id, scenario_id) &&
			(failure->edition == EDITION_COUNT || edition == EDITION_COUNT ||
				failure->edition == edition))
			return failure;
	}
	return NULL;
}

void known_warn(const struct known_failures *known, struct diagnostics *warnings)
{
	const struct known_failure *first = NULL;
	size_t count = 0;

	for (size_t i = 0; i < known->count; i++) {
		if (strcmp(known->items[i].reason, KNOWN_UNEXPLAINED) != 0)
			continue;
		if (!count++)
			first = &known->items[i];
	}
	if (count == 1)
		diagnostics_add(warnings, yaml_position(first->node, first->file, warnings->arena),
			NULL, "warning: nobody has said why '%s' fails", first->id);
	else if (count)
		diagnostics_add(warnings, yaml_position(first->node, first->file, warnings->arena),
			NULL, "warning: nobody has said why '%s' and %zu more fail", first->id,
			count - 1);
}
