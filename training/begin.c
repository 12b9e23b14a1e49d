#include "training/begin.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/file_path.h"
#include "base/macros.h"
#include "base/text.h"
#include "training/messages.h"

/* A lesson that loads and verifies as it is, so that each step of writing it can be tried. */
static const char head[] =
	"# A lesson for 'tsfarm learn'; docs/lesson-format.md says what each key may be.\n"
	"# 'tsfarm learn --verify' on this file types its solution and its wrong answers.\n"
	"lesson: ";
static const char body[] =
	"\n"
	"# its place in a course, and the heading and the name that it has there\n"
	"number: 1\n"
	"chapter: My lessons\n"
	"title: To be written\n"
	"\n"
	"# what it teaches: 'tsconform explain q186477' lists what there is\n"
	"clauses: [q186477/examples/session-12]\n"
	"\n"
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
	"typed-in: WF12/3\n"
	"\n"
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

/* The name of the file without folder, ending, and the number that may stand before it. */
static void add_id(struct text *to, const char *path)
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

int begin_lesson(const char *path, struct output *out)
{
	cleanup(text_deinit) struct text text = {0};
	int r = file_path_make_folders(path);

	text_add(&text, head);
	add_id(&text, path);
	text_add(&text, body);
	if (r == 0)
		r = text.failed ? -ENOMEM : file_path_write(path, &text, false);
	if (r == -EEXIST)
		return fail(out, EXIT_REFUSED, MSG_FILE_IS_THERE, path);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, path, strerror(-r));
	fprintf(out->results, "%s\n", path);
	return EXIT_DONE;
}
