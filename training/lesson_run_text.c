#include <ctype.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/output.h"
#include "base/utf8.h"
#include "training/lesson_run.h"
#include "training/messages.h"
#include "training/mistake.h"
#include "training/prose.h"

/* --- The task --- */

static void add_heading(struct text *to, const struct prose *prose, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text heading = {0}, chapter = {0};

	/* a lesson of one's own need have neither */
	if (lesson->number)
		text_printf(&heading, SAY_NUMBER, lesson->number);
	text_add(&heading, lesson->title);
	if (*lesson->chapter)
		text_printf(&chapter, SAY_CHAPTER, lesson->chapter);
	text_add_char(to, '\n');
	prose_add_styled(to, prose, PROSE_HEADING, text_string(&heading));
	text_add_char(to, utf8_width(text_string(&heading)) + utf8_width(text_string(&chapter)) <
					  prose->columns
				  ? ' '
				  : '\n');
	text_printf(to, "%s\n\n", text_string(&chapter));
	to->failed |= heading.failed || chapter.failed;
}

/* Where the learner is, which may be elsewhere than at the beginning. */
static void add_seat(struct text *to, const struct prose *prose, const struct lesson *lesson,
	const struct tsfarm_seat *seat)
{
	const struct server *server = snapshot_server(lesson->farm->snapshot, lesson->server);
	const struct session *session = server ? server_session(server, lesson->session) : NULL;
	bool is_at_beginning =
		name_equal(seat->server, lesson->server) && seat->session == lesson->session;
	const char *user = is_at_beginning && session ? session->user : NULL;
	cleanup(text_deinit) struct text sentence = {0};

	if (*seat->server)
		text_printf(&sentence, SAY_SEATED, seat->session, seat->server, user ? " as " : "",
			user ? user : "");
	else
		text_add(&sentence, SAY_NOT_SEATED);
	if (!is_at_beginning)
		text_printf(&sentence, SAY_WAS_SEATED, lesson->session, lesson->server);
	text_add(&sentence, SAY_WORDS);
	text_add_char(to, '\n');
	prose_add(to, prose, "", text_string(&sentence), 0);
	to->failed |= sentence.failed;
}

void lesson_run_say_task(struct lesson_run *run, const struct tsfarm_seat *seat, FILE *to)
{
	const struct lesson *lesson = run->settings.lesson;
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text text = {0};

	add_heading(&text, &prose, lesson);
	prose_add(&text, &prose, "", lesson->task, 0);
	add_seat(&text, &prose, lesson, seat);
	output_add(to, &text);
}

/* --- Mistakes --- */

/* One blank for several, and none around them; small letters. */
static bool same_line(const char *a, const char *b)
{
	char key_a[1024], key_b[1024];
	const char *lines[] = {a, b};
	char *keys[] = {key_a, key_b};

	for (size_t i = 0; i < 2; i++) {
		size_t length = 0;
		char *key = keys[i];

		name_lower(lines[i], key, sizeof(key_a));
		for (const char *from = key; *from; from++) {
			if (!isspace((unsigned char)*from))
				key[length++] = *from;
			else if (length && key[length - 1] != ' ')
				key[length++] = ' ';
		}
		key[length - (length && key[length - 1] == ' ')] = '\0';
	}
	return strcmp(key_a, key_b) == 0;
}

static bool ends_with(const struct actions *actions, const struct lesson_lines *lines)
{
	for (size_t i = 1; i <= lines->count; i++) {
		if (i > actions->typed_count ||
			!same_line(actions->typed[actions->typed_count - i].line,
				lines->items[lines->count - i]))
			return false;
	}
	return true;
}

const struct lesson_wrong *lesson_run_find_wrong(const struct lesson_run *run)
{
	const struct lesson *lesson = run->settings.lesson;
	const struct lesson_wrong *longest = NULL;

	for (size_t i = 0; i < lesson->wrong_count; i++) {
		const struct lesson_wrong *wrong = &lesson->wrong[i];

		if (ends_with(&run->actions, &wrong->lines) &&
			(!longest || wrong->lines.count > longest->lines.count))
			longest = wrong;
	}
	return longest;
}

const struct lesson_wrong *lesson_run_find_wrong_answer(const struct lesson_run *run)
{
	const struct lesson *lesson = run->settings.lesson;

	for (size_t i = 0; i < lesson->wrong_count; i++) {
		const struct lesson_wrong *wrong = &lesson->wrong[i];

		if (wrong->answer && journal_same(wrong->answer, run->actions.answer))
			return wrong;
	}
	return NULL;
}

static bool is_occasion(const struct lesson_advice *advice, const struct changes *changes,
	const struct journal *journal)
{
	for (size_t i = 0; i < advice->when.count; i++) {
		struct changes one = {&advice->when.items[i], 1}, missing = {0};

		changes_match(&one, changes, journal->arena, &missing, NULL);
		if (!missing.count)
			return true;
	}
	for (size_t i = 0; i < advice->happened.count; i++) {
		if (journal_has(journal, &advice->happened.items[i]))
			return true;
	}
	return false;
}

/* What the lesson knows of it: of what was typed, and of what came of that. */
static void add_why(struct text *to, const struct prose *prose, const struct lesson_run *run,
	const struct changes *changes, const struct journal *journal)
{
	const struct lesson *lesson = run->settings.lesson;
	const struct lesson_wrong *wrong = lesson_run_find_wrong(run);

	if (wrong)
		prose_add(to, prose, "", wrong->because, 0);
	for (size_t i = 0; i < lesson->advice_count; i++) {
		if (is_occasion(&lesson->advice[i], changes, journal)) {
			prose_add(to, prose, "", lesson->advice[i].says, 0);
			return;
		}
	}
}

static void add_changes(struct text *to, const struct prose *prose, const struct lesson_run *run,
	const struct changes *changes)
{
	const struct lesson *lesson = run->settings.lesson;
	cleanup(text_deinit) struct text lines = {0};

	mistake_add(&lines, changes, lesson->farm->snapshot, lesson->server, lesson->session);
	prose_add_lines(to, prose, text_string(&lines));
	to->failed |= lines.failed;
}

static void add_disorder(struct text *to, const struct prose *prose, const struct lesson_run *run,
	const struct lesson_event *event)
{
	const struct lesson *lesson = run->settings.lesson;
	cleanup(text_deinit) struct text sentence = {0};

	mistake_add_disorder(
		&sentence, event, lesson->farm->snapshot, lesson->server, lesson->session);
	prose_add(to, prose, "", text_string(&sentence), 0);
	to->failed |= sentence.failed;
}

void lesson_run_say_mistake(struct lesson_run *run, const struct judgement *judgement, FILE *to)
{
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text text = {0};

	if (judgement->extra.count) {
		prose_add_styled(&text, &prose, PROSE_BAD, SAY_WRONG);
		add_changes(&text, &prose, run, &judgement->extra);
	} else {
		add_disorder(&text, &prose, run, judgement->out_of_order);
	}
	add_why(&text, &prose, run, &judgement->extra, &judgement->journal);
	prose_add(&text, &prose, "", run->can_undo ? SAY_MEND : SAY_MEND_BY_RESTART, 0);
	output_add(to, &text);
}

void lesson_run_say_passing(struct lesson_run *run, const struct judgement *judgement, FILE *to)
{
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text text = {0};

	prose_add(&text, &prose, "", SAY_PASSING, 0);
	add_changes(&text, &prose, run, &judgement->passing);
	add_why(&text, &prose, run, &judgement->passing, &judgement->journal);
	prose_add(&text, &prose, "", run->can_undo ? SAY_TAKE_BACK : SAY_MEND_BY_RESTART, 0);
	output_add(to, &text);
}

/* --- Solved --- */

static bool is_command(const char *line)
{
	line += strspn(line, " \t");
	return *line && *line != '.';
}

/* Lines that did something and were not taken back. */
static size_t count_used(const struct actions *actions)
{
	size_t used = 0;

	for (size_t i = 0; i < actions->typed_count; i++)
		used += actions->typed[i].status == 0;
	return used > actions->undone_count ? used - actions->undone_count : 0;
}

/* Words such as `.hint` do nothing to a farm. */
static void add_shorter(struct text *to, const struct lesson_run *run)
{
	const struct lesson_lines *solution = &run->settings.lesson->solution;
	size_t needed = 0;

	for (size_t i = 0; i < solution->count; i++)
		needed += is_command(solution->items[i]);
	if (count_used(&run->actions) <= needed)
		return;
	text_add(to, SAY_SHORTER);
	for (size_t i = 0; i < solution->count; i++)
		text_printf(to, "  %s\n", solution->items[i]);
}

/* "Q186477, Terminal Server Commands: LOGOFF", and what it says of the matter. */
static void add_clauses(struct text *to, const struct prose *prose, const struct lesson *lesson)
{
	const char *document = NULL;

	for (size_t i = 0; i < lesson->clause_count; i++) {
		const struct clause *clause = lesson->clauses[i];
		cleanup(text_deinit) struct text head = {0};

		if (!document || strcmp(document, clause->document_id) != 0) {
			text_add(&head, SAY_FROM);
			/* an article has a number; a page has its title alone */
			if (isdigit((unsigned char)clause->document_id[1]))
				text_printf(&head, "%c%s, ", toupper(*clause->document_id),
					clause->document_id + 1);
			text_printf(&head, "%s:", clause->document_title);
			prose_add(to, prose, "", text_string(&head), 0);
		}
		document = clause->document_id;
		text_clear(&head);
		text_printf(&head, "%s: ", clause->section);
		prose_add(to, prose, text_string(&head), clause->says, 2);
		to->failed |= head.failed;
	}
}

void lesson_run_say_solved(struct lesson_run *run, FILE *to)
{
	const struct lesson *lesson = run->settings.lesson, *next = run->settings.next;
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text text = {0}, last = {0};

	text_add_char(&text, '\n');
	prose_add_styled(&text, &prose, PROSE_GOOD, SAY_SOLVED);
	text_add_char(&text, '\n');
	add_shorter(&text, run);
	text_add_char(&text, '\n');
	prose_add(&text, &prose, "", lesson->explanation, 0);
	if (lesson->clause_count)
		text_add_char(&text, '\n');
	add_clauses(&text, &prose, lesson);
	text_add_char(&text, '\n');
	if (next)
		text_printf(&last, SAY_NEXT, next->number, next->title);
	else
		text_add(&last, SAY_NO_NEXT);
	prose_add(&text, &prose, "", text_string(&last), 0);
	text.failed |= last.failed;
	output_add(to, &text);
}
