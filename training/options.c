#include <stdint.h>
#include <string.h>

#include "base/word.h"
#include "training/messages.h"
#include "training/training.h"

/* What is typed behind `learn` and `class`, as rows. */

/* A switch, and an option with a text, that are stored into a member of the settings. */
#define SWITCH(settings_type, member)                                                              \
	static bool set_##settings_type##_##member(void *settings, const char *value)              \
	{                                                                                          \
		(void)value;                                                                       \
		((struct settings_type##_settings *)settings)->member = true;                      \
		return true;                                                                       \
	}
#define TEXT(settings_type, member)                                                                \
	static bool set_##settings_type##_##member(void *settings, const char *value)              \
	{                                                                                          \
		((struct settings_type##_settings *)settings)->member = value;                     \
		return true;                                                                       \
	}

TEXT(learn, name)
TEXT(learn, folder)
TEXT(learn, new_file)
SWITCH(learn, list)
SWITCH(learn, json)
SWITCH(learn, verify)
TEXT(class, learner)
TEXT(class, html)
SWITCH(class, json)
SWITCH(class, csv)

static bool set_format(void *settings, const char *value)
{
	static const char *const words[] = {"text", "tap"};
	int at = word_find(value, words, 2);

	((struct learn_settings *)settings)->tap = at == 1;
	return at >= 0;
}

static bool set_stuck(void *settings, const char *value)
{
	unsigned long long attempts;

	if (!word_to_number(value, UINT16_MAX, &attempts) || attempts == 0)
		return false;
	((struct class_settings *)settings)->stuck = (unsigned)attempts;
	return true;
}

const struct option_row learn_options[LEARN_OPTION_COUNT] = {
	{.name = "as",
		.value = "PERSON",
		.help = "who learns; the user's name unless said",
		.set = set_learn_name},
	{.name = "class",
		.value = "FOLDER",
		.help = "keep the progress there, for an instructor to see",
		.set = set_learn_folder},
	{.name = "list",
		.help = "show which lessons there are, and how far one is, and no more",
		.set = set_learn_list},
	{.name = "json", .help = "show that as one JSON document", .set = set_learn_json},
	{.name = "verify",
		.help = "type the solutions and the wrong answers of lessons",
		.set = set_learn_verify},
	{.name = "format",
		.value = "FORMAT",
		.help = "how --verify tells it",
		.accepted = MSG_FORMATS,
		.set = set_format},
	{.name = "new",
		.value = "FILE",
		.help = "begin a lesson of one's own",
		.set = set_learn_new_file},
};

const struct option_row class_options[CLASS_OPTION_COUNT] = {
	{.name = "learner",
		.value = "PERSON",
		.help = "show each lesson of that learner",
		.set = set_class_learner},
	{.name = "stuck",
		.value = "N",
		.help = "who is stuck: after so many attempts without progress; 10 unless said",
		.accepted = MSG_STUCK_ACCEPTED,
		.set = set_stuck},
	{.name = "json", .help = "print one JSON document", .set = set_class_json},
	{.name = "csv",
		.help = "print a line for each lesson of each learner, for a spreadsheet",
		.set = set_class_csv},
	{.name = "html",
		.value = "FILE",
		.help = "write a page of all of it ('-': standard output)",
		.set = set_class_html},
};
