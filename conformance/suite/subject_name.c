#include "conformance/suite/subject_name.h"

#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/suite/placeholder.h"

static const char *const folder_names[] = {"subjects", "here", "run"};

bool subject_name_is_folder(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(folder_names); i++) {
		if (strcmp(folder_names[i], name) == 0)
			return true;
	}
	return false;
}

bool subject_name_is_program(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && !strpbrk(name, "/\\") &&
	       (strcmp(name + length - 4, ".exe") == 0 || strcmp(name + length - 4, ".dll") == 0);
}

static bool is_variable(const char *name)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

	return *name && !strchr("0123456789", *name) && !name[strspn(name, allowed)];
}

static bool is_allowed(void *context, const char *name, struct text *to)
{
	const bool *variables = context;

	(void)to;
	return subject_name_is_folder(name) || subject_name_is_program(name) ||
	       (*variables && is_variable(name));
}

void subject_names_check(struct reader *reader, const struct yaml_node *node, bool variables)
{
	cleanup(text_deinit) struct text ignored = {0};
	char name[SUBJECT_NAME_MAX];

	switch (placeholder_replace(
		node->text, is_allowed, &variables, &ignored, name, sizeof(name))) {
	case PLACEHOLDER_NOT_CLOSED:
		reader_refuse(reader, node, NULL, "a placeholder is not closed; '{{' is a brace");
		break;
	case PLACEHOLDER_UNKNOWN:
		reader_refuse(reader, node,
			variables ? "subjects, here, run, NAME.exe, NAME.dll or a VARIABLE that "
				    "start prints"
				  : "subjects, here, run, NAME.exe or NAME.dll",
			"unknown placeholder '%s'", name);
		break;
	case PLACEHOLDER_FINE:
		break;
	}
}
