#include "conformance/suite/offer.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"
#include "conformance/suite/command_name.h"

/* A switch with ':' takes a value. */
#define NAMES "names"
static const char *const capabilities[] = {NAMES, "/?", "/a", "/address", "/continue", "/counter",
	"/dest:", "/domain:", "/id:", "/mode", "/password:", "/server:", "/system", "/time:", "/v",
	"/vm", "/w"};

/* "q186477/syntax", but not "/v" */
static bool word_is_clause(const char *word)
{
	return *word != '/' && strchr(word, '/');
}

static int read_lack(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct subject_file *file = object;
	struct lack lack = {.line = node->line};
	struct lack *at;
	int index;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	index = word_find(node->text, capabilities, ARRAY_SIZE(capabilities));
	if (index >= 0)
		lack.word = capabilities[index];
	else if (word_is_clause(node->text))
		lack.word = arena_copy(reader->arena, node->text);
	else
		reader_refuse_word(reader, node, "capability", node->text, capabilities,
			ARRAY_SIZE(capabilities));
	if (!lack.word)
		return index < 0 && word_is_clause(node->text) ? -ENOMEM : 0;
	at = arena_append(reader->arena, &file->lacks, file->lack_count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = lack;
	file->lack_count++;
	return 0;
}

int offer_read(struct reader *reader, const struct yaml_node *node, struct subject_file *file)
{
	return reader_each(reader, node, file, read_lack);
}

/* --- What a scenario needs --- */

static bool argument_is_switch(const char *argument)
{
	return *argument == '/' || *argument == '-';
}

/* Whether the argument is that switch, in any case, with a value if it takes one. */
static bool is_switch_named(const char *argument, const char *name)
{
	size_t length = strlen(name);

	if (!argument_is_switch(argument))
		return false;
	for (size_t i = 1; i < length; i++) {
		if (tolower((unsigned char)argument[i]) != name[i])
			return false;
	}
	return name[length - 1] == ':' || !argument[length];
}

/* Whether the first argument, after a word like that of QUERY USER, is no number. */
static bool step_has_name(const struct scenario *scenario, const struct step *step)
{
	static const char *const with_word[] = {"query", "reset"};
	size_t at = word_find(scenario->command, with_word, ARRAY_SIZE(with_word)) >= 0 ? 2 : 1;

	while (at < step->argument_count && argument_is_switch(step->arguments[at]))
		at++;
	return at < step->argument_count &&
	       step->arguments[at][strspn(step->arguments[at], "0123456789")];
}

static bool step_needs(
	const struct scenario *scenario, const struct step *step, const char *capability)
{
	if (strcmp(command_name_first(step->arguments[0]), scenario->command) != 0)
		return false;
	if (strcmp(capability, NAMES) == 0)
		return step_has_name(scenario, step);
	for (size_t i = 1; i < step->argument_count; i++) {
		if (is_switch_named(step->arguments[i], capability))
			return true;
	}
	return false;
}

static bool clause_begins_with(const struct clause *clause, const char *prefix)
{
	size_t length = strlen(prefix);

	return strncmp(clause->id, prefix, length) == 0 &&
	       (!clause->id[length] || clause->id[length] == '/');
}

static bool scenario_needs(const struct scenario *scenario, const char *word)
{
	if (word_is_clause(word)) {
		for (size_t i = 0; i < scenario->clause_count; i++) {
			if (clause_begins_with(scenario->clauses[i], word))
				return true;
		}
		return false;
	}
	for (size_t i = 0; i < scenario->step_count; i++) {
		if (step_needs(scenario, &scenario->steps[i], word))
			return true;
	}
	return false;
}

const char *offer_missing(const struct subject_file *file, const struct scenario *scenario)
{
	for (size_t i = 0; i < file->lack_count; i++) {
		if (scenario_needs(scenario, file->lacks[i].word))
			return file->lacks[i].word;
	}
	return NULL;
}

bool offer_is_known(const struct lack *lack, const struct documents *documents)
{
	if (!word_is_clause(lack->word) || documents->is_incomplete)
		return true;
	for (size_t i = 0; i < documents->count; i++) {
		const struct document *document = &documents->items[i];

		for (size_t j = 0; j < document->clause_count; j++) {
			if (clause_begins_with(&document->clauses[j], lack->word))
				return true;
		}
	}
	return false;
}
