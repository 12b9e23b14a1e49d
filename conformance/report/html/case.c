#include "conformance/report/html/case.h"

#include <errno.h>
#include <inttypes.h>

#include "base/macros.h"
#include "base/markup.h"
#include "conformance/report/html/diff.h"
#include "conformance/report/html/farm_table.h"
#include "conformance/report/html/verdict_markup.h"

/* A case of thousands of steps is one of ours that tests a limit. */
enum {
	STEPS_SHOWN = 40
};

static void add_name(struct text *to, const struct result_run *run, const struct result_case *item)
{
	markup_add_element(to, "code", item->scenario);
	if (run->rounds > 1)
		text_printf(to, " <small>round %" PRIu64 "</small>", item->round);
	text_add(to, " <span class=\"title\">");
	markup_add_text(to, item->title);
	text_add(to, "</span>");
}

static void add_clauses(
	struct text *to, const struct matrix *matrix, const struct result_case *item)
{
	text_add(to, "<dt>Clause</dt>");
	for (size_t i = 0; i < item->clause_count; i++) {
		const struct matrix_row *row = matrix_find(matrix, item->clauses[i]);

		text_add(to, "<dd>");
		if (row)
			text_printf(to, "<a href=\"#c%zu\">", row->number);
		markup_add_element(to, "code", item->clauses[i]);
		if (row) {
			text_add(to, "</a> ");
			markup_add_element(to, "q", row->clause.says);
			text_add(to, " <small>about ");
			markup_add_text(to, row->clause.command);
			text_printf(to, " in %s: ", edition_to_string(row->clause.edition));
			markup_add_text(to, row->clause.document_title);
			text_add(to, ", ");
			markup_add_text(to, row->clause.section);
			text_add(to, "</small>");
		}
		text_add(to, "</dd>\n");
	}
}

/* --- Steps --- */

static void add_end(struct text *to, const struct result_step *step)
{
	switch (step->end) {
	case PROCESS_EXITED:
		text_printf(to, "exited with %d", step->code);
		break;
	case PROCESS_CRASHED:
		text_printf(to, "crashed by %d", step->code);
		break;
	case PROCESS_NOT_STARTED:
		text_printf(to, "not started, error %d", step->code);
		break;
	case PROCESS_RUNNING:
	case PROCESS_TIMED_OUT:
	case PROCESS_PRINTED_TOO_MUCH:
	case PROCESS_END_COUNT:
		text_add(to, process_end_to_string(step->end));
		break;
	}
	text_printf(to, " after %.1f ms", (double)step->duration / 1000);
}

static void add_stream(struct text *to, const char *name, const char *bytes)
{
	if (!bytes || !*bytes)
		return;
	text_printf(to, "<figure><figcaption>%s</figcaption>", name);
	diff_add_block(to, bytes);
	text_add(to, "</figure>");
}

static void add_typed(struct text *to, const struct result_step *step)
{
	text_add(to, "<kbd>");
	markup_add_text(to, step->typed);
	text_add(to, "</kbd> <small>in ");
	markup_add_text(to, step->server);
	text_printf(to, "/%u</small>", step->session);
}

static void add_step(struct text *to, const struct result_step *step)
{
	text_add(to, "<dd>");
	add_typed(to, step);
	text_add(to, "<small>, ");
	add_end(to, step);
	text_printf(to, ", line %u</small>", step->line);
	add_stream(to, "standard input", step->input);
	add_stream(to, "stdout", step->streams[0]);
	add_stream(to, "stderr", step->streams[1]);
	add_stream(to, "changes to the farm", step->changes);
	text_add(to, "</dd>\n");
}

static void add_steps(struct text *to, const struct result_case *item)
{
	size_t skipped = item->step_count > STEPS_SHOWN ? item->step_count - STEPS_SHOWN : 0;

	if (!item->step_count)
		return;
	text_add(to, "<dt>Typed</dt>");
	if (skipped)
		text_printf(to, "<dd>%zu steps before these</dd>", skipped);
	for (size_t i = skipped; i < item->step_count; i++)
		add_step(to, &item->steps[i]);
}

static void add_files(struct text *to, const struct result_case *item)
{
	if (!item->file_count)
		return;
	text_add(to, "<dt>Files</dt><dd>");
	for (size_t i = 0; i < item->file_count; i++) {
		text_add(to, "<figure><figcaption>");
		markup_add_text(to, item->files[i].name);
		text_add(to, "</figcaption>");
		diff_add_block(to, item->files[i].text);
		text_add(to, "</figure>");
	}
	text_add(to, "</dd>\n");
}

/* --- Findings --- */

static void add_finding(struct text *to, const struct result_finding *finding)
{
	text_add(to, "<figure class=\"finding\"><figcaption><b>");
	markup_add_text(to, finding->what);
	text_printf(to,
		"</b>, %s <small>line %u</small> <span class=\"legend\"><del>- expected</del> "
		"<ins>+ actual</ins></span></figcaption>",
		level_to_string(finding->level), finding->line);
	diff_add(to, finding->expected, finding->actual);
	text_add(to, "</figure>\n");
}

static void add_again(struct text *to, const struct result_run *run, const struct result_case *item)
{
	cleanup(text_deinit) struct text line = {0};

	text_add(to, "<dt>Scenario</dt><dd><code>");
	markup_add_text(to, item->file);
	text_printf(to, ":%u</code></dd>\n<dt>Again</dt><dd><pre tabindex=\"0\">",
		result_case_line(item));
	result_print_again(run, item, &line);
	markup_add_text(to, text_string(&line));
	text_add(to, "</pre></dd>\n");
	to->failed |= line.failed;
}

int case_add(struct text *to, const struct matrix *matrix, const struct result_run *run,
	const struct result_case *item, const char *id)
{
	int r;

	text_printf(to, "<details class=\"case %s\" id=\"%s\" data-verdict=\"%s\"><summary>",
		verdict_markup_class(item->verdict), id, verdict_markup_class(item->verdict));
	verdict_markup_add(to, item->verdict);
	text_add_char(to, ' ');
	add_name(to, run, item);
	text_add(to, "</summary>\n<dl>");
	if (item->reason) {
		text_add(to, "<dt>Reason</dt>");
		markup_add_element(to, "dd", item->reason);
	}
	add_clauses(to, matrix, item);
	add_steps(to, item);
	add_files(to, item);
	add_again(to, run, item);
	text_add(to, "</dl>\n");
	for (size_t i = 0; i < item->finding_count; i++)
		add_finding(to, &item->findings[i]);
	r = farm_table_add(to, item);
	text_add(to, "</details>\n");
	return r == 0 && to->failed ? -ENOMEM : r;
}

void case_add_line(struct text *to, const struct result_case *item, const char *id)
{
	text_printf(to, "<li data-verdict=\"%s\">", verdict_markup_class(item->verdict));
	if (item->verdict != VERDICT_PASSED) {
		verdict_markup_add(to, item->verdict);
		text_add_char(to, ' ');
	}
	if (id)
		text_printf(to, "<a href=\"#%s\">", id);
	markup_add_element(to, "code", item->scenario);
	if (id)
		text_add(to, "</a>");
	text_add_char(to, ' ');
	markup_add_text(to, item->title);
	if (item->step_count) {
		text_add(to, " &mdash; ");
		add_typed(to, &item->steps[item->step_count - 1]);
	}
	if (item->reason) {
		text_add(to, " <i>");
		markup_add_text(to, item->reason);
		text_add(to, "</i>");
	}
	text_add(to, "</li>\n");
}
