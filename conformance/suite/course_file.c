#include "conformance/suite/course_file.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/word.h"
#include "conformance/suite/files.h"
#include "conformance/suite/lesson.h"
#include "sim/words.h"

struct course_keys {
	const struct yaml_node *course, *title, *introduction, *lessons, *conclusion;
};

static const struct reader_key course_keys[] = {
	{"course", offsetof(struct course_keys, course), true},
	{"title", offsetof(struct course_keys, title), true},
	{"introduction", offsetof(struct course_keys, introduction), false},
	{"lessons", offsetof(struct course_keys, lessons), true},
	{"conclusion", offsetof(struct course_keys, conclusion), false},
};

const struct reader_table course_file_tables[1] = {
	{"course", course_keys, ARRAY_SIZE(course_keys)},
};

static int read_id(struct reader *reader, const struct yaml_node *node, struct course_file *course)
{
	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	if (!*node->text || node->text[strspn(node->text, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		reader_refuse(reader, node, "small letters, digits and '-'",
			"'%s' is no id of a course", node->text);
	/* progress files would not tell its lessons from those of an edition */
	if (word_find(node->text, edition_words, EDITION_COUNT) >= 0)
		reader_refuse(reader, node, NULL, "'%s' is the name of an edition", node->text);
	return reader_text(reader, node, &course->id);
}

/* --- Lessons --- */

static const char *path_beside(struct reader *reader, const char *name)
{
	const char *slash = strrchr(reader->file, '/');

	return arena_printf(reader->arena, "%.*s%s", slash ? (int)(slash + 1 - reader->file) : 0,
		reader->file, name);
}

/* The name of a file beside the course, which may have been meant. */
static const char *nearest_file(struct reader *reader, const char *name)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};
	const char *folder = path_beside(reader, ".");
	const char *nearest = NULL;

	if (folder && disk_list(folder, &list) == 0)
		nearest = word_nearest(name, (const char *const *)list.names, list.count);
	return nearest ? arena_copy(reader->arena, nearest) : NULL;
}

static void refuse_missing(struct reader *reader, const struct yaml_node *node, int error)
{
	const char *nearest = nearest_file(reader, node->text);

	if (error != -ENOENT)
		reader_refuse(reader, node, NULL, "file '%s' cannot be read: %s", node->text,
			strerror(-error));
	else if (nearest && strcmp(nearest, node->text) != 0)
		reader_refuse(reader, node, NULL, "file '%s' not found; did you mean '%s'?",
			node->text, nearest);
	else
		reader_refuse(reader, node, NULL, "file '%s' not found", node->text);
}

/* Find the id of the lesson in the file. What is wrong with the lesson is told when it is read. */
static int read_lesson_id(
	struct reader *reader, const struct yaml_node *node, struct course_entry *entry)
{
	size_t before = reader->problems->count;
	struct yaml_node *root;
	const struct yaml_node *id;
	int r = files_read_yaml(entry->path, reader->arena, reader->problems, &root);

	if (r < 0 || reader->problems->count != before)
		return r;
	if (!root || files_kind(root) != FILES_LESSON) {
		reader_refuse(reader, node, NULL, "'%s' is no lesson: it has no key 'lesson'",
			node->text);
		return 0;
	}
	id = yaml_get(root, "lesson");
	entry->lesson = id->kind == YAML_SCALAR ? id->text : NULL;
	return 0;
}

static void refuse_twin(
	struct reader *reader, const struct yaml_node *node, const struct course_file *course)
{
	const struct course_entry *entry = &course->entries[course->count - 1];

	for (size_t i = 0; entry->lesson && i + 1 < course->count; i++) {
		const struct course_entry *other = &course->entries[i];

		if (other->lesson && strcmp(other->lesson, entry->lesson) == 0) {
			reader_refuse(reader, node, NULL,
				"the lesson '%s' is in the course already, in line %u",
				entry->lesson, other->at.line);
			return;
		}
	}
}

static int read_entry(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct course_file *course = object;
	struct course_entry *entry;
	enum file_kind kind;
	int r;

	if (!reader_is(reader, node, YAML_SCALAR))
		return 0;
	entry = arena_append(
		reader->arena, &course->entries, course->count, sizeof(*course->entries));
	if (!entry)
		return -ENOMEM;
	entry->at = yaml_position(node, reader->file, reader->arena);
	entry->path = path_beside(reader, node->text);
	if (!entry->path)
		return -ENOMEM;
	course->count++;
	r = file_get_kind(entry->path, &kind);
	if (r < 0) {
		refuse_missing(reader, node, r);
		return 0;
	}
	/* what is read from a pipe or a device would never end */
	if (kind != FILE_ORDINARY) {
		reader_refuse(reader, node, NULL, "'%s' is no file", node->text);
		return 0;
	}
	r = read_lesson_id(reader, node, entry);
	refuse_twin(reader, node, course);
	return r;
}

int course_file_read(
	struct course_file *course, struct reader *reader, const struct yaml_node *root)
{
	struct course_keys keys = {0};
	int r;

	*course = (struct course_file){.id = "", .title = ""};
	if (!reader_keys(reader, root, course_keys, ARRAY_SIZE(course_keys), &keys))
		return 0;
	r = read_id(reader, keys.course, course);
	if (r == 0)
		r = lesson_title_read(reader, keys.title, &course->title);
	if (r == 0)
		r = lesson_said_read(reader, keys.introduction, &course->introduction);
	if (r == 0)
		r = lesson_said_read(reader, keys.conclusion, &course->conclusion);
	if (keys.lessons && keys.lessons->kind == YAML_LIST && !keys.lessons->count)
		reader_refuse(reader, keys.lessons, NULL, "a course has a lesson at least");
	return r == 0 ? reader_each(reader, keys.lessons, course, read_entry) : r;
}
