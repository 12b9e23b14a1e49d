#include "conformance/explore_tell.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/quote.h"
#include "conformance/explore/emit.h"
#include "conformance/messages.h"
#include "conformance/run/interrupt.h"
#include "conformance/run/run_result.h"
#include "conformance/suite/command_name.h"

/* --- Shrinking --- */

/* Run the shrunk plan once more, for its effects. */
static int keep_last_trial(struct exploration *exploration, struct told *told)
{
	const struct finding *finding = told->shrink.finding;
	bool was_plain = exploration->bench.is_plain;
	int r;

	exploration->bench.is_plain = true;
	r = bench_try(&exploration->bench, &finding->plan, finding->relation, &told->trial);
	exploration->bench.is_plain = was_plain;
	return r < 0 ? r : told->trial ? 0 : -EIO;
}

static bool is_same_plan(const struct plan *a, const struct plan *b)
{
	cleanup(text_deinit) struct text one = {0}, other = {0};

	plan_add_farm(a, "", &one);
	plan_add_farm(b, "", &other);
	for (size_t i = 0; i < a->step_count; i++)
		plan_add_run(&a->steps[i], &one);
	for (size_t i = 0; i < b->step_count; i++)
		plan_add_run(&b->steps[i], &other);
	return strcmp(text_string(&one), text_string(&other)) == 0;
}

/* Failures of one rule that look alike once they are small have one cause. */
static bool is_same_cause(const struct finding *a, const struct finding *b)
{
	return is_same_plan(&a->plan, &b->plan) ||
	       (a->signature.rule && a->signature.rule == b->signature.rule &&
		       text_equal(a->signature.what, b->signature.what));
}

/* Keep the smallest finding of each cause, smallest first. */
static size_t merge_causes(struct told *told, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_new = true;

		for (size_t j = 0; j < kept && is_new; j++)
			is_new = !is_same_cause(told[j].shrink.finding, told[i].shrink.finding);
		if (is_new) {
			struct told one = told[i];

			told[i] = told[kept];
			told[kept++] = one;
		}
	}
	return kept;
}

static int compare_told(const void *a, const void *b)
{
	const struct finding *one = ((const struct told *)a)->shrink.finding;
	const struct finding *other = ((const struct told *)b)->shrink.finding;
	size_t x = plan_size(&one->plan), y = plan_size(&other->plan);

	if (x != y)
		return x < y ? -1 : 1;
	return (one->number > other->number) - (one->number < other->number);
}

static int shrink_all(struct exploration *exploration, struct told *told, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int r;

		told[i].shrink = (struct shrink){&exploration->bench,
			&exploration->explore.findings[i], .neighbour_count = 0};
		r = shrink_run(&told[i].shrink);
		if (r == 0)
			r = keep_last_trial(exploration, &told[i]);
		if (r < 0)
			return r;
	}
	qsort(told, count, sizeof(*told), compare_told);
	return 0;
}

/* --- Names --- */

static int name_finding(struct exploration *exploration, struct told *all, size_t at)
{
	struct arena *arena = exploration->selection.suite.arena;
	const struct model_rule *rule = emit_rule(all[at].trial);
	cleanup(text_deinit) struct text name = {0};
	size_t length;

	text_printf(
		&name, "explored/%s/", command_name_first(all[at].trial->plan.steps[0].words[0]));
	length = name.length;
	if (rule)
		emit_add_name(rule, &name);
	else
		text_add(&name, all[at].shrink.finding->signature.what
					? all[at].shrink.finding->signature.what
					: "effects");
	for (size_t i = length; i < name.length; i++)
		name.bytes[i] = name.bytes[i] == ' ' ? '-' : name.bytes[i];
	for (size_t i = 0, number = 2; i < at; i++) {
		if (strcmp(all[i].id, text_string(&name)) == 0)
			text_printf(&name, "-%zu", number++);
	}
	all[at].id = arena_copy(arena, text_string(&name));
	return all[at].id ? 0 : -ENOMEM;
}

static const char *print_again(const struct exploration *exploration, const struct finding *finding)
{
	const struct explore_settings *settings = exploration->settings;
	cleanup(text_deinit) struct text line = {0};

	text_add(&line, "tsconform explore");
	if (settings->level != LEVEL_DOCUMENTED)
		text_printf(&line, " --level %s", level_to_string(settings->level));
	for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
		if (settings->editions & 1u << edition)
			text_printf(&line, " --edition %s", edition_to_string(edition));
	}
	if (settings->command)
		text_printf(&line, " --command %s", settings->command);
	text_printf(&line, " --replay %" PRIu64 ":%" PRIu64, exploration->explore.seed,
		finding->number);
	if (settings->subject) {
		text_add(&line, " --subject");
		quote_add(&line, settings->subject);
	}
	if (settings->against) {
		text_add(&line, " --against");
		quote_add(&line, settings->against);
	}
	for (char **word = exploration->line->rest; word && *word; word++) {
		text_add(&line, word == exploration->line->rest ? " --" : "");
		quote_add(&line, *word);
	}
	return line.failed ? NULL : arena_copy(exploration->selection.suite.arena, line.bytes);
}

/* --- The report --- */

static int show_finding(
	struct exploration *exploration, struct report *report, const struct told *told)
{
	struct arena *arena = exploration->selection.suite.arena;
	const char *again = print_again(exploration, told->shrink.finding);
	struct result_case item;

	if (!again || finding_result(&told->shrink, told->trial, told->id, again, arena, &item) < 0)
		return -ENOMEM;
	item.file = told->file ? told->file : told->id;
	item.line = told->file != NULL;
	if (told->shown_by)
		item.notes = arena_printf(
			arena, "%sscenario %s shows it, too\n", item.notes, told->shown_by);
	if (!item.notes)
		return -ENOMEM;
	report_show(report, &item);
	return 0;
}

static int begin_report(struct exploration *exploration, struct report *report,
	struct result_run *told, size_t count)
{
	struct arena *arena = exploration->selection.suite.arena;
	struct run run = {.suite = &exploration->selection.suite,
		.level = exploration->settings->level,
		.jobs = exploration->bench.jobs,
		.subject = &exploration->subject,
		.subject_name = exploration->settings->subject,
		.command = exploration->line->rest};
	const struct run_result_words words = {.version = TSFARM_VERSION,
		.rounds = 1,
		.shard = exploration->settings->shard,
		.shards = exploration->settings->shards};
	struct results_plan plan;

	if (run_result_begin(&run, &words, arena, told) < 0 ||
		run_result_plan(&run, arena, &plan) < 0)
		return -ENOMEM;
	*report = (struct report){
		.format = report_format_find(report_format_words[exploration->settings->format]),
		.to = exploration->out->results,
		.run = told,
		.clauses = plan.clauses,
		.clause_count = plan.clause_count,
		.total = count,
		.colourful = output_is_colourful(exploration->out->results),
	};
	report_begin(report);
	return 0;
}

/* "22 of 24 clauses and 198 pairs of rules met; ..." */
static void add_coverage(const struct exploration *exploration, struct text *to)
{
	const struct coverage *coverage = &exploration->explore.tried;
	struct coverage_sums sums;
	double chance;

	if (exploration->settings->against ||
		coverage_sum(coverage, (const char *const *)exploration->commands,
			exploration->editions, &sums) < 0)
		return;
	chance = coverage_chance(coverage, &sums);
	text_printf(to, "; %zu of %zu clauses and %zu pairs of rules met", sums.clauses_met,
		sums.clauses, sums.pairs_met);
	if (coverage->cases)
		text_printf(to, "; %.1f %% of the cases not judged",
			100 * (double)coverage->silent / (double)coverage->cases);
	if (chance > 0)
		text_printf(
			to, "; chance that one more meets a new pair: about 1 in %.0f", 1 / chance);
	else
		text_add(to, "; no pair was met only once");
}

static void print_summary(const struct exploration *exploration, size_t count)
{
	const struct explore *explore = &exploration->explore;
	cleanup(text_deinit) struct text line = {0};
	bool is_pretty = exploration->settings->format == 0;

	if (count)
		text_printf(&line, "%zu %s%s", count,
			exploration->settings->against ? "question" : "finding",
			count == 1 ? "" : "s");
	else
		text_add(&line, "no difference");
	text_printf(&line, " in %" PRIu64 " case%s, seed %" PRIu64, explore->taken,
		explore->taken == 1 ? "" : "s", explore->seed);
	if (explore->is_random && !explore->replay)
		text_printf(&line, ", all %" PRIu64 " small ones among them", explore->small_cases);
	/* a replay generates the cases before its own, but does not run them */
	if (!count && !explore->replay)
		add_coverage(exploration, &line);
	fprintf(is_pretty ? exploration->out->results : exploration->out->complaints, "%s\n",
		text_string(&line));
}

static int print_report(struct exploration *exploration, const struct told *told, size_t count)
{
	cleanup(report_deinit) struct report report = {0};
	struct result_run run;
	int r = begin_report(exploration, &report, &run, count);

	for (size_t i = 0; i < count && r == 0; i++)
		r = show_finding(exploration, &report, &told[i]);
	if (r == 0 && exploration->settings->format != 0)
		report_end(&report);
	if (r < 0)
		return fail(exploration->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	print_summary(exploration, count);
	if (report.failed)
		return fail(exploration->out, EXIT_BROKEN, MSG_REPORT_FAILED);
	return count ? EXIT_REFUSED : EXIT_DONE;
}

/* --- The whole --- */

/* Findings are reported even if a scenario cannot be run or written. */
static int finish_findings(struct exploration *exploration, struct told *told, size_t count)
{
	bool has_scenarios = !exploration->settings->against;
	int status = EXIT_DONE, r;

	for (size_t i = 0; i < count; i++) {
		if (name_finding(exploration, told, i) < 0)
			return fail(exploration->out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	}
	for (size_t i = 0; i < count && status == EXIT_DONE && has_scenarios; i++) {
		status = explore_find_scenario(exploration, &told[i]);
		if (status == EXIT_DONE && exploration->settings->emit)
			status = explore_emit(exploration, &told[i]);
	}
	r = print_report(exploration, told, count);
	return status == EXIT_DONE ? r : status;
}

int explore_tell(struct exploration *exploration)
{
	struct told told[EXPLORE_FINDINGS_MAX] = {0};
	size_t all = exploration->explore.finding_count, count = 0;
	int r = shrink_all(exploration, told, all);
	int status;

	if (r == 0)
		count = merge_causes(told, all);
	if (r == 0)
		status = finish_findings(exploration, told, count);
	else if (interrupt_seen())
		status = fail(exploration->out, EXIT_BROKEN, MSG_EXPLORE_INTERRUPTED,
			exploration->explore.taken, exploration->explore.taken == 1 ? "" : "s");
	else
		status = fail(
			exploration->out, EXIT_BROKEN, MSG_CANNOT_RUN, farm_error_to_string(r));
	for (size_t i = 0; i < all; i++) {
		shrink_deinit(&told[i].shrink);
		trial_free(told[i].trial);
	}
	return status;
}
