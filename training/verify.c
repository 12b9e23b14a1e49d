#include "training/verify.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/machine.h"
#include "base/macros.h"
#include "base/temporary_folder.h"
#include "base/text.h"
#include "sim/tsfarm.h"
#include "training/lesson_run.h"
#include "training/messages.h"
#include "training/workspace.h"

enum {
	/* no line of a lesson takes so long, unless it never ends */
	LINE_SECONDS = 10
};

/* Something that is typed in a lesson, and what the run made of it. */
struct typing {
	struct lesson_run run;     /* first: the words of the run are given this as theirs */
	struct shell_course along; /* the run's */
	size_t lines;              /* executed so far */
	size_t solved_by;          /* the line that solved it; 0: none */
	bool is_told;              /* was the last line said to be wrong? */
	uint64_t began;            /* the last line, on machine_clock_ms() */
	char late[128];            /* a line that was interrupted, or its beginning; empty: none */
	/* the wrong answer whose text the last line gets; NULL: none */
	const struct lesson_wrong *matched;
	struct text lacks;      /* what an unsolved lesson lacks, as lines */
	struct text transcript; /* what was said */
};

/* What is found about one lesson. */
struct finding {
	const struct lesson *lesson;
	const char *folder; /* for one typing after the other */
	struct text problems, warnings, transcript;
};

static bool is_answer(const char *line)
{
	static const char word[] = ".answer";

	return strncmp(line, word, strlen(word)) == 0;
}

static void before_line(void *context, struct shell *shell, const char *line)
{
	struct typing *typing = context;

	typing->began = machine_clock_ms();
	typing->along.before_line(&typing->run, shell, line);
}

static enum shell_answer after_line(
	void *context, struct shell *shell, const char *line, int status)
{
	struct typing *typing = context;
	enum shell_answer answer = typing->along.after_line(&typing->run, shell, line, status);

	typing->lines += line != NULL;
	if (line && machine_clock_ms() - typing->began >= LINE_SECONDS * 1000ull)
		snprintf(typing->late, sizeof(typing->late), "%s", line);
	typing->is_told = typing->run.is_told;
	if (line)
		typing->matched = typing->run.actions.answer && is_answer(line)
					  ? lesson_run_find_wrong_answer(&typing->run)
					  : lesson_run_find_wrong(&typing->run);
	if (typing->run.solved && !typing->solved_by)
		typing->solved_by = typing->lines;
	return answer;
}

/* --- Typing --- */

static int run_shell(struct typing *typing, const struct workspace *workspace,
	const struct lesson *lesson, const char *const *lines, FILE *transcript)
{
	struct shell_course course;
	struct shell_settings settings = {.farm = text_string(&workspace->farm),
		.course = &course,
		.drive = text_string(&workspace->files),
		.lines = lines,
		.line_seconds = LINE_SECONDS};
	struct output out = {"tsfarm", transcript, transcript};

	typing->along = lesson_run_course(&typing->run);
	course = typing->along;
	course.context = typing;
	course.before_line = before_line;
	course.after_line = after_line;
	snprintf(settings.seat.server, sizeof(settings.seat.server), "%s", lesson->server);
	settings.seat.session = lesson->session;
	return shell_run(&settings, &out);
}

/* What was said, for the author to see where it went otherwise than he meant. */
static void keep_transcript(struct typing *typing, FILE *transcript)
{
	char line[1024];

	rewind(transcript);
	while (fgets(line, sizeof(line), transcript))
		text_add(&typing->transcript, line);
}

/* What the farm lacks in the end, in the words of the nearest outcome. */
static int find_lacks(
	struct typing *typing, const struct workspace *workspace, const struct lesson *lesson)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	cleanup(farm_freep) struct farm *farm = NULL;
	struct judgement judgement;
	int r = arena ? farm_open(text_string(&workspace->farm), &farm) : -ENOMEM;

	if (r == 0)
		r = judgement_find(lesson, farm, &typing->run.actions, arena, &judgement);
	if (r == 0)
		judgement_add_lacks(&judgement, &typing->lacks);
	return r;
}

static int type_in(struct finding *finding, const struct workspace *workspace,
	const char *const *lines, struct typing *typing)
{
	const struct lesson_run_settings settings = {
		.lesson = finding->lesson, .workspace = workspace};
	FILE *transcript = file_open_nameless();
	int r = transcript ? 0 : -errno;

	if (r == 0)
		r = lesson_run_init(&typing->run, &settings, NULL, NULL);
	if (r == 0) {
		run_shell(typing, workspace, finding->lesson, lines, transcript);
		keep_transcript(typing, transcript);
		if (!typing->solved_by)
			r = find_lacks(typing, workspace, finding->lesson);
	}
	lesson_run_deinit(&typing->run);
	if (transcript)
		fclose(transcript);
	return r;
}

/* Type the lines into the lesson as it begins; false, with a problem, when that cannot be done. */
static bool type_lines(struct finding *finding, const char *const *lines, struct typing *typing)
{
	struct workspace workspace;
	int r = workspace_init(&workspace, finding->folder, finding->lesson, true);

	*typing = (struct typing){0};
	if (r == 0)
		r = type_in(finding, &workspace, lines, typing);
	workspace_deinit(&workspace);
	if (r != 0)
		text_printf(&finding->problems, SHOW_CANNOT_TYPE "\n", farm_error_to_string(r));
	if (*typing->late)
		text_printf(&finding->problems, SHOW_LATE_LINE "\n", typing->late, LINE_SECONDS);
	return r == 0;
}

static void typing_deinit(struct typing *typing)
{
	text_deinit(&typing->lacks);
	text_deinit(&typing->transcript);
}

/* --- What must hold --- */

/* Of several problems the first has its transcript. */
static void add_problem(struct finding *finding, const struct typing *typing, const char *problem)
{
	text_add(&finding->problems, problem);
	if (!finding->transcript.length)
		text_add(&finding->transcript, text_string(&typing->transcript));
}

static void check_nothing(struct finding *finding)
{
	static const char *const nothing[] = {NULL};
	cleanup(typing_deinit) struct typing typing;

	if (type_lines(finding, nothing, &typing) && typing.solved_by)
		add_problem(finding, &typing, SHOW_SOLVED_BY_NOTHING "\n");
}

static void check_solution(struct finding *finding)
{
	const struct lesson_lines *solution = &finding->lesson->solution;
	cleanup(text_deinit) struct text problem = {0};
	cleanup(typing_deinit) struct typing typing;

	if (!type_lines(finding, solution->items, &typing) || typing.solved_by == solution->count)
		return;
	if (typing.solved_by)
		text_printf(&problem, SHOW_SOLVED_EARLY "\n", typing.solved_by,
			solution->items[typing.solved_by - 1]);
	else
		text_printf(&problem, SHOW_NOT_SOLVED "\n%s", text_string(&typing.lacks));
	add_problem(finding, &typing, text_string(&problem));
}

static void check_wrong(struct finding *finding, const struct lesson_wrong *wrong)
{
	const char *last = wrong->lines.items[wrong->lines.count - 1];
	cleanup(text_deinit) struct text problem = {0};
	cleanup(typing_deinit) struct typing typing;

	if (!type_lines(finding, wrong->lines.items, &typing))
		return;
	if (typing.solved_by)
		text_printf(&problem, SHOW_WRONG_SOLVES "\n", wrong->line, last);
	else if (!typing.is_told)
		text_printf(&problem, SHOW_WRONG_SILENT "\n", wrong->line, last);
	else if (!typing.matched)
		text_printf(&finding->warnings, SHOW_WRONG_UNSEEN "\n", wrong->line, last);
	else if (typing.matched != wrong)
		text_printf(&finding->warnings, SHOW_WRONG_OTHER "\n", wrong->line, last,
			typing.matched->line);
	if (problem.length)
		add_problem(finding, &typing, text_string(&problem));
}

/* The last hint may tell it all: who needs that one has tried. */
static void check_hints(struct finding *finding)
{
	const struct lesson_lines *hints = &finding->lesson->hints;
	const struct lesson_lines *solution = &finding->lesson->solution;
	const char *last = solution->items[solution->count - 1];

	/* a bare word, such as a command's name, tells nothing that one must not say */
	for (size_t i = 0; i + 1 < hints->count && strchr(last, ' '); i++) {
		if (strstr(hints->items[i], last))
			text_printf(&finding->warnings, SHOW_HINT_TELLS "\n", i + 1, last);
	}
}

static void check_lesson(struct finding *finding)
{
	const struct lesson *lesson = finding->lesson;

	check_nothing(finding);
	check_solution(finding);
	for (size_t i = 0; i < lesson->wrong_count; i++)
		check_wrong(finding, &lesson->wrong[i]);
	check_hints(finding);
}

/* --- Telling --- */

static void print_lines(const struct text *text, const char *prefix, FILE *to)
{
	const char *line = text_string(text);

	while (*line) {
		size_t length = strcspn(line, "\n");

		fprintf(to, "%s%.*s\n", prefix, (int)length, line);
		line += length + (line[length] == '\n');
	}
}

static void print_finding(const struct finding *finding, size_t number, bool as_tap, FILE *to)
{
	bool failed = finding->problems.length;

	if (as_tap)
		fprintf(to, "%sok %zu - %s\n", failed ? "not " : "", number, finding->lesson->id);
	else
		fprintf(to, "%-8s%s\n", failed ? "failed" : "ok", finding->lesson->id);
	print_lines(&finding->problems, as_tap ? "# " : "  ", to);
	print_lines(&finding->warnings, as_tap ? "# " : "  ", to);
	if (failed)
		print_lines(&finding->transcript, as_tap ? "# | " : "  | ", to);
	fflush(to);
}

/* Returns whether the lesson has failed. */
static bool verify_lesson(const struct lesson *lesson, const char *folder, size_t number,
	bool as_tap, struct output *out)
{
	struct finding finding = {.lesson = lesson, .folder = folder};
	bool failed;

	check_lesson(&finding);
	print_finding(&finding, number, as_tap, out->results);
	failed = finding.problems.length;
	text_deinit(&finding.problems);
	text_deinit(&finding.warnings);
	text_deinit(&finding.transcript);
	return failed;
}

int verify_lessons(
	const struct lesson *const *lessons, size_t count, bool as_tap, struct output *out)
{
	struct temporary_folder folder = {0};
	size_t failed = 0;
	int r = temporary_folder_init(&folder, "tsfarm-verify-", 0);

	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_VERIFY, strerror(-r));
	if (as_tap)
		fprintf(out->results, "1..%zu\n", count);
	/* whoever reads it may have enough of it */
	for (size_t i = 0; i < count && !ferror(out->results); i++)
		failed += verify_lesson(lessons[i], folder.own.path, i + 1, as_tap, out);
	temporary_folder_deinit(&folder);
	return failed ? fail(out, EXIT_REFUSED, MSG_VERIFY_FAILED, failed, count,
				count == 1 ? "" : "s")
		      : EXIT_DONE;
}
