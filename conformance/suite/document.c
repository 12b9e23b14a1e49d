#include "conformance/suite/document.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/suite/files.h"
#include "sim/words.h"

int documents_init(struct documents *documents)
{
	*documents = (struct documents){.arena = arena_new()};
	return documents->arena ? 0 : -ENOMEM;
}

void documents_deinit(struct documents *documents)
{
	arena_free(documents->arena);
	*documents = (struct documents){0};
}

const struct clause *documents_find(const struct documents *documents, const char *id)
{
	for (size_t i = 0; i < documents->count; i++) {
		const struct document *document = &documents->items[i];

		for (size_t j = 0; j < document->clause_count; j++) {
			if (strcmp(document->clauses[j].id, id) == 0)
				return &document->clauses[j];
		}
	}
	return NULL;
}

const char **documents_clause_ids(
	const struct documents *documents, struct arena *arena, size_t *ret_count)
{
	const char **ids = arena_alloc(arena, sizeof(*ids));
	size_t count = 0;

	for (size_t i = 0; i < documents->count; i++) {
		const struct document *document = &documents->items[i];

		for (size_t j = 0; j < document->clause_count; j++) {
			const char **id = arena_append(arena, &ids, count, sizeof(*ids));

			if (!id)
				return NULL;
			*id = document->clauses[j].id;
			count++;
		}
	}
	*ret_count = count;
	return ids;
}

int documents_read_clause(const struct documents *documents, struct reader *reader,
	const struct yaml_node *node, const struct clause **ret_clause)
{
	const struct clause *clause;
	const char **ids;
	size_t count;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	clause = documents_find(documents, node->text);
	if (clause) {
		*ret_clause = clause;
		return 0;
	}
	/* the catalogue's own problem is told, and nothing runs */
	if (documents->is_incomplete)
		return 0;
	ids = documents_clause_ids(documents, reader->arena, &count);
	if (!ids)
		return -ENOMEM;
	reader_refuse_nearest(reader, node, "clause", node->text, ids, count);
	return 0;
}

static bool has_word(const char *const *words, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], word) == 0)
			return true;
	}
	return false;
}

const char **documents_commands(
	const struct documents *documents, struct arena *arena, size_t *ret_count)
{
	const char **commands = arena_alloc(arena, (documents->count + 1) * sizeof(*commands));
	size_t count = 0;

	for (size_t i = 0; commands && i < documents->count; i++) {
		if (!has_word(commands, count, documents->items[i].command))
			commands[count++] = documents->items[i].command;
	}
	*ret_count = count;
	return commands;
}

bool command_name_is_valid(const char *name)
{
	return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

struct clause_keys {
	const struct yaml_node *id, *section, *says, *level, *untestable, *disputed;
};

static const struct reader_key clause_keys[] = {
	{"id", offsetof(struct clause_keys, id), true},
	{"section", offsetof(struct clause_keys, section), true},
	{"says", offsetof(struct clause_keys, says), true},
	{"level", offsetof(struct clause_keys, level), false},
	{"untestable", offsetof(struct clause_keys, untestable), false},
	{"disputed", offsetof(struct clause_keys, disputed), false},
};

/* Into which document a clause is read. */
struct clause_context {
	struct documents *documents;
	struct document *document;
};

static int read_clause_id(struct reader *reader, const struct yaml_node *node,
	const struct clause_context *context, struct clause *clause)
{
	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	clause->id = arena_printf(reader->arena, "%s/%s", context->document->id, node->text);
	if (!clause->id)
		return -ENOMEM;
	for (size_t i = 0; i + 1 < context->document->clause_count; i++) {
		if (strcmp(context->document->clauses[i].id, clause->id) == 0)
			reader_refuse(
				reader, node, NULL, "the clause '%s' is there already", node->text);
	}
	return 0;
}

static int read_clause_texts(
	struct reader *reader, const struct clause_keys *keys, struct clause *clause)
{
	const struct {
		const struct yaml_node *node;
		const char **text;
	} rows[] = {{keys->section, &clause->section}, {keys->says, &clause->says},
		{keys->untestable, &clause->untestable}, {keys->disputed, &clause->disputed}};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int r = reader_text(reader, rows[i].node, rows[i].text);

		if (r < 0)
			return r;
	}
	return 0;
}

static int read_clause(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct clause_context *context = object;
	struct document *document = context->document;
	struct clause_keys keys = {0};
	struct clause *clause;
	int level = LEVEL_DOCUMENTED, r;

	if (!reader_keys(reader, node, clause_keys, ARRAY_SIZE(clause_keys), &keys))
		return 0;
	clause = arena_append(
		reader->arena, &document->clauses, document->clause_count++, sizeof(*clause));
	if (!clause)
		return -ENOMEM;
	*clause = (struct clause){.id = "",
		.section = "",
		.says = "",
		.document_id = document->id,
		.document_title = document->title,
		.command = document->command,
		.edition = document->edition};
	r = read_clause_id(reader, keys.id, context, clause);
	if (r < 0)
		return r;
	r = read_clause_texts(reader, &keys, clause);
	if (r < 0)
		return r;
	r = reader_word(reader, keys.level, level_words, LEVEL_OWN, &level);
	clause->level = (enum level)level;
	return r;
}

struct document_keys {
	const struct yaml_node *document, *title, *edition, *command, *clauses;
};

static const struct reader_key document_keys[] = {
	{"document", offsetof(struct document_keys, document), true},
	{"title", offsetof(struct document_keys, title), true},
	{"edition", offsetof(struct document_keys, edition), true},
	{"command", offsetof(struct document_keys, command), false},
	{"clauses", offsetof(struct document_keys, clauses), true},
};

const struct reader_table document_tables[2] = {
	{"document", document_keys, ARRAY_SIZE(document_keys)},
	{"clause", clause_keys, ARRAY_SIZE(clause_keys)},
};

static struct document *document_add(struct documents *documents)
{
	struct document *document = arena_append(
		documents->arena, &documents->items, documents->count, sizeof(*document));

	if (document) {
		documents->count++;
		document->id = "";
		document->title = "";
		document->command = DOCUMENT_COMMAND;
	}
	return document;
}

/* The id of the last document, which no other may have. */
static int read_document_id(
	struct reader *reader, const struct yaml_node *node, struct documents *documents)
{
	struct document *last = &documents->items[documents->count - 1];
	int r = reader_text(reader, node, &last->id);

	for (const struct document *other = documents->items; r == 0 && other < last; other++) {
		if (strcmp(other->id, last->id) == 0)
			reader_refuse(
				reader, node, NULL, "the document '%s' is there already", last->id);
	}
	return r;
}

static int read_command(
	struct reader *reader, const struct yaml_node *node, struct document *document)
{
	int r = reader_text(reader, node, &document->command);

	if (!command_name_is_valid(document->command))
		reader_refuse(reader, node, COMMAND_NAME_ACCEPTED, "'%s' is no command's name",
			document->command);
	return r;
}

int document_read(struct documents *documents, const char *file, const struct yaml_node *root,
	struct diagnostics *problems)
{
	struct reader reader = {file, documents->arena, problems};
	struct document_keys keys = {0};
	struct clause_context context = {.documents = documents};
	int edition = EDITION_NT4, r;

	if (!reader_keys(&reader, root, document_keys, ARRAY_SIZE(document_keys), &keys))
		return 0;
	context.document = document_add(documents);
	if (!context.document)
		return -ENOMEM;
	r = read_document_id(&reader, keys.document, documents);
	if (r < 0)
		return r;
	r = reader_text(&reader, keys.title, &context.document->title);
	if (r < 0)
		return r;
	r = reader_word(&reader, keys.edition, edition_words, EDITION_COUNT, &edition);
	if (r < 0)
		return r;
	context.document->edition = (enum edition)edition;
	r = read_command(&reader, keys.command, context.document);
	if (r < 0)
		return r;
	return reader_each(&reader, keys.clauses, &context, read_clause);
}

/* Where the catalogues of a folder go, and their problems. */
struct load {
	struct documents *documents;
	struct diagnostics *problems;
};

static int load_file(void *context, const char *path)
{
	struct load *load = context;
	struct yaml_node *root = NULL;
	int r = files_read_yaml(path, load->documents->arena, load->problems, &root);

	return r < 0 || !root ? r : document_read(load->documents, path, root, load->problems);
}

int documents_load(struct documents *documents, const char *path, struct diagnostics *problems)
{
	struct load load = {documents, problems};
	size_t before = problems->count;
	int r = files_walk(path, problems, load_file, &load);

	if (problems->count > before)
		documents->is_incomplete = true;
	return r;
}
