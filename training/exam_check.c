#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "sim/tsfarm.h"
#include "training/exam.h"
#include "training/exam_task.h"
#include "training/messages.h"

/* --- What is wrong with a file --- */

/* The name of the learner, or NULL if the file is of another exam. */
static const char *find_learner(const struct exam *exam, const struct exam_result *result)
{
	cleanup(text_deinit) struct text beginning = {0};

	text_printf(&beginning, "%s %016" PRIx64 " ", exam->id, exam->digest);
	if (!result->count || result->lines[0].word != EXAM_BEGAN || beginning.failed ||
		strncmp(result->lines[0].text, beginning.bytes, beginning.length) != 0)
		return NULL;
	return result->lines[0].text + beginning.length;
}

/* The number in the file of a line that came too late, or before the line before it; 0: none. */
static size_t find_odd_time(const struct exam_result *result, int64_t deadline)
{
	for (size_t i = 1; i < result->count; i++) {
		const struct exam_line *line = &result->lines[i];

		if (line->at < line[-1].at || (line->word == EXAM_TYPED && line->at > deadline))
			return i + 2;
	}
	return 0;
}

static void print_claim(const struct exam_result *result, uint64_t points, uint64_t all,
	struct output *out, bool *sound)
{
	const struct exam_line *last = &result->lines[result->count - 1];
	char found[64];

	snprintf(found, sizeof(found), "%" PRIu64 " of %" PRIu64, points, all);
	if (last->word != EXAM_ENDED) {
		output_say(out->results, SHOW_RESULT_OPEN);
	} else if (strcmp(last->text, found) != 0) {
		output_say(out->results, SHOW_RESULT_CLAIMS, last->text, found);
		*sound = false;
	}
}

/* --- Typing it again --- */

static int count_points(const struct exam_seat *first, uint64_t *ret_points, struct text *tasks)
{
	const struct exam *exam = first->exam;
	struct exam_seat seat = *first;

	*ret_points = 0;
	for (seat.task = 1; seat.task <= exam->count; seat.task++) {
		const struct exam_task *task = &exam->tasks[seat.task - 1];
		bool solved = false;
		int r = exam_task_replay(&seat, &solved);

		if (r != 0)
			return r;
		*ret_points += solved ? task->points : 0;
		text_printf(tasks, SHOW_TASK_POINTS, seat.task, task->lesson->id,
			solved ? (size_t)task->points : 0, (size_t)task->points);
	}
	return tasks->failed ? -ENOMEM : 0;
}

static int check_lines(const struct exam *exam, const char *path, struct exam_result *result,
	const char *folder, struct output *out)
{
	const char *learner = find_learner(exam, result);
	struct exam_seat seat = {exam, 1, result, path, 0, folder};
	cleanup(text_deinit) struct text tasks = {0};
	bool sound = !result->damaged;
	uint64_t points;
	size_t odd;
	int r;

	if (!learner && result->damaged && !result->count)
		return fail(out, EXIT_REFUSED, MSG_RESULT_CHANGED, path, result->damaged);
	if (!learner)
		return fail(out, EXIT_REFUSED, MSG_OTHER_EXAM, path);
	seat.deadline = result->lines[0].at + (int64_t)exam->minutes * 60;
	r = count_points(&seat, &points, &tasks);
	if (r != 0)
		return fail(out, EXIT_BROKEN, MSG_LESSON_CANNOT, exam->id, folder,
			farm_error_to_string(r));
	output_say(out->results, SHOW_EXAM_POINTS, learner, exam->id, (size_t)points,
		(size_t)exam->points);
	fputs(text_string(&tasks), out->results);
	print_claim(result, points, exam->points, out, &sound);
	odd = find_odd_time(result, seat.deadline);
	if (result->damaged)
		fail(out, EXIT_REFUSED, MSG_RESULT_CHANGED, path, result->damaged);
	if (odd)
		fail(out, EXIT_REFUSED, MSG_RESULT_TIME, path, odd);
	return sound && !odd ? EXIT_DONE : EXIT_REFUSED;
}

static int check_result(
	const struct exam *exam, const char *path, const char *folder, struct output *out)
{
	struct exam_result result = {0};
	int r = exam_result_read(&result, path), status;

	if (r == 0 && !result.count && !result.damaged)
		r = file_exists(path) ? -ENODATA : -ENOENT;
	status = r == 0 ? check_lines(exam, path, &result, folder, out)
			: fail(out, EXIT_MISUSED, MSG_RESULT_UNREADABLE, path, strerror(-r));
	exam_result_deinit(&result);
	return status;
}

static int make_folder(char *path, size_t size)
{
	int r = -ENOENT;

	for (size_t i = 0; i < DISK_TEMPORARY_PLACES && r != 0; i++) {
		char base[256];

		if (!disk_temporary_folder(i, base, sizeof(base)))
			continue;
		snprintf(path, size, "%s/tsfarm-exam-XXXXXX", base);
		r = disk_make_unique_folder(path);
	}
	return r;
}

int exam_check(const char *path, const char *const *results, size_t count, struct output *out)
{
	struct exam exam;
	char folder[512];
	int status = exam_init(&exam, path, out), worst = status, r;

	if (status == EXIT_DONE) {
		r = make_folder(folder, sizeof(folder));
		if (r < 0)
			worst = fail(out, EXIT_BROKEN, MSG_FOLDER, folder, strerror(-r));
		for (size_t i = 0; i < count && r == 0; i++) {
			status = check_result(&exam, results[i], folder, out);
			worst = status > worst ? status : worst;
		}
		if (r == 0)
			disk_remove_tree(folder);
	}
	exam_deinit(&exam);
	return worst;
}
