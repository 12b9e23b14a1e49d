#include "conformance/suite/course_file.h"

#include <string.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/suite/tests/support.h"

static struct folder folder;
static struct course_file course;

static void put_file(const char *name, const char *text)
{
	write_file(folder_file(&folder, name), text, strlen(text));
}

static int setup(void **state)
{
	folder_make(&folder);
	disk_unspell(folder.path);
	if (reading_setup(state) != 0)
		return -1;
	put_file("first.yaml", "lesson: one\n");
	put_file("second.yaml", "lesson: two\n");
	put_file("third.yaml", "lesson: one\n");
	put_file("farm.yaml", "servers: {}\n");
	same_number("link", symlink("circle.yaml", folder_file(&folder, "circle.yaml")), 0);
	return file_make_folder(folder_file(&folder, "folder"));
}

static int teardown(void **state)
{
	folder_remove(&folder);
	return reading_teardown(state);
}

/* Paths of files are relative to that of the course. */
static void read_course(const char *yaml)
{
	char path[1024];

	snprintf(path, sizeof(path), "%s/course.yaml", folder.path);
	reader.file = arena_copy(arena, path);
	same_number(yaml, course_file_read(&course, &reader, parse(yaml)), 0);
}

static void course_file_read__takes_all_keys(void **state)
{
	(void)state;
	read_course("course: c-1\ntitle: T\nintroduction: I\nlessons:\n- second.yaml\n"
		    "- first.yaml\nconclusion: C\n");
	same_problems("course", "");
	same_text("id", course.id, "c-1");
	same_text("title", course.title, "T");
	same_text("introduction", course.introduction, "I");
	same_text("conclusion", course.conclusion, "C");
	same_number("lessons", (long long)course.count, 2);
	same_text("first", course.entries[0].lesson, "two");
	same_text("second", course.entries[1].lesson, "one");
	same_number("line", course.entries[1].at.line, 6);
	same_number("path", file_exists(course.entries[1].path), true);
}

static void course_file_read__says_what_is_wrong(void **state)
{
	static const struct {
		const char *yaml, *problems;
	} rows[] = {
		{"course: c\ntitel: T\nlessons: [first.yaml]\n",
			"c:2:1: unknown key 'titel'; did you mean 'title'?; accepted: course, "
			"title, introduction, lessons or conclusion\n"
			"c:1:1: the key 'title' is missing\n"},
		{"course: C d\ntitle: ' '\nlessons: [first.yaml]\n",
			"c:1:9: course: 'C d' is no id of a course; accepted: small letters, "
			"digits and '-'\n"
			"c:2:8: title: there is nothing to read here\n"},
		{"course: c\ntitle: \"a\\eb\"\nlessons: [circle.yaml]\n",
			"c:2:8: title: a title is one line without control characters\n"
			"c:3:11: lessons[1]: file 'circle.yaml' cannot be read: Too many levels of "
			"symbolic links\n"},
		{"course: ws2022\ntitle: T\nlessons: [first.yaml]\n",
			"c:1:9: course: 'ws2022' is the name of an edition\n"},
		{"course: c\ntitle: T\nlessons: []\n",
			"c:3:10: lessons: a course has a lesson at least\n"},
		{"course: c\ntitle: T\nlessons: [frist.yaml, nothing-like-it, [x]]\n",
			"c:3:11: lessons[1]: file 'frist.yaml' not found; did you mean "
			"'first.yaml'?\n"
			"c:3:23: lessons[2]: file 'nothing-like-it' not found\n"
			"c:3:40: lessons[3]: expected a single value, found a list\n"},
		{"course: c\ntitle: T\nlessons: [folder, farm.yaml, first.yaml, third.yaml]\n",
			"c:3:11: lessons[1]: 'folder' is no file\n"
			"c:3:19: lessons[2]: 'farm.yaml' is no lesson: it has no key 'lesson'\n"
			"c:3:42: lessons[4]: the lesson 'one' is in the course already, in line "
			"3\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		read_course(rows[i].yaml);
		for (size_t j = 0; j < problems.count; j++)
			problems.items[j].at.file = "c";
		same_problems(rows[i].yaml, rows[i].problems);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(course_file_read__takes_all_keys),
		TEST(course_file_read__says_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
