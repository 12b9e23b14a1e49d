#include "training/exam_task.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/macros.h"
#include "training/lesson_run.h"
#include "training/messages.h"
#include "training/prose.h"
#include "training/workspace.h"

enum {
	COMMANDS_MAX = 16
};

struct exam_run {
	struct lesson_run run; /* first: its dot commands get this as theirs */
	struct shell_course along;
	const struct exam_seat *seat;
	struct dot_command commands[COMMANDS_MAX];
	size_t command_count;
	enum exam_end end;
	bool is_replay, is_late;
	struct output *out;
};

/* --- Dot commands --- */

static enum shell_answer refuse_hint(struct shell *shell, void *context, const char *rest)
{
	(void)context;
	(void)rest;
	shell_complain(shell, SAY_EXAM_NO_HINT);
	return SHELL_CONTINUE;
}

static enum shell_answer refuse_undo(struct shell *shell, void *context, const char *rest)
{
	(void)context;
	(void)rest;
	shell_complain(shell, SAY_EXAM_NO_UNDO);
	return SHELL_CONTINUE;
}

static enum shell_answer leave_task(struct exam_run *exam_run, enum exam_end end)
{
	if (exam_run->is_replay)
		return SHELL_CONTINUE;
	exam_run->end = end;
	return SHELL_EXIT;
}

static enum shell_answer go_on(struct shell *shell, void *context, const char *rest)
{
	(void)shell;
	(void)rest;
	return leave_task(context, EXAM_NEXT);
}

static enum shell_answer end_exam(struct shell *shell, void *context, const char *rest)
{
	(void)shell;
	(void)rest;
	return leave_task(context, EXAM_CLOSED);
}

static void add_command(struct exam_run *exam_run, const struct dot_command *command)
{
	if (exam_run->command_count < COMMANDS_MAX)
		exam_run->commands[exam_run->command_count++] = *command;
}

static void choose_commands(struct exam_run *exam_run)
{
	static const struct dot_command own[] = {
		{"next", NULL, "go on with the next task; you can come back", go_on},
		{"skip", NULL, NULL, go_on},
		{"end", NULL, "end the exam for good", end_exam},
	};
	static const struct dot_command refusals[] = {
		{"undo", "", NULL, refuse_undo},
		{"redo", "", NULL, refuse_undo},
		{"restart", "", NULL, refuse_undo},
	};
	static const struct dot_command no_hint = {"hint", "", NULL, refuse_hint};
	const struct exam *exam = exam_run->seat->exam;

	/* the first row of a name counts */
	for (size_t i = 0; i < ARRAY_SIZE(own); i++)
		add_command(exam_run, &own[i]);
	for (size_t i = 0; i < ARRAY_SIZE(refusals) && !exam->undo; i++)
		add_command(exam_run, &refusals[i]);
	if (!exam->hints)
		add_command(exam_run, &no_hint);
	for (size_t i = 0; i < lesson_run_command_count; i++) {
		const char *name = lesson_run_commands[i].name;

		if ((strcmp(name, "restart") == 0 && !exam->undo) ||
			(strcmp(name, "hint") == 0 && !exam->hints) || strcmp(name, "next") == 0 ||
			strcmp(name, "skip") == 0)
			continue;
		add_command(exam_run, &lesson_run_commands[i]);
	}
}

/* --- Lines --- */

/* A line is stored before it runs. What cannot be stored does not count, and the exam stops. */
static void before_line(void *context, struct shell *shell, const char *line)
{
	struct exam_run *exam_run = context;
	const struct exam_seat *seat = exam_run->seat;
	const struct exam_line typed = {(int64_t)time(NULL), seat->task, EXAM_TYPED, line};
	int r;

	if (exam_run->is_replay)
		return;
	exam_run->is_late = typed.at > seat->deadline;
	if (exam_run->is_late || !line[strspn(line, " \t")])
		return;
	r = exam_result_add(seat->result, seat->path, &typed);
	if (r == 0)
		return;
	shell_complain(shell, MSG_CANNOT_WRITE, seat->path, strerror(-r));
	exam_run->is_late = true;
}

static enum shell_answer after_line(
	void *context, struct shell *shell, const char *line, int status)
{
	struct exam_run *exam_run = context;

	if (!exam_run->is_replay && exam_run->is_late) {
		prose_say(shell_out(shell), SAY_EXAM_TIME_IS_UP);
		exam_run->end = EXAM_TIMED_OUT;
		return SHELL_EXIT;
	}
	exam_run->along.after_line(&exam_run->run, shell, line, status);
	return SHELL_CONTINUE;
}

static void begin_task(void *context, struct shell *shell)
{
	struct exam_run *exam_run = context;

	exam_run->along.begin(&exam_run->run, shell);
}

static void run_shell(struct exam_run *exam_run, const struct workspace *workspace,
	const char *const *lines, struct output *out)
{
	const struct lesson *lesson = exam_run->run.settings.lesson;
	const struct shell_course course = {.context = exam_run,
		.commands = exam_run->commands,
		.command_count = exam_run->command_count,
		.beginning = lesson->farm->snapshot,
		.begin = begin_task,
		.before_line = before_line,
		.after_line = after_line};
	struct shell_settings settings = {.farm = text_string(&workspace->farm),
		.course = &course,
		.drive = text_string(&workspace->files),
		.lines = lines,
		.has_no_input = true};

	snprintf(settings.seat.server, sizeof(settings.seat.server), "%s", lesson->server);
	settings.seat.session = lesson->session;
	shell_run(&settings, out);
}

/* --- What was typed before --- */

/* Each time that the task was opened had a shell of its own, with its variables. */
static int replay_lines(struct exam_run *exam_run, const struct workspace *workspace)
{
	const struct exam_result *result = exam_run->seat->result;
	const char **lines = calloc(result->count + 1, sizeof(*lines));
	FILE *nothing = file_open_nameless();
	struct output out = {"tsfarm", nothing, nothing};
	size_t count = 0;

	exam_run->is_replay = true;
	for (size_t i = 0; lines && nothing && i <= result->count; i++) {
		const struct exam_line *line = i < result->count ? &result->lines[i] : NULL;
		bool is_ours = line && line->task == exam_run->seat->task;

		if (is_ours && line->word == EXAM_TYPED && line->at <= exam_run->seat->deadline)
			lines[count++] = line->text;
		if ((line && !(is_ours && line->word == EXAM_OPENED)) || !count)
			continue;
		lines[count] = NULL;
		run_shell(exam_run, workspace, lines, &out);
		count = 0;
	}
	exam_run->is_replay = false;
	free(lines);
	if (!nothing)
		return -errno;
	fclose(nothing);
	return lines ? 0 : -ENOMEM;
}

/* --- A task --- */

static int open_task(const struct exam_seat *seat)
{
	const struct exam_line opened = {(int64_t)time(NULL), seat->task, EXAM_OPENED,
		seat->exam->tasks[seat->task - 1].lesson->id};

	return exam_result_add(seat->result, seat->path, &opened);
}

/* Without `out`, nothing is typed but the stored lines. */
static int run_task(
	const struct exam_seat *seat, struct output *out, bool *ret_solved, enum exam_end *ret_end)
{
	const struct lesson *lesson = seat->exam->tasks[seat->task - 1].lesson;
	cleanup(workspace_deinit) struct workspace workspace = {0};
	struct exam_run exam_run = {.seat = seat, .out = out, .end = EXAM_LEFT};
	const struct exam *exam = seat->exam;
	const struct lesson_run_settings settings = {.lesson = lesson,
		.workspace = &workspace,
		.next = exam->count > 1 ? exam->tasks[seat->task % exam->count].lesson : NULL};
	int r = workspace_init(&workspace, seat->folder, lesson, true);

	if (r != 0)
		return r;
	r = lesson_run_init(&exam_run.run, &settings, out, NULL);
	if (r == 0) {
		exam_run.along = lesson_run_course(&exam_run.run);
		choose_commands(&exam_run);
		r = replay_lines(&exam_run, &workspace);
	}
	if (r == 0 && out)
		r = open_task(seat);
	if (r == 0 && out)
		run_shell(&exam_run, &workspace, NULL, out);
	*ret_solved = exam_run.run.solved;
	*ret_end = exam_run.end;
	lesson_run_deinit(&exam_run.run);
	return r;
}

int exam_task_replay(const struct exam_seat *seat, bool *ret_solved)
{
	enum exam_end end;

	return run_task(seat, NULL, ret_solved, &end);
}

int exam_task_run(
	const struct exam_seat *seat, struct output *out, bool *ret_solved, enum exam_end *ret_end)
{
	return run_task(seat, out, ret_solved, ret_end);
}
