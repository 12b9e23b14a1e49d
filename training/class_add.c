#include "training/class_add.h"

#include <errno.h>
#include <string.h>

#include "base/account.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/quote.h"
#include "base/text.h"
#include "training/class_folder.h"
#include "training/learner.h"
#include "training/messages.h"
#include "training/progress.h"

/* --- The account --- */

/* A home that the learner can write to may hold a file that a shell or sshd obeys. */
static int check_account(const char *name, struct output *out)
{
	cleanup(text_deinit) struct text home = {0};
	bool is_writable = false;
	int r;

	if (!learner_name_is_valid(name) || strpbrk(name, " \t") || *name == '-')
		return fail(out, EXIT_MISUSED, MSG_BAD_ACCOUNT, name);
	r = account_find(name, &home, &is_writable);
	if (r == -ENOENT)
		return fail(out, EXIT_REFUSED, MSG_NO_ACCOUNT, name, name);
	if (r < 0)
		return fail(out, EXIT_REFUSED, MSG_CANNOT_ADD, name, strerror(-r));
	return is_writable ? fail(out, EXIT_REFUSED, MSG_WRITABLE_HOME, name, home.bytes, name)
			   : EXIT_DONE;
}

/* --- The key --- */

/* Options before a key, such as command="...", would go round the lines for sshd. */
static bool is_public_key(const char *line)
{
	static const char *const kinds[] = {"ssh-ed25519 ", "ssh-rsa ", "ecdsa-sha2-",
		"sk-ssh-ed25519@openssh.com ", "sk-ecdsa-sha2-"};

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		if (strncmp(line, kinds[i], strlen(kinds[i])) == 0)
			return true;
	}
	return false;
}

static bool are_public_keys(const struct text *text)
{
	const char *line = text_string(text);
	size_t count = 0;

	if (strlen(line) != text->length)
		return false;
	while (*line) {
		count += is_public_key(line);
		if (*line != '\n' && *line != '#' && !is_public_key(line))
			return false;
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	return count > 0;
}

/* sshd wants keys in folders that only root can change, which that of the class is not. */
static int store_key(const char *folder, const char *name, const char *key, struct output *out)
{
	cleanup(text_deinit) struct text keys = {0}, path = {0};
	int r = file_read(key, &keys);

	if (r < 0)
		return fail(out, EXIT_MISUSED, MSG_CANNOT_READ_KEY, key, strerror(-r));
	if (!are_public_keys(&keys))
		return fail(out, EXIT_MISUSED, MSG_NO_KEY, key);
	text_printf(&path, "%s.keys", folder);
	r = path.failed ? -ENOMEM : file_make_folder(path.bytes);
	if (r == 0 || r == -EEXIST)
		r = disk_open_to_all(path.bytes);
	text_printf(&path, "/%s", name);
	if (r == 0)
		r = file_path_write(text_string(&path), &keys, true);
	if (r == 0)
		r = disk_open_to_all(text_string(&path));
	return r == 0 ? EXIT_DONE
		      : fail(out, EXIT_REFUSED, MSG_CANNOT_WRITE, text_string(&path), strerror(-r));
}

/* --- The lines --- */

static void print_lines(const char *folder, struct output *out)
{
	cleanup(text_deinit) struct text command = {0}, program = {0};
	char programs[4096];

	if (file_program_folder(programs, sizeof(programs)) == 0)
		text_printf(&program, "%s/tsfarm", programs);
	else
		text_add(&program, "tsfarm");
	quote_add(&command, text_string(&program));
	text_add(&command, " learn --class");
	quote_add(&command, folder);
	fprintf(out->results,
		"# once, in /etc/ssh/sshd_config.d/class.conf; group '%s' has all learners\n"
		"Match Group %s\n"
		"  AuthorizedKeysFile %s.keys/%%u\n"
		"  AuthenticationMethods publickey\n"
		"  ForceCommand exec%s\n"
		"  DisableForwarding yes\n"
		"  PermitUserRC no\n"
		"  ClientAliveInterval 15\n"
		"  ClientAliveCountMax 2\n",
		CLASS_GROUP, CLASS_GROUP, folder, text_string(&command));
}

/* --- Adding --- */

static int give_files(const char *folder, const char *name, struct output *out)
{
	cleanup(text_deinit) struct text progress = {0}, lessons = {0};
	const char *path;
	int r;

	text_printf(&progress, "%s/%s.progress", folder, name);
	text_printf(&lessons, "%s/%s.lessons", folder, name);
	if (progress.failed || lessons.failed)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	path = progress.bytes;
	r = account_give_file(name, path, PROGRESS_HEADER);
	if (r == 0)
		r = account_give_folder(name, path = lessons.bytes);
	if (r == -EEXIST)
		return fail(out, EXIT_REFUSED, MSG_NOT_THEIRS, path, name);
	return r == 0 ? EXIT_DONE
		      : fail(out, EXIT_REFUSED, MSG_CANNOT_GIVE, path, name, strerror(-r));
}

int class_add(const char *folder, const char *name, const char *key, struct output *out)
{
	cleanup(text_deinit) struct text whole = {0};
	int status = class_folder_check(folder, out);

	if (status == EXIT_DONE)
		status = check_account(name, out);
	if (status == EXIT_DONE &&
		(file_whole_path(folder, &whole) < 0 || strpbrk(text_string(&whole), "\n\"% \t#")))
		status = fail(out, EXIT_MISUSED, MSG_BAD_CLASS_PATH, folder);
	if (status == EXIT_DONE && key)
		status = store_key(text_string(&whole), name, key, out);
	if (status == EXIT_DONE)
		status = give_files(text_string(&whole), name, out);
	if (status != EXIT_DONE)
		return status;
	output_say(out->results, SHOW_ADDED, name, folder);
	if (key)
		print_lines(text_string(&whole), out);
	return EXIT_DONE;
}
