/* `tsfarm learn` and `tsfarm class`: their options as rows, and what they do. */
#ifndef TSFARM_TRAINING_TRAINING_H
#define TSFARM_TRAINING_TRAINING_H

#include "base/command.h"

struct completion;

/* --- tsfarm learn [LESSON...] --- */

struct learn_settings {
	const char *name, *folder; /* --as, --class; NULL: the usual */
	const char *new_file;      /* --new; NULL: none is begun */
	bool list, json, verify, tap;
};

enum {
	LEARN_OPTION_COUNT = 7
};
extern const struct option_row learn_options[LEARN_OPTION_COUNT];

int learn_run(const struct command_line *line, const void *settings, struct output *out);

/* Offer the lessons there are. */
void learn_complete(struct completion *completion);

/* --- tsfarm class DIR --- */

struct class_settings {
	const char *learner; /* NULL: all */
	const char *html;    /* the file, "-" for the results; NULL: no page */
	unsigned stuck;      /* after so many attempts; 0: the usual */
	bool json, csv;
};

enum {
	CLASS_OPTION_COUNT = 5
};
extern const struct option_row class_options[CLASS_OPTION_COUNT];

int class_run(const struct command_line *line, const void *settings, struct output *out);

#endif
