/*
 * A lesson in progress: it judges the farm after each line of a shell, tells the learner the result, and
 * stores the events in the progress file.
 */
#ifndef TSFARM_TRAINING_LESSON_RUN_H
#define TSFARM_TRAINING_LESSON_RUN_H

#include "shell/shell.h"
#include "training/judgement.h"
#include "training/progress.h"
#include "training/workspace.h"

enum lesson_run_end {
	LESSON_RUN_LEFT, /* by `exit` or the end of the input */
	LESSON_RUN_NEXT,
	LESSON_RUN_SKIPPED
};

/* All texts are borrowed. */
struct lesson_run_settings {
	const struct lesson *lesson;
	const struct workspace *workspace; /* its farm and files, which the shell has open */
	const char *progress;              /* the file; NULL: nothing is stored */
	const struct lesson *next;         /* of `.next`; NULL: none */
};

struct lesson_run {
	struct lesson_run_settings settings;
	struct output *out;  /* of the complaint that nothing can be stored */
	struct arena *arena; /* of the actions */
	struct actions actions;
	struct text mistake; /* as it was told last; empty without one */
	size_t hint_count;   /* given so far */
	size_t fruitless;    /* lines since the last message or progress */
	size_t failed;       /* of these, lines whose commands failed */
	size_t reached;      /* changes of the outcome that are there */
	size_t points;       /* of the task, as they were told last */
	size_t passing;      /* number of intermediate changes, as it was told last */
	bool answered;       /* on this line */
	bool solved;
	bool complained; /* that nothing can be stored */
	bool is_back;    /* resumed: the first messages are in the progress already */
	bool can_undo;   /* false for lines typed before the lesson was left */
	enum lesson_run_end end;
	bool is_told; /* the last line was called wrong; for verify.c */
};

/* Take over the lines of the progress (NULL: none). 0 or -ENOMEM; deinit in any case. */
int lesson_run_init(struct lesson_run *run, const struct lesson_run_settings *settings,
	struct output *out, const struct progress *progress);
void lesson_run_deinit(struct lesson_run *run);

/* The course for a shell that runs this lesson. It borrows `run`. */
struct shell_course lesson_run_course(struct lesson_run *run);

/* Store an event in the progress. */
void lesson_run_note(struct lesson_run *run, enum progress_kind kind, int status, const char *text);

/* Add a typed line to the actions. 0 or -ENOMEM. */
int lesson_run_add_line(struct lesson_run *run, const char *line, int status);

/* Store that the lesson begins. From now on it can be resumed. */
void lesson_run_note_begin(struct lesson_run *run, enum progress_kind kind);

/* Store a line before it runs, so that it counts as typed after a kill. */
void lesson_run_keep_line(struct lesson_run *run, struct farm *farm, const char *line);

/*
 * Add the line of lesson_run_keep_line() to the actions, if the progress lacks it and the farm has
 * changed since. 0 or -ENOMEM.
 */
int lesson_run_recall_line(struct lesson_run *run, struct farm *farm);

/* --- lesson_run_text.c: messages to the learner --- */
/* Print the task, a mistake, an intermediate state with its way back, or that it is solved. */
void lesson_run_say_task(struct lesson_run *run, const struct tsfarm_seat *seat, FILE *to);
void lesson_run_say_mistake(struct lesson_run *run, const struct judgement *judgement, FILE *to);
void lesson_run_say_passing(struct lesson_run *run, const struct judgement *judgement, FILE *to);
void lesson_run_say_solved(struct lesson_run *run, FILE *to);

/* The wrong answer of the lesson that the last lines match; NULL if none does. */
const struct lesson_wrong *lesson_run_find_wrong(const struct lesson_run *run);

/* The wrong answer of the lesson that the given answer is; NULL if it is none of them. */
const struct lesson_wrong *lesson_run_find_wrong_answer(const struct lesson_run *run);

/* --- lesson_run_commands.c: the dot commands of a lesson --- */
extern const struct dot_command lesson_run_commands[];
extern const size_t lesson_run_command_count;

#endif
