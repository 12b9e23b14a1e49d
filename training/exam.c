#include "training/exam.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/tsfarm.h"
#include "training/exam_task.h"
#include "training/learner.h"
#include "training/messages.h"
#include "training/prose.h"
#include "training/workspace.h"

/* An exam that somebody takes. */
struct exam_paper {
	struct exam exam;
	struct learner learner;
	struct exam_result result;
	struct text path, folder;
	bool *solved;
	struct output *out;
};

static void paper_deinit(struct exam_paper *paper)
{
	exam_deinit(&paper->exam);
	learner_deinit(&paper->learner);
	exam_result_deinit(&paper->result);
	text_deinit(&paper->path);
	text_deinit(&paper->folder);
	free(paper->solved);
}

static struct exam_seat paper_seat(struct exam_paper *paper, size_t task)
{
	int64_t began = paper->result.count ? paper->result.lines[0].at : 0;

	return (struct exam_seat){&paper->exam, task, &paper->result, text_string(&paper->path),
		began + (int64_t)paper->exam.minutes * 60, text_string(&paper->folder)};
}

static uint64_t paper_points(const struct exam_paper *paper)
{
	uint64_t points = 0;

	for (size_t i = 0; i < paper->exam.count; i++)
		points += paper->solved[i] ? paper->exam.tasks[i].points : 0;
	return points;
}

static bool is_closed(const struct exam_result *result)
{
	return result->count && result->lines[result->count - 1].word == EXAM_ENDED;
}

static bool is_over(struct exam_paper *paper)
{
	return is_closed(&paper->result) || (int64_t)time(NULL) > paper_seat(paper, 1).deadline;
}

/* --- Beginning --- */

static void add_beginning(const struct exam_paper *paper, struct text *to)
{
	text_printf(to, "%s %016" PRIx64 " %s", paper->exam.id, paper->exam.digest,
		paper->learner.name);
}

/* Who changes the exam after somebody began gives it another name. */
static int begin_paper(struct exam_paper *paper)
{
	cleanup(text_deinit) struct text beginning = {0};
	const char *path = text_string(&paper->path);
	int r;

	add_beginning(paper, &beginning);
	r = exam_result_mend(&paper->result, path);
	if (r < 0)
		return fail(paper->out, EXIT_BROKEN, MSG_CANNOT_WRITE, path, strerror(-r));
	if (paper->result.damaged)
		return fail(
			paper->out, EXIT_REFUSED, MSG_RESULT_CHANGED, path, paper->result.damaged);
	if (paper->result.count)
		return strcmp(paper->result.lines[0].text, text_string(&beginning)) == 0
			       ? EXIT_DONE
			       : fail(paper->out, EXIT_REFUSED, MSG_OTHER_EXAM, path);
	r = exam_result_add(&paper->result, path,
		&(const struct exam_line){
			(int64_t)time(NULL), 0, EXAM_BEGAN, text_string(&beginning)});
	return r == 0 ? EXIT_DONE
		      : fail(paper->out, EXIT_BROKEN, MSG_CANNOT_WRITE, path, strerror(-r));
}

/* The folder and the lock exist before the first line. */
static int open_paper(struct exam_paper *paper)
{
	cleanup(workspace_deinit) struct workspace workspace = {0};
	int r;

	learner_add_folder(&paper->learner, paper->exam.id, &paper->folder);
	text_printf(&paper->path, "%s.result", text_string(&paper->folder));
	text_add(&paper->folder, ".exam");
	paper->solved = calloc(paper->exam.count, sizeof(*paper->solved));
	if (paper->path.failed || paper->folder.failed || !paper->solved)
		return fail(paper->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	r = workspace_init(&workspace, paper->folder.bytes, paper->exam.tasks[0].lesson, true);
	if (r == -EBUSY)
		return fail(paper->out, EXIT_REFUSED, MSG_EXAM_BUSY, paper->learner.name,
			paper->exam.id);
	if (r == 0)
		r = exam_result_read(&paper->result, paper->path.bytes);
	if (r != 0)
		return fail(paper->out, EXIT_BROKEN, MSG_LESSON_CANNOT, paper->exam.id,
			paper->folder.bytes, farm_error_to_string(r));
	return begin_paper(paper);
}

/* --- Taking it --- */

static void print_points(const struct exam_paper *paper, const char *who)
{
	const struct exam *exam = &paper->exam;

	output_say(paper->out->results, SHOW_EXAM_POINTS, who, exam->id,
		(size_t)paper_points(paper), (size_t)exam->points);
	for (size_t i = 0; i < exam->count; i++)
		output_say(paper->out->results, SHOW_TASK_POINTS, i + 1, exam->tasks[i].lesson->id,
			paper->solved[i] ? (size_t)exam->tasks[i].points : 0,
			(size_t)exam->tasks[i].points);
}

static int replay_tasks(struct exam_paper *paper)
{
	int r = 0;

	for (size_t i = 0; i < paper->exam.count && r == 0; i++) {
		const struct exam_seat seat = paper_seat(paper, i + 1);

		r = exam_task_replay(&seat, &paper->solved[i]);
	}
	return r;
}

/* The next task without its points, from `after` on; 0 if there is none. */
static size_t next_task(const struct exam_paper *paper, size_t after)
{
	for (size_t i = 0; i < paper->exam.count; i++) {
		size_t at = (after + i) % paper->exam.count;

		if (!paper->solved[at])
			return at + 1;
	}
	return 0;
}

static int take_tasks(struct exam_paper *paper, enum exam_end *ret_end)
{
	size_t task = next_task(paper, 0);
	int r = 0;

	*ret_end = EXAM_NEXT;
	while (task && *ret_end == EXAM_NEXT && r == 0) {
		const struct exam_seat seat = paper_seat(paper, task);

		prose_say(paper->out->results, SAY_EXAM_TASK, task, paper->exam.count,
			(size_t)paper->exam.tasks[task - 1].points,
			(size_t)((seat.deadline - (int64_t)time(NULL) + 59) / 60));
		r = exam_task_run(&seat, paper->out, &paper->solved[task - 1], ret_end);
		task = next_task(paper, task);
	}
	if (!task && *ret_end == EXAM_NEXT)
		*ret_end = EXAM_CLOSED;
	return r;
}

static int close_paper(struct exam_paper *paper)
{
	char points[64];
	int r;

	snprintf(points, sizeof(points), "%" PRIu64 " of %" PRIu64, paper_points(paper),
		paper->exam.points);
	r = exam_result_add(&paper->result, text_string(&paper->path),
		&(const struct exam_line){(int64_t)time(NULL), 0, EXAM_ENDED, points});
	return r;
}

static int run_paper(struct exam_paper *paper)
{
	enum exam_end end = EXAM_TIMED_OUT;
	int r = replay_tasks(paper);

	if (r == 0 && !is_over(paper))
		r = take_tasks(paper, &end);
	if (r == 0 && end != EXAM_LEFT && !is_closed(&paper->result))
		r = close_paper(paper);
	if (r == -EBUSY)
		return fail(paper->out, EXIT_REFUSED, MSG_EXAM_BUSY, paper->learner.name,
			paper->exam.id);
	if (r != 0)
		return fail(paper->out, EXIT_BROKEN, MSG_LESSON_CANNOT, paper->exam.id,
			text_string(&paper->folder), farm_error_to_string(r));
	if (end == EXAM_LEFT)
		prose_say(paper->out->results, SAY_EXAM_LEFT);
	print_points(paper, paper->learner.name);
	output_say(paper->out->results, SHOW_RESULT, text_string(&paper->path));
	return paper_points(paper) == paper->exam.points ? EXIT_DONE : EXIT_REFUSED;
}

int exam_take(const char *path, const char *name, const char *folder, struct output *out)
{
	cleanup(paper_deinit) struct exam_paper paper = {.out = out};
	int status = exam_init(&paper.exam, path, out);

	if (status == EXIT_DONE)
		status = learner_init(&paper.learner, name, folder, out);
	if (status == EXIT_DONE)
		status = open_paper(&paper);
	return status == EXIT_DONE ? run_paper(&paper) : status;
}
