#include "conformance/suite/lesson.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/word.h"
#include "conformance/suite/scenario_editions.h"
#include "conformance/suite/session_reference.h"
#include "sim/words.h"

#define ANSWER_WORD ".answer "

enum {
	NUMBER_MAX = 999
};

struct lesson_keys {
	const struct yaml_node *lesson, *number, *chapter, *edition, *title, *clauses, *farm,
		*given, *typed_in, *files, *task, *expect, *hints, *explanation, *solution, *wrong,
		*advice, *editions;
};

/* clang-format off */
#define KEY(name, member, required) {name, offsetof(struct lesson_keys, member), required}
/* clang-format on */

static const struct reader_key lesson_keys[] = {
	KEY("lesson", lesson, true),
	KEY("number", number, false),
	KEY("chapter", chapter, false),
	KEY("edition", edition, false),
	KEY("title", title, true),
	KEY("clauses", clauses, false),
	KEY("farm", farm, true),
	KEY("given", given, false),
	KEY("typed-in", typed_in, true),
	KEY("files", files, false),
	KEY("task", task, true),
	KEY("expect", expect, true),
	KEY("hints", hints, true),
	KEY("explanation", explanation, true),
	KEY("solution", solution, true),
	KEY("wrong", wrong, true),
	KEY("advice", advice, false),
	KEY("editions", editions, false),
};

/* An id and a place in the course are the same in every edition. */
static const struct reader_key edition_keys[] = {
	KEY("title", title, false),
	KEY("clauses", clauses, false),
	KEY("farm", farm, false),
	KEY("given", given, false),
	KEY("typed-in", typed_in, false),
	KEY("files", files, false),
	KEY("task", task, false),
	KEY("expect", expect, false),
	KEY("hints", hints, false),
	KEY("explanation", explanation, false),
	KEY("solution", solution, false),
	KEY("wrong", wrong, false),
	KEY("advice", advice, false),
};

struct wrong_keys {
	const struct yaml_node *type, *answer, *because;
};

static const struct reader_key wrong_keys[] = {
	{"type", offsetof(struct wrong_keys, type), false},
	{"answer", offsetof(struct wrong_keys, answer), false},
	{"because", offsetof(struct wrong_keys, because), true},
};

const struct reader_table lesson_tables[4] = {
	{"lesson", lesson_keys, ARRAY_SIZE(lesson_keys)},
	{"lesson-edition", edition_keys, ARRAY_SIZE(edition_keys)},
	{"wrong", wrong_keys, ARRAY_SIZE(wrong_keys)},
	{"advice", lesson_advice_keys, LESSON_ADVICE_KEY_COUNT},
};

/* --- Texts and lines --- */

int lesson_said_read(struct reader *reader, const struct yaml_node *node, const char **ret_text)
{
	if (node && node->kind == YAML_SCALAR && !node->text[strspn(node->text, " \t\r\n")])
		reader_refuse(reader, node, NULL, "there is nothing to read here");
	return reader_text(reader, node, ret_text);
}

int lesson_title_read(struct reader *reader, const struct yaml_node *node, const char **ret_text)
{
	const char *text = node && node->kind == YAML_SCALAR ? node->text : "";

	for (; *text; text++) {
		if ((unsigned char)*text >= ' ' && *text != 0x7F)
			continue;
		reader_refuse(reader, node, NULL, "a title is one line without control characters");
		break;
	}
	return lesson_said_read(reader, node, ret_text);
}

static int add_line(struct reader *reader, const struct yaml_node *node, struct lesson_lines *lines)
{
	const char **at;
	const char *text = "";
	int r = lesson_said_read(reader, node, &text);

	/* the one behind the last is NULL, and there already */
	if (r < 0 || (lines->count == 0 &&
			     !arena_append(reader->arena, &lines->items, 0, sizeof(*lines->items))))
		return -ENOMEM;
	at = arena_append(reader->arena, &lines->items, lines->count + 1, sizeof(*at));
	if (!at)
		return -ENOMEM;
	lines->items[lines->count++] = text;
	return 0;
}

static int read_hint(struct reader *reader, const struct yaml_node *node, void *object)
{
	return add_line(reader, node, object);
}

static int read_typed_line(struct reader *reader, const struct yaml_node *node, void *object)
{
	if (node->kind == YAML_SCALAR && strpbrk(node->text, "\r\n"))
		reader_refuse(
			reader, node, "a list, an entry for each line", "these are several lines");
	return add_line(reader, node, object);
}

/* An empty list says no more than a key that is missing. */
static void need_entries(struct reader *reader, const struct yaml_node *node, const char *what)
{
	if (node && node->kind == YAML_LIST && node->count == 0)
		reader_refuse(reader, node, NULL, "a lesson has %s at least", what);
}

/* --- Editions --- */

/* Add the tree of another edition than that of the lesson itself. */
static int add_tree(struct reader *reader, const struct lesson_tree *base,
	const struct yaml_node *key, const struct yaml_node *instead, struct lesson_tree *tree,
	size_t *count)
{
	struct lesson_keys keys = {0};
	int edition = word_find(key->text, edition_words, EDITION_COUNT);
	size_t before = reader->problems->count;

	if (edition < 0) {
		reader_refuse_word(reader, key, "edition", key->text, edition_words, EDITION_COUNT);
		return 0;
	}
	if (edition == (int)base->edition) {
		reader_refuse(reader, key, NULL, "the lesson itself is that of '%s'",
			edition_words[edition]);
		return 0;
	}
	reader_keys(reader, instead, edition_keys, ARRAY_SIZE(edition_keys), &keys);
	/* a key that is refused here is not read again with the keys of the lesson */
	if (reader->problems->count != before)
		return 0;
	*tree = (struct lesson_tree){.edition = (enum edition)edition,
		.root = scenario_edition_merge(reader->arena, base->root, instead)};
	*count += tree->root != NULL;
	return tree->root ? 0 : -ENOMEM;
}

int lesson_trees_read(struct reader *reader, const struct yaml_node *root,
	struct lesson_tree trees[EDITION_COUNT], size_t *ret_count)
{
	const struct yaml_node *map = yaml_get(root, "editions");
	size_t before = reader->problems->count;
	int edition = EDITION_NT4, r = 0;

	reader_word(reader, yaml_get(root, "edition"), edition_words, EDITION_COUNT, &edition);
	trees[0] = (struct lesson_tree){(enum edition)edition, root, .is_base = true};
	*ret_count = 1;
	if (!map || !reader_is(reader, map, YAML_MAP))
		return 0;
	/* case makes no difference in the name of an edition */
	reader_refuse_twins(reader, map, name_compare);
	if (reader->problems->count != before)
		return 0;
	for (size_t i = 0; r == 0 && i < map->count && *ret_count < EDITION_COUNT; i++)
		r = add_tree(reader, &trees[0], map->keys[i], map->values[i], &trees[*ret_count],
			ret_count);
	return r;
}

/* --- The parts --- */

static int read_id(struct reader *reader, const struct yaml_node *node, struct lesson *lesson)
{
	const char *id;

	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	id = node->text;
	/* a number alone would be the number of a lesson */
	if (!*id || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] ||
		!id[strspn(id, "0123456789")])
		reader_refuse(reader, node, "small letters, digits and '-'",
			"'%s' is no id of a lesson", id);
	lesson->id = lesson->name = arena_copy(reader->arena, id);
	if (lesson->name && !lesson->is_base)
		lesson->id = arena_printf(
			reader->arena, "%s.%s", edition_words[lesson->edition], lesson->name);
	return lesson->id ? 0 : -ENOMEM;
}

static int read_number(struct reader *reader, const struct yaml_node *node, struct lesson *lesson)
{
	uint64_t number = 1;
	int r = reader_number(reader, node, NUMBER_MAX, &number);

	if (!node)
		return r;
	if (number == 0)
		reader_refuse(reader, node, NULL, "lessons are numbered from 1");
	lesson->number = (unsigned)number;
	return r;
}

/* What is read into, for the readers of entries. */
struct lesson_context {
	const struct documents *documents;
	struct lesson *lesson;
};

static int read_clause(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct lesson_context *context = object;
	struct lesson *lesson = context->lesson;
	const struct clause *clause = NULL;
	const struct clause **at;
	int r = documents_read_clause(context->documents, reader, node, &clause);

	if (r < 0 || !clause)
		return r;
	at = arena_append(reader->arena, &lesson->clauses, lesson->clause_count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = clause;
	lesson->clause_count++;
	return 0;
}

/* It is typed like the right one. */
static int read_wrong_answer(struct reader *reader, const struct yaml_node *node,
	const struct lesson *lesson, struct lesson_wrong *wrong)
{
	const char **lines = arena_alloc(reader->arena, 2 * sizeof(*lines));
	int r = lesson_said_read(reader, node, &wrong->answer);

	if (node->kind == YAML_SCALAR && strpbrk(node->text, "\r\n"))
		reader_refuse(reader, node, NULL, "an answer is one line");
	if (!lesson_asks(lesson))
		reader_refuse(
			reader, node, NULL, "the lesson asks nothing: 'expect' has no 'answer'");
	if (r < 0 || !lines)
		return -ENOMEM;
	lines[0] =
		arena_printf(reader->arena, ANSWER_WORD "%s", wrong->answer ? wrong->answer : "");
	lines[1] = NULL;
	wrong->lines = (struct lesson_lines){lines, 1};
	return lines[0] ? 0 : -ENOMEM;
}

/* A question is answered by the last line. */
static void find_answer(struct lesson_wrong *wrong)
{
	const char *last = wrong->lines.count ? wrong->lines.items[wrong->lines.count - 1] : "";

	if (strncmp(last, ANSWER_WORD, strlen(ANSWER_WORD)) == 0)
		wrong->answer = last + strlen(ANSWER_WORD);
}

static int read_wrong(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct lesson *lesson = object;
	struct wrong_keys keys = {0};
	struct lesson_wrong *wrong;
	int r;

	if (!reader_keys(reader, node, wrong_keys, ARRAY_SIZE(wrong_keys), &keys))
		return 0;
	wrong = arena_append(reader->arena, &lesson->wrong, lesson->wrong_count, sizeof(*wrong));
	if (!wrong)
		return -ENOMEM;
	lesson->wrong_count++;
	wrong->line = node->line;
	wrong->because = "";
	if (!keys.type == !keys.answer)
		reader_refuse(reader, node, "type or answer",
			"a wrong answer is either typed or an answer to the question");
	need_entries(reader, keys.type, "a line to type");
	r = keys.answer && !keys.type
		    ? read_wrong_answer(reader, keys.answer, lesson, wrong)
		    : reader_each(reader, keys.type, &wrong->lines, read_typed_line);
	find_answer(wrong);
	return r == 0 ? lesson_said_read(reader, keys.because, &wrong->because) : r;
}

/* --- The lesson --- */

static int read_texts(struct reader *reader, const struct lesson_keys *keys, struct lesson *lesson)
{
	const struct {
		const struct yaml_node *node;
		const char **text;
		int (*read)(struct reader *reader, const struct yaml_node *node, const char **text);
	} rows[] = {{keys->chapter, &lesson->chapter, lesson_title_read},
		{keys->title, &lesson->title, lesson_title_read},
		{keys->task, &lesson->task, lesson_said_read},
		{keys->explanation, &lesson->explanation, lesson_said_read}};
	int r = read_id(reader, keys->lesson, lesson);

	if (r == 0)
		r = read_number(reader, keys->number, lesson);
	for (size_t i = 0; i < ARRAY_SIZE(rows) && r == 0; i++)
		r = rows[i].read(reader, rows[i].node, rows[i].text);
	return r;
}

static int read_start(struct reader *reader, const struct lesson_keys *keys, struct farms *farms,
	struct lesson *lesson)
{
	int r = 0;

	if (keys->farm)
		r = farms_get(
			farms, reader, keys->farm, keys->given, lesson->edition, &lesson->farm);
	if (r == 0 && keys->typed_in)
		r = session_reference_read(
			reader, keys->typed_in, lesson->farm, &lesson->server, &lesson->session);
	return r == 0 ? work_files_read(reader, keys->files, &lesson->files, &lesson->file_count)
		      : r;
}

static int read_typing(struct reader *reader, const struct lesson_keys *keys, struct lesson *lesson)
{
	int r;

	need_entries(reader, keys->hints, "a hint");
	need_entries(reader, keys->solution, "a line that solves it");
	need_entries(reader, keys->wrong, "a wrong answer");
	r = reader_each(reader, keys->hints, &lesson->hints, read_hint);
	if (r == 0)
		r = reader_each(reader, keys->solution, &lesson->solution, read_typed_line);
	if (r == 0)
		r = reader_each(reader, keys->wrong, lesson, read_wrong);
	return r == 0 ? reader_each(reader, keys->advice, lesson, lesson_advice_read) : r;
}

int lesson_read(struct lesson *lesson, const struct documents *documents, struct farms *farms,
	struct reader *reader, const struct lesson_tree *tree)
{
	struct lesson_context context = {documents, lesson};
	struct lesson_keys keys = {0};
	int r;

	*lesson = (struct lesson){.id = "",
		.name = "",
		.edition = tree->edition,
		.is_base = tree->is_base,
		.chapter = "",
		.title = "",
		.task = "",
		.explanation = "",
		.server = "",
		.file = reader->file,
		.line = tree->root->line};
	if (!reader_keys(reader, tree->root, lesson_keys, ARRAY_SIZE(lesson_keys), &keys))
		return 0;
	r = read_texts(reader, &keys, lesson);
	need_entries(reader, keys.clauses, "a clause that it teaches");
	if (r == 0)
		r = reader_each(reader, keys.clauses, &context, read_clause);
	if (r == 0)
		r = read_start(reader, &keys, farms, lesson);
	if (r == 0 && keys.expect)
		r = lesson_outcomes_read(reader, keys.expect, lesson);
	return r == 0 ? read_typing(reader, &keys, lesson) : r;
}

bool lesson_asks(const struct lesson *lesson)
{
	for (size_t i = 0; i < lesson->outcome_count; i++) {
		if (lesson->outcomes[i].answer_count)
			return true;
	}
	return false;
}

void lesson_deinit(struct lesson *lesson)
{
	for (size_t i = 0; i < lesson->outcome_count; i++) {
		struct lesson_outcome *outcome = &lesson->outcomes[i];

		for (size_t j = 0; j < outcome->typed_count; j++) {
			if (outcome->typed[j].matches)
				regfree(&outcome->typed[j].regex);
		}
	}
	*lesson = (struct lesson){0};
}
