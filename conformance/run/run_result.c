#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/calendar.h"
#include "base/machine.h"
#include "base/quote.h"
#include "conformance/results/digest.h"
#include "conformance/run/run_result.h"
#include "conformance/run/subject.h"

/* --- What was asked, in few letters --- */

static uint64_t add_change(uint64_t digest, const struct change *change)
{
	digest = digest_add_number(digest, change->kind);
	digest = digest_add(digest, change->thing);
	return digest_add(digest, change->to);
}

static uint64_t add_expectation(uint64_t digest, const struct expectation *expectation)
{
	digest = digest_add_number(digest, expectation->changes_level);
	for (size_t i = 0; i < expectation->changes.count; i++)
		digest = add_change(digest, &expectation->changes.items[i]);
	digest = digest_add_number(digest, expectation->exit);
	digest = digest_add_number(digest, expectation->exit_level);
	digest = digest_add_number(digest, expectation->exit_number);
	for (size_t i = 0; i < expectation->matcher_count; i++) {
		const struct matcher *matcher = &expectation->matchers[i];

		digest = digest_add_number(digest, matcher->stream);
		digest = digest_add_number(digest, matcher->level);
		digest = digest_add(digest, matcher->equals);
		digest = digest_add(digest, matcher->contains);
		digest = digest_add(digest, matcher->matches);
		digest = digest_add(digest, matcher->lacks);
		digest = digest_add_number(digest, matcher->empty);
	}
	return digest;
}

static uint64_t add_scenario(uint64_t digest, const struct scenario *scenario)
{
	digest = digest_add(digest, scenario->id);
	digest = digest_add_number(digest, scenario->edition);
	for (size_t i = 0; i < scenario->file_count; i++)
		digest = digest_add(
			digest_add(digest, scenario->files[i].name), scenario->files[i].text);
	for (size_t i = 0; i < scenario->step_count; i++) {
		const struct step *step = &scenario->steps[i];

		digest = digest_add(digest, step->server);
		digest = digest_add_number(digest, step->session);
		digest = digest_add(digest, step->typed);
		if (step->input)
			digest = digest_add(digest, step->input);
		for (size_t j = 0; j < step->expectations.count; j++)
			digest = add_expectation(digest, &step->expectations.items[j]);
	}
	return digest;
}

/* Of the whole suite, whatever was chosen of it: shards of one run are known by it. */
static const char *digest_suite(const struct suite *suite, struct arena *arena)
{
	uint64_t digest = DIGEST_BEGIN;
	char *text = arena_alloc(arena, DIGEST_SIZE);

	for (size_t i = 0; i < suite->count; i++)
		digest = add_scenario(digest, &suite->scenarios[i]);
	if (text)
		digest_print(digest, text);
	return text;
}

static uint64_t add_clause(uint64_t digest, const struct clause *clause)
{
	digest = digest_add(digest, clause->id);
	digest = digest_add(digest, clause->document_title);
	digest = digest_add(digest, clause->command);
	digest = digest_add(digest, clause->section);
	digest = digest_add(digest, clause->says);
	digest = digest_add(digest, clause->untestable);
	return digest_add_number(digest, clause->level);
}

static const char *digest_documents(const struct documents *documents, struct arena *arena)
{
	uint64_t digest = DIGEST_BEGIN;
	char *text = arena_alloc(arena, DIGEST_SIZE);

	for (size_t i = 0; i < documents->count; i++) {
		for (size_t j = 0; j < documents->items[i].clause_count; j++)
			digest = add_clause(digest, &documents->items[i].clauses[j]);
	}
	if (text)
		digest_print(digest, text);
	return text;
}

/* --- The run --- */

const char *run_result_time(struct arena *arena)
{
	char text[CALENDAR_SIZE];

	calendar_print((int64_t)time(NULL), CALENDAR_ISO, text);
	return arena_copy(arena, text);
}

/* The words as a line of the shell; NULL for none. */
static int print_words(char *const *words, struct arena *arena, const char **ret_line)
{
	cleanup(text_deinit) struct text line = {0};

	for (; words && *words; words++)
		quote_add(&line, *words);
	/* each word has a blank before it */
	*ret_line = line.length ? arena_copy(arena, line.bytes + 1) : NULL;
	return line.failed || (line.length && !*ret_line) ? -ENOMEM : 0;
}

static const char *host_text(struct arena *arena, void (*get)(char *ret_text, size_t size))
{
	char text[256];

	get(text, sizeof(text));
	return arena_copy(arena, text);
}

const char *run_result_subject(const struct run *run, struct arena *arena)
{
	const struct subject_file *file = run->subject->file;
	const char *command;

	if (print_words(run->command, arena, &command) < 0)
		return NULL;
	if (file && command)
		return arena_printf(arena, "%s %s", file->id, command);
	if (file)
		return file->id;
	return command ? command : "tsfarm";
}

int run_result_begin(const struct run *run, const struct run_result_words *words,
	struct arena *arena, struct result_run *ret_run)
{
	const struct subject_file *file = run->subject->file;
	struct result_run made = {
		.subject = run_result_subject(run, arena),
		.subject_title = file ? file->title : NULL,
		.subject_typed = run->subject_name,
		.by_path = words->by_path,
		.host = host_text(arena, machine_get_name),
		.system = host_text(arena, machine_get_system),
		.version = words->version,
		.suite = digest_suite(run->suite, arena),
		.documents = digest_documents(&run->suite->documents, arena),
		.level = run->level,
		.jobs = run->jobs,
		.rounds = words->rounds,
		.shard = words->shard,
		.shards = words->shards,
		.started = run_result_time(arena),
	};
	int r = print_words(run->command, arena, &made.command);

	if (r < 0 || !made.subject || !made.host || !made.system || !made.suite ||
		!made.documents || !made.started)
		return -ENOMEM;
	*ret_run = made;
	return 0;
}

/* --- The plan --- */

static int plan_clauses(
	const struct documents *documents, struct arena *arena, struct results_plan *plan)
{
	for (size_t i = 0; i < documents->count; i++) {
		const struct document *document = &documents->items[i];

		for (size_t j = 0; j < document->clause_count; j++) {
			const struct clause *clause = &document->clauses[j];
			struct result_clause *kept = arena_append(
				arena, &plan->clauses, plan->clause_count, sizeof(*kept));

			if (!kept)
				return -ENOMEM;
			*kept = (struct result_clause){clause->id, clause->document_id,
				clause->document_title, clause->command, clause->section,
				clause->says, clause->untestable, clause->level, clause->edition};
			plan->clause_count++;
		}
	}
	return 0;
}

int run_result_plan(const struct run *run, struct arena *arena, struct results_plan *ret_plan)
{
	struct results_plan plan = {
		.cases = arena_alloc(arena, (run->count + 1) * sizeof(*plan.cases))};
	int r = plan.cases ? plan_clauses(&run->suite->documents, arena, &plan) : -ENOMEM;

	for (; r == 0 && plan.case_count < run->count; plan.case_count++)
		r = run_result_case(
			&run->turns[plan.case_count], arena, &plan.cases[plan.case_count]);
	if (r == 0)
		*ret_plan = plan;
	return r;
}
