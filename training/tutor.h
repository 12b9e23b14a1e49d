/*
 * A lesson under way: it goes along with a shell, judges the farm after each line, and says what a
 * learner should know. What happened is kept in the file of his progress.
 */
#ifndef TSFARM_TRAINING_TUTOR_H
#define TSFARM_TRAINING_TUTOR_H

#include "shell/shell.h"
#include "training/desk.h"
#include "training/judgement.h"
#include "training/progress.h"

enum tutor_end {
	TUTOR_LEFT, /* by `exit` or the end of the input */
	TUTOR_NEXT,
	TUTOR_SKIPPED
};

/* All texts are borrowed. */
struct tutor_settings {
	const struct lesson *lesson;
	const struct desk *desk;   /* its farm and files, which the shell has open */
	const char *progress;      /* the file; NULL: nothing is kept */
	const struct lesson *next; /* what `.next` would go on with; NULL: nothing */
};

struct tutor {
	struct tutor_settings settings;
	struct output *out;  /* where it complains that nothing can be kept */
	struct arena *arena; /* of the deeds */
	struct deeds deeds;
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
	enum tutor_end end;
	/* for whoever looks on: of the last line */
	bool is_told; /* that it was wrong */
};

/* 0 or -ENOMEM; deinit in any case. What was typed before is taken from the progress; NULL: nothing. */
int tutor_init(struct tutor *tutor, const struct tutor_settings *settings, struct output *out,
	const struct progress *progress);
void tutor_deinit(struct tutor *tutor);

/* What a shell is given to have the tutor along. */
struct shell_course tutor_course(struct tutor *tutor);

/* Keep an event in the progress. */
void tutor_note(struct tutor *tutor, enum progress_kind kind, int status, const char *text);

/* Remember a line that was typed. 0 or -ENOMEM. */
int tutor_add_deed(struct tutor *tutor, const char *line, int status);

/* Keep that the lesson begins, as the event says; from now on it can be resumed. */
void tutor_note_begin(struct tutor *tutor, enum progress_kind kind);

/* Keep a line that is about to be typed: whoever is killed while it runs has typed it all the same. */
void tutor_keep_line(struct tutor *tutor, struct farm *farm, const char *line);

/*
 * Remember the line that was kept last, if the progress lacks it and the farm has changed since. A line
 * that changed nothing can be typed again. Returns 0 or -ENOMEM.
 */
int tutor_recall_line(struct tutor *tutor, struct farm *farm);

/* What the tutor says, below tutor.c. */
void tutor_say_task(struct tutor *tutor, const struct tsfarm_seat *seat, FILE *to);
void tutor_say_mistake(struct tutor *tutor, const struct judgement *judgement, FILE *to);
void tutor_say_passing(struct tutor *tutor, const struct judgement *judgement, FILE *to);
void tutor_say_solved(struct tutor *tutor, FILE *to);

/* What is wrong about the lines that were typed last, by the lesson; NULL when it says nothing. */
const struct lesson_wrong *tutor_find_wrong(const struct tutor *tutor);

/* The rows of its words, and how many: tutor_words.c. */
extern const struct dot_command tutor_words[];
extern const size_t tutor_word_count;

#endif
