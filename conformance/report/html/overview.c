#include "conformance/report/html/overview.h"

#include <inttypes.h>

#include "base/macros.h"
#include "base/markup.h"
#include "conformance/report/html/verdict_markup.h"

/* --- Summary --- */

static void add_level(struct text *to, const struct result_run *run, enum level level)
{
	const struct result_level_count *count = &run->counts.levels[level];
	bool holds = count->held == count->judged;

	if (level > run->level || !count->judged) {
		text_add(to, "<td class=\"none\">not judged</td>");
		return;
	}
	text_printf(to, "<td class=\"number %s\">%s %" PRIu64 "/%" PRIu64 "</td>",
		holds ? "passed" : "failed",
		verdict_markup_sign(holds ? VERDICT_PASSED : VERDICT_FAILED), count->held,
		count->judged);
}

static uint64_t count_of(const struct result_run *run, enum verdict verdict)
{
	return verdict == VERDICT_COUNT ? run->counts.not_reached : run->counts.verdicts[verdict];
}

/* Verdicts that no run has take no column. */
static bool is_somewhere(const struct matrix *matrix, enum verdict verdict)
{
	for (size_t i = 0; i < matrix->run_count; i++) {
		if (count_of(&matrix->runs[i], verdict))
			return true;
	}
	return verdict == VERDICT_PASSED || verdict == VERDICT_FAILED;
}

static void add_summary_row(struct text *to, const struct matrix *matrix, size_t at)
{
	const struct result_run *run = &matrix->runs[at];

	text_add(to, "<tr><th scope=\"row\">");
	markup_add_text(to, run->subject);
	text_printf(to, " <small><a href=\"#run%zu\">run %" PRId64 "</a></small></th>", at + 1,
		run->id);
	for (enum level level = 0; level < LEVEL_COUNT; level++)
		add_level(to, run, level);
	for (int verdict = 0; verdict <= VERDICT_COUNT; verdict++) {
		uint64_t count = count_of(run, (enum verdict)verdict);

		if (is_somewhere(matrix, (enum verdict)verdict))
			text_printf(to, "<td class=\"number %s\">%" PRIu64 "</td>",
				count ? verdict_markup_class((enum verdict)verdict) : "none",
				count);
	}
	text_printf(to, "<td class=\"number\">%" PRIu64 "</td></tr>\n", run->counts.cases);
}

static void add_kinds(struct text *to, const struct matrix *matrix)
{
	cleanup(text_deinit) struct text list = {0};

	for (size_t i = 0; i < matrix->run_count; i++) {
		const struct result_run *run = &matrix->runs[i];

		for (enum level level = 0; level < LEVEL_COUNT; level++) {
			if (!result_has_kinds(&run->counts, level))
				continue;
			text_add(&list, "<li><b>");
			markup_add_text(&list, run->subject);
			text_printf(&list, "</b>, %s: ", level_to_string(level));
			result_add_kinds(&list, &run->counts.levels[level]);
			text_add(&list, "; ");
			result_add_nothing(&list, &run->counts.levels[level]);
			text_add(&list, ".</li>\n");
		}
	}
	if (list.length)
		text_printf(to, "<ul class=\"kinds\">\n%s</ul>\n", text_string(&list));
	to->failed |= list.failed;
}

static void add_unfinished(struct text *to, const struct matrix *matrix)
{
	for (size_t i = 0; i < matrix->run_count; i++) {
		const struct result_run *run = &matrix->runs[i];

		if (run->complete)
			continue;
		text_add(to, "<p class=\"warning\"><b>");
		markup_add_text(to, run->subject);
		text_printf(to,
			"</b>: the run %s; %" PRIu64 " of %" PRIu64
			" cases were not reached.</p>\n",
			run->ended ? "ended early" : "was killed, or still goes on",
			run->counts.not_reached, run->counts.cases);
	}
}

static void add_flaky(struct text *to, const struct matrix *matrix)
{
	for (size_t i = 0; i < matrix->run_count; i++) {
		const struct matrix_flaky *flaky = &matrix->flaky[i];

		if (!flaky->count)
			continue;
		text_printf(to, "<details class=\"warning\"><summary>%" PRIu64 " %s flaky with <b>",
			flaky->count, flaky->count == 1 ? "scenario is" : "scenarios are");
		markup_add_text(to, matrix->runs[i].subject);
		text_printf(
			to, "</b>: the rounds differ</summary><ul>%s", text_string(&flaky->lines));
		if (flaky->count > MATRIX_LINES)
			text_printf(
				to, "<li>and %" PRIu64 " more</li>", flaky->count - MATRIX_LINES);
		text_add(to, "</ul></details>\n");
		to->failed |= flaky->lines.failed;
	}
}

void overview_add_summary(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<section id=\"summary\" aria-labelledby=\"summary-title\">\n"
		     "<h2 id=\"summary-title\">Summary</h2>\n"
		     "<div class=\"scroll\"><table class=\"summary\"><caption>What holds at each "
		     "level, and cases by verdict</caption>\n<thead><tr><th scope=\"col\">Subject"
		     "</th>");
	for (enum level level = 0; level < LEVEL_COUNT; level++)
		text_printf(to, "<th scope=\"col\">%s</th>", level_to_string(level));
	for (int verdict = 0; verdict <= VERDICT_COUNT; verdict++) {
		if (is_somewhere(matrix, (enum verdict)verdict))
			text_printf(to, "<th scope=\"col\">%s</th>",
				verdict_markup_words((enum verdict)verdict));
	}
	text_add(to, "<th scope=\"col\">cases</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < matrix->run_count; i++)
		add_summary_row(to, matrix, i);
	text_add(to, "</tbody></table></div>\n");
	add_kinds(to, matrix);
	add_unfinished(to, matrix);
	add_flaky(to, matrix);
	text_add(to, "</section>\n");
}

/* --- Filter --- */

static void add_verdict_boxes(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<fieldset><legend>Verdict</legend>\n");
	for (int verdict = 0; verdict <= VERDICT_COUNT; verdict++) {
		if (!is_somewhere(matrix, (enum verdict)verdict))
			continue;
		text_printf(to, "<label><input type=\"checkbox\" name=\"verdict\" value=\"%s\"> ",
			verdict_markup_class((enum verdict)verdict));
		verdict_markup_add(to, (enum verdict)verdict);
		text_add(to, "</label>\n");
	}
	text_add(to, "</fieldset>\n");
}

static void add_document_choice(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<label>Document <select name=\"document\"><option value=\"\">all</option>");
	for (size_t i = 0; i < matrix->document_count; i++) {
		if (!matrix->documents[i].judged)
			continue;
		text_printf(to, "<option value=\"d%zu\">", i + 1);
		markup_add_text(to, matrix->documents[i].id);
		text_add(to, ", ");
		markup_add_text(to, matrix->documents[i].command);
		text_printf(to, ", %s</option>", edition_to_string(matrix->documents[i].edition));
	}
	text_add(to, "</select></label>\n");
}

void overview_add_filter(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<form id=\"filter\" role=\"search\" aria-label=\"Filter\" hidden>\n");
	add_verdict_boxes(to, matrix);
	add_document_choice(to, matrix);
	text_add(to,
		"<label>Text <input type=\"search\" name=\"text\" autocomplete=\"off\"></label>\n"
		"<span class=\"buttons\"><button type=\"reset\">Show all</button>\n"
		"<button type=\"button\" id=\"previous\">Previous failure <kbd>p</kbd></button>\n"
		"<button type=\"button\" id=\"next\">Next failure <kbd>n</kbd></button>\n"
		"<button type=\"button\" id=\"open\">Open all cases</button>\n"
		"<button type=\"button\" id=\"close\">Close all</button>\n"
		"<label><input type=\"checkbox\" name=\"keys\" checked> keys n and p</label>"
		"</span>\n<output id=\"count\" aria-live=\"polite\"></output>\n</form>\n");
}

/* --- Runs --- */

static void add_fact(struct text *to, const char *name, const char *value)
{
	if (!value)
		return;
	text_printf(to, "<dt>%s</dt>", name);
	markup_add_element(to, "dd", value);
}

static void add_run(struct text *to, const struct result_run *run, size_t at)
{
	text_printf(to, "<h3 id=\"run%zu\">Run %" PRId64 ": ", at + 1, run->id);
	markup_add_text(to, run->subject);
	text_add(to, "</h3>\n<dl>");
	add_fact(to, "Subject", run->subject_title);
	add_fact(to, "Command", run->command);
	add_fact(to, "Started", run->started);
	add_fact(to, "Ended", run->ended);
	add_fact(to, "Host", run->host);
	add_fact(to, "System", run->system);
	add_fact(to, "tsfarm", run->version);
	add_fact(to, "Judged", level_to_string(run->level));
	text_printf(to, "<dt>Took</dt><dd>%.1f s, %" PRIu64 " side by side</dd>",
		(double)run->duration / 1000000, run->jobs);
	if (run->rounds > 1)
		text_printf(to, "<dt>Rounds</dt><dd>%" PRIu64 "</dd>", run->rounds);
	if (run->shards > 1)
		text_printf(to, "<dt>Shard</dt><dd>%" PRIu64 " of %" PRIu64 "</dd>", run->shard,
			run->shards);
	text_printf(to, "<dt>Suite</dt><dd><code>%s</code></dd>", run->suite);
	text_printf(to, "<dt>Documents</dt><dd><code>%s</code></dd></dl>\n", run->documents);
}

void overview_add_runs(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<section id=\"runs\" aria-labelledby=\"runs-title\" tabindex=\"-1\">\n"
		     "<h2 id=\"runs-title\">Runs</h2>\n");
	for (size_t i = 0; i < matrix->run_count; i++)
		add_run(to, &matrix->runs[i], i);
	text_add(to, "</section>\n");
}
