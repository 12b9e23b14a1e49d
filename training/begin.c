#include "training/begin.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/yaml_text.h"
#include "conformance/suite/course_file.h"
#include "training/messages.h"

/* A lesson that loads and verifies as it is, so that each step of writing it can be tried. */
static const char head[] =
	"# A lesson for 'tsfarm learn'; docs/lesson-format.md says what each key may be.\n"
	"# 'tsfarm learn --verify' on this file types its solution and its wrong answers.\n"
	"lesson: ";
/* A course has a place for each lesson. */
static const char place[] =
	"# its place in a course, and the heading and the name that it has there\n"
	"number: 1\n"
	"chapter: My lessons\n"
	"title: To be written\n"
	"\n"
	"# what it teaches: 'tsconform explain q186477' lists what there is\n"
	"clauses: [q186477/examples/session-12]\n";
static const char title[] = "title: To be written\n";
const char begin_farm[] =
	"# the farm it begins with, here or in a file of its own, and where the learner sits\n"
	"farm:\n"
	"  servers:\n"
	"    WF12:\n"
	"      sessions:\n"
	"        0: {at: Console, user: Administrator}\n"
	"        3: {user: ann, programs: [cmd.exe]}\n"
	"        8: {user: tom, programs: [{image: excel.exe, unsaved: rates.xls}]}\n"
	"        12: {user: eva, programs: [calc.exe]}\n"
	"  accounts:\n"
	"    ann: {groups: [Users, Administrators]}\n"
	"typed-in: WF12/3\n";
static const char body[] = "\n"
			   "# what is to be done, in a few sentences\n"
			   "task: |\n"
			   "  To be written: eva has gone home. End her session.\n"
			   "\n"
			   "# all that must have changed then; nothing else may have\n"
			   "expect:\n"
			   "  changes:\n"
			   "    - session-ended: WF12/12\n"
			   "    - program-ended: WF12/12/calc.exe\n"
			   "\n"
			   "# each says more than the one before; only the last may tell it all\n"
			   "hints:\n"
			   "  - To be written, in which way to look.\n"
			   "  - To be written, with which command.\n"
			   "  - \"To be written, what to type: logoff 12\"\n"
			   "\n"
			   "# what is said afterwards\n"
			   "explanation: |\n"
			   "  To be written: why that was right, and what one should know of it.\n"
			   "\n"
			   "# the lines that solve it, the last one and no earlier\n"
			   "solution: [logoff 12]\n"
			   "\n"
			   "# what must not solve it, and what is said to whoever types it\n"
			   "wrong:\n"
			   "  - type: logoff 8\n"
			   "    because: To be written. That was tom's session.\n"
			   "\n"
			   "# what is said besides when something happens that should not\n"
			   "advice:\n"
			   "  - when: [{work-lost: WF12/8/rates.xls}]\n"
			   "    says: To be written. The rates were not saved.\n";

#define FIRST_LESSON "first.yaml"

static const char course_head[] =
	"# A course for 'tsfarm learn'; docs/write-a-course.md tells how to write one.\n"
	"# 'tsfarm learn --verify' on this folder tries all of its lessons.\n"
	"course: ";
static const char course_body[] =
	"\n"
	"title: To be written\n"
	"\n"
	"# what is said before the first lesson\n"
	"introduction: |\n"
	"  To be written: for whom it is, and what he can do in the end.\n"
	"\n"
	"# the files of the lessons, in their order\n"
	"lessons:\n";
static const char course_end[] = "\n"
				 "# what is said after the last one\n"
				 "conclusion: |\n"
				 "  To be written: what to do with it now.\n";

/* The name of the file without folder, ending, and the number that may stand before it. */
void begin_add_id(struct text *to, const char *path)
{
	const char *name = strrchr(path, '/'), *end;
	size_t begin = to->length;

	name = name ? name + 1 : path;
	name += strspn(name, "0123456789-_ ");
	end = strrchr(name, '.');
	for (; *name && name != end; name++) {
		if (isalnum((unsigned char)*name))
			text_add_char(to, (char)tolower((unsigned char)*name));
		else if (to->length > begin && to->bytes[to->length - 1] != '-')
			text_add_char(to, '-');
	}
	if (to->length == begin)
		text_add(to, "lesson");
}

int begin_write(const char *path, const struct text *text, struct output *out)
{
	int r = text->failed ? -ENOMEM : file_path_write(path, text, false);

	if (r == -EEXIST)
		return fail(out, EXIT_REFUSED, MSG_FILE_IS_THERE, path);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, path, strerror(-r));
	fprintf(out->results, "%s\n", path);
	return EXIT_DONE;
}

/* Add the folder of the path, with its slash; nothing without one. */
static void add_folder(struct text *to, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash)
		text_add_bytes(to, path, (size_t)(slash + 1 - path));
}

static int write_lesson(const char *path, bool in_course, struct output *out)
{
	cleanup(text_deinit) struct text text = {0};

	text_add(&text, head);
	begin_add_id(&text, path);
	text_printf(&text, "\n%s\n%s%s", in_course ? title : place, begin_farm, body);
	return begin_write(path, &text, out);
}

/* --- A course --- */

/* A farm may lie beside the lessons; a pipe is not read, which may never end. */
static bool is_lesson_file(const char *folder, const char *name)
{
	cleanup(text_deinit) struct text path = {0}, text = {0};
	size_t length = strlen(name);
	enum file_kind kind;

	if (length <= 5 || strcmp(name + length - 5, ".yaml") != 0 || *name == '.')
		return false;
	text_printf(&path, "%s/%s", folder, name);
	if (file_get_kind(text_string(&path), &kind) < 0 || kind != FILE_ORDINARY ||
		file_read(text_string(&path), &text) < 0)
		return false;
	return strncmp(text_string(&text), "lesson:", strlen("lesson:")) == 0 ||
	       strstr(text_string(&text), "\nlesson:");
}

/* Add the lessons that are there; their number. */
static size_t add_lessons(struct text *to, const char *folder)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};
	size_t count = 0;

	if (disk_list(folder, &list) < 0)
		return 0;
	for (size_t i = 0; i < list.count; i++) {
		if (!is_lesson_file(folder, list.names[i]))
			continue;
		text_add(to, "  - ");
		yaml_text_add(to, list.names[i]);
		text_add_char(to, '\n');
		count++;
	}
	return count;
}

/* The id is the name of the folder: "my-course" of "/home/ann/My course/". */
static void add_course_id(struct text *to, const char *folder)
{
	cleanup(text_deinit) struct text whole = {0};

	file_whole_path(folder, &whole);
	begin_add_id(to, text_string(&whole));
}

/* The lesson comes first: a course that was cut short would name one that is not there. */
static int write_first(
	const char *folder, const char *slash, struct text *lessons, struct output *out)
{
	cleanup(text_deinit) struct text first = {0};

	if (add_lessons(lessons, folder))
		return EXIT_DONE;
	text_add(lessons, "  - " FIRST_LESSON "\n");
	text_printf(&first, "%s%s" FIRST_LESSON, folder, slash);
	return write_lesson(text_string(&first), true, out);
}

static int begin_course(const char *folder, struct output *out)
{
	cleanup(text_deinit) struct text path = {0}, lessons = {0}, text = {0};
	const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
	int status;

	text_printf(&path, "%s%s" COURSE_FILE_NAME, folder, slash);
	if (file_exists(text_string(&path)))
		return fail(out, EXIT_REFUSED, MSG_FILE_IS_THERE, path.bytes);
	status = write_first(folder, slash, &lessons, out);
	if (status != EXIT_DONE)
		return status;
	text_add(&text, course_head);
	add_course_id(&text, folder);
	text_printf(&text, "%s%s%s", course_body, text_string(&lessons), course_end);
	return begin_write(text_string(&path), &text, out);
}

static bool is_in_course(const char *path)
{
	cleanup(text_deinit) struct text course = {0};

	add_folder(&course, path);
	text_add(&course, COURSE_FILE_NAME);
	return file_exists(text_string(&course));
}

int begin_lesson(const char *path, struct output *out)
{
	size_t length = strlen(path);
	int r = file_path_make_folders(path), status;
	bool in_course;

	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, path, strerror(-r));
	if (file_is_folder(path) || (length && path[length - 1] == '/'))
		return begin_course(path, out);
	in_course = is_in_course(path);
	status = write_lesson(path, in_course, out);
	if (status == EXIT_DONE && in_course)
		fputs(SHOW_ADD_TO_COURSE, out->results);
	return status;
}
