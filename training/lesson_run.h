/*
 * A lesson under way: it goes along with a shell, judges the farm after each line, and says what a
 * learner should know. What happened is kept in the file of his progress.
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
	const char *progress;              /* the file; NULL: nothing is kept */
	const struct lesson *next;         /* what `.next` would go on with; NULL: nothing */
};

struct lesson_run {
	struct lesson_run_settings settings;
	struct output *out;  /* where it complains that nothing can be kept */
	struct arena *arena; /* of the actions */
	struct actions actions;
	struct text mistake; /* as it was said last; empty while all is well */
	size_t hint_count;   /* given so far */
	size_t fruitless;    /* lines since anything was said or reached */
	size_t reached;      /* as it was said last */
	size_t passing;      /* likewise, how much of what is wanted on the way is there */
	bool answered;       /* on this line */
	bool solved;
	bool complained; /* that nothing can be kept */
	bool is_back;    /* just now: what is told to him was noted when he was here before */
	bool can_undo;   /* what was typed before the lesson was left stays */
	enum lesson_run_end end;
	/* for whoever looks on: of the last line */
	bool is_told; /* that it was wrong */
};

/* 0 or -ENOMEM; deinit in any case. What was typed before is taken from the progress; NULL: nothing. */
int lesson_run_init(struct lesson_run *run, const struct lesson_run_settings *settings,
	struct output *out, const struct progress *progress);
void lesson_run_deinit(struct lesson_run *run);

/* What a shell is given to have the run along. */
struct shell_course lesson_run_course(struct lesson_run *run);

/* Keep an event in the progress. */
void lesson_run_note(struct lesson_run *run, enum progress_kind kind, int status, const char *text);

/* Remember a line that was typed. 0 or -ENOMEM. */
int lesson_run_add_line(struct lesson_run *run, const char *line, int status);

/* Keep that the lesson begins, as the event says; from now on it can be resumed. */
void lesson_run_note_begin(struct lesson_run *run, enum progress_kind kind);

/* Keep a line that is about to be typed: whoever is killed while it runs has typed it all the same. */
void lesson_run_keep_line(struct lesson_run *run, struct farm *farm, const char *line);

/*
 * Remember the line that was kept last, if the progress lacks it and the farm has changed since. A line
 * that changed nothing can be typed again. Returns 0 or -ENOMEM.
 */
int lesson_run_recall_line(struct lesson_run *run, struct farm *farm);

/* What the run says, below run.c. */
void lesson_run_say_task(struct lesson_run *run, const struct tsfarm_seat *seat, FILE *to);
void lesson_run_say_mistake(struct lesson_run *run, const struct judgement *judgement, FILE *to);
void lesson_run_say_passing(struct lesson_run *run, const struct judgement *judgement, FILE *to);
void lesson_run_say_solved(struct lesson_run *run, FILE *to);

/* What is wrong about the lines that were typed last, by the lesson; NULL when it says nothing. */
const struct lesson_wrong *lesson_run_find_wrong(const struct lesson_run *run);

/* The rows of its words, and how many: lesson_run_commands.c. */
extern const struct dot_command lesson_run_commands[];
extern const size_t lesson_run_command_count;

#endif
