#include "conformance/suite/observed_catalogue.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "sim/words.h"

struct catalogue_keys {
	const struct yaml_node *edition, *system, *lines;
};

static const struct reader_key catalogue_keys[] = {
	{"edition", offsetof(struct catalogue_keys, edition), true},
	{"system", offsetof(struct catalogue_keys, system), true},
	{"lines", offsetof(struct catalogue_keys, lines), true},
};

struct line_keys {
	const struct yaml_node *run, *exit, *streams[OBSERVED_STREAMS];
};

static const struct reader_key line_keys[] = {
	{"run", offsetof(struct line_keys, run), true},
	{"exit", offsetof(struct line_keys, exit), true},
	{"stdout", offsetof(struct line_keys, streams[0]), true},
	{"stderr", offsetof(struct line_keys, streams[1]), true},
};

struct exit_keys {
	const struct yaml_node *is, *level;
};

static const struct reader_key exit_keys[] = {
	{"is", offsetof(struct exit_keys, is), true},
	{"level", offsetof(struct exit_keys, level), true},
};

struct stream_keys {
	const struct yaml_node *level, *equals, *heading, *row;
};

static const struct reader_key stream_keys[] = {
	{"level", offsetof(struct stream_keys, level), true},
	{"equals", offsetof(struct stream_keys, equals), false},
	{"heading", offsetof(struct stream_keys, heading), false},
	{"row", offsetof(struct stream_keys, row), false},
};

static int read_level(struct reader *reader, const struct yaml_node *node, enum level *ret_level)
{
	int level = LEVEL_DEFINED;
	int r = reader_word(reader, node, level_words, LEVEL_OWN, &level);

	*ret_level = (enum level)level;
	return r;
}

static int read_stream(
	struct reader *reader, const struct yaml_node *node, struct observed_stream *stream)
{
	struct stream_keys keys = {0};
	int r;

	if (!node || !reader_keys(reader, node, stream_keys, ARRAY_SIZE(stream_keys), &keys))
		return 0;
	if (!keys.equals == !keys.row || (keys.heading && !keys.row))
		reader_refuse(reader, node, NULL,
			"a stream has either 'equals', or 'row' and perhaps 'heading'");
	r = read_level(reader, keys.level, &stream->level);
	if (r == 0)
		r = reader_text(reader, keys.equals, &stream->equals);
	if (r == 0)
		r = reader_text(reader, keys.heading, &stream->heading);
	if (r == 0)
		r = reader_text(reader, keys.row, &stream->row);
	if (r == 0 && stream->row &&
		regcomp(&stream->regex, stream->row, REG_EXTENDED | REG_NOSUB) != 0) {
		reader_refuse(reader, keys.row, NULL, "not an extended regular expression");
		stream->row = NULL;
	}
	return r;
}

static int read_exit(
	struct reader *reader, const struct yaml_node *node, struct observed_line *line)
{
	static const char *const exits[] = {"zero", "non-zero"};
	struct exit_keys keys = {0};
	int exit = 0, r;

	if (!node || !reader_keys(reader, node, exit_keys, ARRAY_SIZE(exit_keys), &keys))
		return 0;
	r = reader_word(reader, keys.is, exits, ARRAY_SIZE(exits), &exit);
	line->exits_zero = exit == 0;
	return r == 0 ? read_level(reader, keys.level, &line->exit_level) : r;
}

static int read_line(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct observed_catalogue *catalogue = object;
	struct line_keys keys = {0};
	struct observed_line *line;
	int r;

	if (!reader_keys(reader, node, line_keys, ARRAY_SIZE(line_keys), &keys))
		return 0;
	line = arena_append(reader->arena, &catalogue->lines, catalogue->count, sizeof(*line));
	if (!line)
		return -ENOMEM;
	*line = (struct observed_line){.run = ""};
	catalogue->count++;
	r = reader_text(reader, keys.run, &line->run);
	if (r == 0)
		r = read_exit(reader, keys.exit, line);
	for (size_t i = 0; r == 0 && i < OBSERVED_STREAMS; i++)
		r = read_stream(reader, keys.streams[i], &line->streams[i]);
	return r;
}

int observed_catalogue_read(
	struct observed_catalogue *catalogue, struct reader *reader, const struct yaml_node *root)
{
	struct catalogue_keys keys = {0};
	int edition = EDITION_NT4, r;

	*catalogue = (struct observed_catalogue){.system = ""};
	if (!reader_keys(reader, root, catalogue_keys, ARRAY_SIZE(catalogue_keys), &keys))
		return 0;
	r = reader_word(reader, keys.edition, edition_words, EDITION_COUNT, &edition);
	catalogue->edition = (enum edition)edition;
	if (r == 0)
		r = reader_text(reader, keys.system, &catalogue->system);
	return r == 0 ? reader_each(reader, keys.lines, catalogue, read_line) : r;
}

void observed_catalogue_deinit(struct observed_catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->count; i++)
		for (size_t k = 0; k < OBSERVED_STREAMS; k++)
			if (catalogue->lines[i].streams[k].row)
				regfree(&catalogue->lines[i].streams[k].regex);
	*catalogue = (struct observed_catalogue){0};
}

const struct observed_line *observed_catalogue_find(
	const struct observed_catalogue *catalogue, const char *run)
{
	for (size_t i = 0; i < catalogue->count; i++)
		if (strcasecmp(catalogue->lines[i].run, run) == 0)
			return &catalogue->lines[i];
	return NULL;
}
