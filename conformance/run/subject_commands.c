#include "conformance/run/subject_commands.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/run/subject_program.h"
#include "conformance/suite/command_name.h"

static int add_command(const struct held_folder *folder, const struct subject *subject,
	const struct subject_command *command)
{
	const char *later = command_name_in(command->name, EDITION_WS2022);
	cleanup(text_deinit) struct text program = {0};
	cleanup(arena_freep) struct arena *arena = arena_new();
	const char **words = arena ? subject_whole_words(command->words, arena) : NULL;
	int r;

	if (!words)
		return -ENOMEM;
	subject_program_print(words, subject->path,
		subject->file && subject->file->farm_path == FARM_PATH_WINDOWS,
		&program);
	r = subject_program_add(folder, command->name, &program);
	return r == 0 && later != command->name ? subject_program_add(folder, later, &program) : r;
}

static int add_commands(struct subject_commands *commands, struct subject *subject)
{
	const struct held_folder *folder = &commands->folder.own;

	for (size_t i = 0; i < subject->command_count; i++) {
		int r = add_command(folder, subject, &subject->commands[i]);

		if (r < 0)
			return r;
	}
	subject->programs = arena_copy(subject->arena, folder->path);
	return subject->programs ? 0 : -ENOMEM;
}

int subject_commands_init(struct subject_commands *commands, struct subject *subject)
{
	int r = -EACCES;

	*commands = (struct subject_commands){0};
	if (!subject->words && !(subject->file && subject->file->command_count))
		return 0;
	for (size_t place = 0; place < DISK_TEMPORARY_PLACES && r == -EACCES; place++) {
		temporary_folder_deinit(&commands->folder);
		r = work_folder_init_from(&commands->folder, place);
		if (r == 0)
			r = add_commands(commands, subject);
	}
	return r;
}

void subject_commands_deinit(struct subject_commands *commands)
{
	temporary_folder_deinit(&commands->folder);
}
