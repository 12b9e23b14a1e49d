#include "training/learner.h"

#include <errno.h>
#include <string.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/shared_folder.h"
#include "base/state.h"
#include "base/user.h"
#include "base/utf8.h"
#include "training/class_folder.h"
#include "training/messages.h"

enum {
	LEARNER_NAME_MAX = 64
};

/* In those of a file, on one system or another. */
#define NOT_IN_NAMES "/\\:*?\"<>|"

bool learner_name_is_valid(const char *name)
{
	if (!*name || *name == '.' || strlen(name) > LEARNER_NAME_MAX || !utf8_is_valid(name) ||
		strpbrk(name, NOT_IN_NAMES))
		return false;
	for (; *name; name++) {
		if ((unsigned char)*name < ' ' || *name == 0x7F)
			return false;
	}
	return true;
}

static int add_login(struct text *to)
{
	static const char *const variables[] = {"LOGNAME", "USER", "USERNAME"};

	for (size_t i = 0; i < ARRAY_SIZE(variables); i++) {
		const char *value = environment_get(variables[i]);

		if (value && *value) {
			text_add(to, value);
			return to->failed ? -ENOMEM : 0;
		}
	}
	return user_add_name(to);
}

/* Nobody chooses his login for our files: "CORP\\ann" learns as "CORP-ann". */
static void find_name(struct learner *learner, const char *given)
{
	learner->name = given;
	if (given || add_login(&learner->login) < 0)
		return;
	for (char *at = strpbrk(learner->login.bytes, NOT_IN_NAMES); at;
		at = strpbrk(at, NOT_IN_NAMES))
		*at = '-';
	learner->name = learner->login.bytes;
}

/* The folder of the class; NULL: none was named. */
static const char *find_class(const char *folder)
{
	const char *shared = environment_get("TSFARM_CLASS");

	if (folder)
		return folder;
	return shared && *shared ? shared : NULL;
}

/* A class is made by its instructor, so that a mistyped name makes none. */
static int find_folder(struct learner *learner, const char *given, struct output *out)
{
	const char *folder = find_class(given);

	if (!folder)
		return state_path("learn", &learner->folder) ? EXIT_DONE : EXIT_MISUSED;
	text_add(&learner->folder, folder);
	return class_folder_check(folder, out);
}

/* The user's own folder is made when it is first used. */
static int make_own_folder(const char *path)
{
	int r;

	state_make_folders(path);
	r = file_is_folder(path) ? 0 : file_make_folder(path);
	/* something else has the name */
	return r == -EEXIST ? -ENOTDIR : r;
}

/* From the root down: lessons are typed in another folder. */
static int set_progress(struct learner *learner)
{
	cleanup(text_deinit) struct text whole = {0};
	int r = file_whole_path(text_string(&learner->folder), &whole);

	if (r < 0)
		return r;
	text_clear(&learner->folder);
	text_add(&learner->folder, whole.bytes);
	text_printf(&learner->progress, "%s/%s.progress", whole.bytes, learner->name);
	return learner->folder.failed || learner->progress.failed ? -ENOMEM : 0;
}

int learner_init(struct learner *learner, const char *name, const char *folder, struct output *out)
{
	int r = 0, status;

	*learner = (struct learner){0};
	find_name(learner, name);
	if (!learner->name)
		return fail(out, EXIT_MISUSED, MSG_NO_NAME);
	if (!learner_name_is_valid(learner->name))
		return fail(out, EXIT_MISUSED, MSG_BAD_NAME, learner->name);
	status = find_folder(learner, folder, out);
	if (status != EXIT_DONE)
		return learner->folder.length ? status : fail(out, EXIT_MISUSED, MSG_NO_PLACE);
	if (find_class(folder))
		shared_folder_use(text_string(&learner->folder));
	else
		r = make_own_folder(text_string(&learner->folder));
	if (r < 0)
		return fail(out, file_is_machines_fault(r) ? EXIT_BROKEN : EXIT_MISUSED, MSG_FOLDER,
			text_string(&learner->folder), strerror(-r));
	return set_progress(learner) < 0 ? fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY) : EXIT_DONE;
}

int learner_look(struct learner *learner, const char *name, const char *folder, struct output *out)
{
	int r, status;

	*learner = (struct learner){0};
	find_name(learner, name);
	if (!learner->name)
		return EXIT_DONE;
	if (!learner_name_is_valid(learner->name))
		return fail(out, EXIT_MISUSED, MSG_BAD_NAME, learner->name);
	status = find_folder(learner, folder, out);
	if (status != EXIT_DONE)
		return learner->folder.length ? status : EXIT_DONE;
	r = set_progress(learner);
	/* a folder that is not there yet */
	if (r < 0)
		text_clear(&learner->progress);
	return r == -ENOMEM ? fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY) : EXIT_DONE;
}

void learner_deinit(struct learner *learner)
{
	text_deinit(&learner->login);
	text_deinit(&learner->folder);
	text_deinit(&learner->progress);
}

void learner_add_folder(const struct learner *learner, const char *lesson, struct text *to)
{
	text_printf(to, "%s/%s.lessons/%s", text_string(&learner->folder), learner->name, lesson);
}
