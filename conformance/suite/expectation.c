#include "conformance/suite/expectation.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"

const char *stream_to_string(enum stream stream)
{
	static const char *const words[STREAM_COUNT] = {
		[STREAM_STDOUT] = "stdout", [STREAM_STDERR] = "stderr", [STREAM_OUTPUT] = "output"};

	assert(stream < STREAM_COUNT);
	return words[stream];
}

void expectation_check_own(struct reader *reader, const struct yaml_node *level)
{
	if (level && reader_is(reader, level, YAML_SCALAR) &&
		strcmp(level->text, level_to_string(LEVEL_OWN)) != 0)
		reader_refuse(reader, level, NULL,
			"a scenario without clauses has no level but 'own'");
}

enum {
	NEAR_MISS_REGEX = 200,
	NEAR_MISS_TEXT = 4096
};

struct expect_keys {
	const struct yaml_node *changes, *exit, *either;
	const struct yaml_node *streams[STREAM_COUNT];
};

static const struct reader_key expect_keys[] = {
	{"changes", offsetof(struct expect_keys, changes), false},
	{"exit", offsetof(struct expect_keys, exit), false},
	{"stdout", offsetof(struct expect_keys, streams[STREAM_STDOUT]), false},
	{"stderr", offsetof(struct expect_keys, streams[STREAM_STDERR]), false},
	{"output", offsetof(struct expect_keys, streams[STREAM_OUTPUT]), false},
	{"either", offsetof(struct expect_keys, either), false},
};

/* --- Matchers --- */

struct matcher_keys {
	const struct yaml_node *level, *equals, *contains, *matches, *lacks, *empty;
};

static const struct reader_key matcher_keys[] = {
	{"level", offsetof(struct matcher_keys, level), false},
	{"equals", offsetof(struct matcher_keys, equals), false},
	{"contains", offsetof(struct matcher_keys, contains), false},
	{"matches", offsetof(struct matcher_keys, matches), false},
	{"lacks", offsetof(struct matcher_keys, lacks), false},
	{"empty", offsetof(struct matcher_keys, empty), false},
};

const struct reader_table expectation_tables[2] = {
	{"expectation", expect_keys, ARRAY_SIZE(expect_keys)},
	{"matcher", matcher_keys, ARRAY_SIZE(matcher_keys)},
};

/* Read a regular expression; one that is wrong is refused, and none. */
static int read_regex(struct reader *reader, const struct yaml_node *node, const char **ret_text,
	regex_t *ret_regex)
{
	char reason[128];
	int wrong, r = reader_text(reader, node, ret_text);

	if (r < 0 || !*ret_text)
		return r;
	wrong = regcomp(ret_regex, *ret_text, REG_EXTENDED | REG_NOSUB | REG_NEWLINE);
	if (wrong == 0)
		return 0;
	if (wrong == REG_ESPACE) {
		*ret_text = NULL;
		return -ENOMEM;
	}
	regerror(wrong, ret_regex, reason, sizeof(reason));
	reader_refuse(reader, node, NULL, "not an extended regular expression: %s", reason);
	*ret_text = NULL;
	return 0;
}

/* The reader's text, with lines that end in '\n' alone, as those are that it is compared with. */
static int read_lines(struct reader *reader, const struct yaml_node *node, const char **ret_text)
{
	const char *text = NULL;
	char *lines, *to;
	int r = reader_text(reader, node, &text);

	if (r < 0 || !text)
		return r;
	lines = arena_copy(reader->arena, text);
	if (!lines)
		return -ENOMEM;
	for (to = lines; *text; text++) {
		if (text[0] != '\r' || text[1] != '\n')
			*to++ = *text;
	}
	*to = '\0';
	*ret_text = lines;
	return 0;
}

/* In a scenario with clauses each matcher names its level; all of an own scenario is `own`. */
static int read_matcher_level(struct reader *reader, const struct yaml_node *map,
	const struct yaml_node *node, bool is_own, enum level *ret_level)
{
	int level = is_own ? LEVEL_OWN : LEVEL_DEFINED, r = 0;

	if (!is_own && !node)
		reader_refuse(reader, map, NULL, "the key 'level' is missing");
	else if (is_own)
		expectation_check_own(reader, node);
	else
		r = reader_word(reader, node, level_words, LEVEL_OWN, &level);
	*ret_level = (enum level)level;
	return r;
}

static int read_matcher_keys(
	struct reader *reader, const struct matcher_keys *keys, struct matcher *matcher)
{
	bool empty = false;
	int r = read_lines(reader, keys->equals, &matcher->equals);
	if (r == 0)
		r = read_lines(reader, keys->contains, &matcher->contains);
	if (r == 0)
		r = read_regex(reader, keys->matches, &matcher->matches, &matcher->matches_regex);
	if (r == 0)
		r = read_regex(reader, keys->lacks, &matcher->lacks, &matcher->lacks_regex);
	if (r == 0)
		r = reader_flag(reader, keys->empty, &empty);
	if (keys->empty)
		matcher->empty = empty ? EMPTY_YES : EMPTY_NO;
	return r;
}

/* Where the matcher that is being read goes. */
struct matcher_context {
	struct expectation *expectation;
	enum stream stream;
};

static int read_matcher(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct matcher_context *context = object;
	struct expectation *expectation = context->expectation;
	struct matcher_keys keys = {0};
	struct matcher *matcher;
	int r;

	if (!reader_keys(reader, node, matcher_keys, ARRAY_SIZE(matcher_keys), &keys))
		return 0;
	if (!keys.equals && !keys.contains && !keys.matches && !keys.lacks && !keys.empty)
		reader_refuse(reader, node, "equals, contains, matches, lacks or empty",
			"the matcher has no condition");
	matcher = arena_append(reader->arena, &expectation->matchers, expectation->matcher_count,
		sizeof(*matcher));
	if (!matcher)
		return -ENOMEM;
	expectation->matcher_count++;
	matcher->stream = context->stream;
	matcher->line = node->line;
	r = read_matcher_level(
		reader, node, keys.level, expectation->changes_level == LEVEL_OWN, &matcher->level);
	return r == 0 ? read_matcher_keys(reader, &keys, matcher) : r;
}

/* --- Expectations --- */

/* Where the alternatives go. */
struct alternatives {
	enum level changes_level;
	const struct change_origin *origin;
	struct expectations *expectations;
	const struct expect_keys *common; /* what stands beside `either` */
};

static int read_exit(
	struct reader *reader, const struct yaml_node *node, struct expectation *expectation)
{
	static const char *const words[] = {"zero", "non-zero"};
	unsigned long long number;
	int at;

	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	expectation->exit_line = node->line;
	at = word_find(node->text, words, ARRAY_SIZE(words));
	if (at >= 0) {
		expectation->exit = at == 0 ? EXIT_WANT_ZERO : EXIT_WANT_NON_ZERO;
	} else if (word_to_number(node->text, UINT32_MAX, &number)) {
		expectation->exit = EXIT_WANT_NUMBER;
		expectation->exit_number = (int)number;
	} else {
		reader_refuse(reader, node, "zero, non-zero or a number", "'%s' is no exit status",
			node->text);
	}
	return 0;
}

static int read_one(struct reader *reader, const struct yaml_node *node,
	const struct expect_keys *keys, const struct alternatives *alternatives,
	struct expectation *expectation)
{
	enum level changes_level = alternatives->changes_level;
	int r = 0;

	expectation->changes_level = changes_level;
	/* no document gives an exit status; what only we decided is judged only where we are asked */
	expectation->exit_level = changes_level > LEVEL_OBSERVED ? changes_level : LEVEL_OBSERVED;
	if (keys->changes) {
		expectation->changes_line = keys->changes->line;
		r = changes_read(
			reader, keys->changes, alternatives->origin, &expectation->changes);
	} else {
		reader_refuse(reader, node, NULL,
			"the key 'changes' is missing; 'changes: none' says that nothing happens");
	}
	if (r == 0)
		r = read_exit(reader, keys->exit, expectation);
	for (enum stream stream = 0; stream < STREAM_COUNT && r == 0; stream++) {
		struct matcher_context context = {expectation, stream};

		r = reader_each(reader, keys->streams[stream], &context, read_matcher);
	}
	return r;
}

/* What stands beside `either` holds for each alternative that does not say it itself. */
static void inherit_keys(struct expect_keys *keys, const struct expect_keys *common)
{
	if (!keys->changes)
		keys->changes = common->changes;
	if (!keys->exit)
		keys->exit = common->exit;
	for (enum stream stream = 0; stream < STREAM_COUNT; stream++) {
		if (!keys->streams[stream])
			keys->streams[stream] = common->streams[stream];
	}
}

static int read_alternative(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct alternatives *alternatives = object;
	struct expectations *expectations = alternatives->expectations;
	struct expect_keys keys = {0};
	struct expectation *expectation;

	if (!reader_keys(reader, node, expect_keys, ARRAY_SIZE(expect_keys), &keys))
		return 0;
	if (keys.either) {
		reader_refuse(reader, keys.either, NULL, "'either' cannot stand in itself");
		return 0;
	}
	inherit_keys(&keys, alternatives->common);
	expectation = arena_append(
		reader->arena, &expectations->items, expectations->count, sizeof(*expectation));
	if (!expectation)
		return -ENOMEM;
	expectations->count++;
	return read_one(reader, node, &keys, alternatives, expectation);
}

int expectations_read(struct reader *reader, const struct yaml_node *node, enum level changes_level,
	const struct change_origin *origin, struct expectations *ret_expectations)
{
	struct expect_keys common = {0};
	struct alternatives alternatives = {changes_level, origin, ret_expectations, &common};

	if (!yaml_get(node, "either"))
		return read_alternative(reader, node, &alternatives);
	if (!reader_keys(reader, node, expect_keys, ARRAY_SIZE(expect_keys), &common) ||
		!reader_is(reader, common.either, YAML_LIST))
		return 0;
	if (common.either->count == 0)
		reader_refuse(
			reader, common.either, NULL, "'either' is empty");
	return reader_each(reader, common.either, &alternatives, read_alternative);
}

void expectations_deinit(struct expectations *expectations)
{
	for (size_t i = 0; i < expectations->count; i++) {
		struct expectation *expectation = &expectations->items[i];

		for (size_t j = 0; j < expectation->matcher_count; j++) {
			struct matcher *matcher = &expectation->matchers[j];

			if (matcher->matches)
				regfree(&matcher->matches_regex);
			if (matcher->lacks)
				regfree(&matcher->lacks_regex);
		}
	}
	*expectations = (struct expectations){0};
}

static bool judges_at(const struct expectation *expectation, enum level level)
{
	if (level_is_judged(expectation->changes_level, level))
		return true;
	if (expectation->exit != EXIT_WANT_ANY && level_is_judged(expectation->exit_level, level))
		return true;
	for (size_t i = 0; i < expectation->matcher_count; i++) {
		if (level_is_judged(expectation->matchers[i].level, level))
			return true;
	}
	return false;
}

bool expectations_judge_at(const struct expectations *expectations, enum level level)
{
	for (size_t i = 0; i < expectations->count; i++) {
		if (judges_at(&expectations->items[i], level))
			return true;
	}
	return false;
}

/* --- Judging --- */

bool matcher_holds(const struct matcher *matcher, const char *text, size_t length)
{
	assert(text[length] == '\0');
	if (matcher->empty != EMPTY_ANY && (matcher->empty == EMPTY_YES) != (length == 0))
		return false;
	if (matcher->equals && strcmp(text, matcher->equals) != 0)
		return false;
	if (matcher->contains && !strstr(text, matcher->contains))
		return false;
	if (matcher->lacks && regexec(&matcher->lacks_regex, text, 0, NULL, 0) == 0)
		return false;
	return !matcher->matches || regexec(&matcher->matches_regex, text, 0, NULL, 0) == 0;
}

/* Whether the first `length` bytes of the expression are one, and it matches. */
static bool prefix_matches(const char *regex, size_t length, const char *text)
{
	cleanup(text_deinit) struct text prefix = {0};
	regex_t compiled;
	bool found;

	text_add_bytes(&prefix, regex, length);
	if (prefix.failed ||
		regcomp(&compiled, prefix.bytes, REG_EXTENDED | REG_NOSUB | REG_NEWLINE) != 0)
		return false;
	found = regexec(&compiled, text, 0, NULL, 0) == 0;
	regfree(&compiled);
	return found;
}

size_t matcher_longest_prefix(const struct matcher *matcher, const char *text)
{
	size_t length = matcher->matches ? strlen(matcher->matches) : 0;

	/* a long text and a long expression are not worth a minute */
	if (length > NEAR_MISS_REGEX || strlen(text) > NEAR_MISS_TEXT)
		return 0;
	while (length && !prefix_matches(matcher->matches, length, text))
		length--;
	return length;
}

void matcher_print(const struct matcher *matcher, struct text *to)
{
	const char *const parts[][2] = {{"equals", matcher->equals},
		{"contains", matcher->contains}, {"matches", matcher->matches},
		{"lacks", matcher->lacks}};
	const char *between = "";

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		if (!parts[i][1])
			continue;
		text_printf(to, "%s%s '%s'", between, parts[i][0], parts[i][1]);
		between = ", ";
	}
	if (matcher->empty != EMPTY_ANY)
		text_printf(to, "%s%s", between,
			matcher->empty == EMPTY_YES ? "is empty" : "is not empty");
}
