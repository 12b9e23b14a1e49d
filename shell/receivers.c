#include "shell/receivers.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/messages.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/print.h"
#include "shell/prompt/system.h"

/* The first word that is no switch, if it names a file: "@list.txt". */
static char **find_operand(char **words)
{
	for (words++; *words; words++)
		if (**words != '/')
			return **words == '@' && (*words)[1] ? words : NULL;
	return NULL;
}

static int read_list(struct drive *drive, const char *typed, struct text *text)
{
	int descriptor = drive_open_file(drive, typed, BENEATH_READ);
	int r;

	if (descriptor < 0)
		return descriptor;
	r = prompt_read_all(descriptor, text);
	prompt_close(descriptor);
	return r;
}

static int copy_list(struct drive *drive, const struct text *text, struct text *operand)
{
	const char *folder = drive_private_folder(drive);
	cleanup(text_deinit) struct text base = {0}, made = {0};
	intptr_t lock;
	int r;

	if (!folder)
		return -ENOSPC;
	text_printf(&base, "%s/receivers", folder);
	if (base.failed)
		return -ENOMEM;
	r = file_make_beside(base.bytes, text_string(text), text->length, &made, &lock);
	/* nobody else looks for abandoned files in a private folder */
	if (lock >= 0)
		file_unlock(lock);
	text_printf(operand, "@%s", text_string(&made));
	return r;
}

bool receivers_copy(struct drive *drive, char **words, int complaints, char **ret_operand)
{
	cleanup(text_deinit) struct text text = {0}, operand = {0};
	char **word = find_operand(words);
	const char *typed;
	int r;

	*ret_operand = NULL;
	if (!word)
		return true;
	typed = *word + 1;
	r = read_list(drive, typed, &text);
	if (r == 0 && !utf8_is_valid(text_string(&text))) {
		prompt_print(complaints, "msg: " MSG_LIST_IS_NOT_UTF8 "\n", typed);
		return false;
	}
	if (r == 0)
		r = copy_list(drive, &text, &operand);
	if (r == 0 && operand.failed)
		r = -ENOMEM;
	if (r != 0) {
		prompt_print(complaints, "msg: " MSG_CANNOT_READ_LIST "\n", typed, strerror(-r));
		return false;
	}
	*word = *ret_operand = steal(&operand.bytes);
	return true;
}

void receivers_forget(char *operand)
{
	if (operand)
		file_remove(operand + 1);
	free(operand);
}
