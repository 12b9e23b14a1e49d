#include "conformance/report/html/listing.h"

#include <inttypes.h>

#include "base/macros.h"
#include "base/markup.h"

static void add_text(struct text *to, const struct text *part)
{
	text_add_bytes(to, text_string(part), part->length);
	to->failed |= part->failed;
}

/* Lines that are behind a click; what is beyond the limit is counted. */
static void add_lines(struct text *to, const struct text *lines, const char *title, uint64_t count,
	uint64_t shown)
{
	if (!count)
		return;
	text_printf(to, "<details class=\"lines\"><summary>%" PRIu64 " %s</summary>\n<ul>\n", count,
		title);
	add_text(to, lines);
	text_add(to, "</ul>\n");
	if (count > shown)
		text_printf(to, "<p>The other %" PRIu64 " are not listed.</p>\n", count - shown);
	text_add(to, "</details>\n");
}

/* Beside those in full, or alone because they are in full under another clause. */
static const char *title_of_others(const struct matrix_cell *cell, uint64_t others)
{
	if (!cell->full_count)
		return "that did not pass";
	return others == 1 ? "other that did not pass" : "others that did not pass";
}

static void add_cell(
	struct text *to, const struct matrix *matrix, const struct matrix_row *row, size_t run)
{
	struct matrix_cell *cell = &row->cells[run];
	uint64_t cases = matrix_cell_cases(cell);
	uint64_t passed = cell->verdicts[VERDICT_PASSED];
	uint64_t others = cases - passed - cell->full_count;

	if (!cases)
		return;
	text_printf(to, "<section class=\"cell\" id=\"c%zus%zu\" tabindex=\"-1\">\n<h5>",
		row->number, run + 1);
	markup_add_text(to, matrix->runs[run].subject);
	text_printf(to, " <small>%" PRIu64 " of %" PRIu64 " passed</small></h5>\n", passed, cases);
	add_text(to, &cell->full);
	add_lines(to, &cell->lines, title_of_others(cell, others), others, cell->line_count);
	add_lines(to, &cell->passed, "passed", passed, cell->passed_count);
	text_add(to, "</section>\n");
	text_deinit(&cell->full);
	text_deinit(&cell->lines);
	text_deinit(&cell->passed);
}

static void add_clause(struct text *to, const struct matrix_row *row)
{
	const struct result_clause *clause = &row->clause;

	if (!row->number) {
		text_add(to, "<section class=\"clause\" id=\"c0\" tabindex=\"-1\">\n"
			     "<h4>Cases of no clause</h4>\n");
		return;
	}
	text_printf(to,
		"<section class=\"clause\" id=\"c%zu\" data-document=\"d%zu\" "
		"tabindex=\"-1\">\n<h4>",
		row->number, row->document + 1);
	markup_add_text(to, clause->says);
	text_add(to, "</h4>\n<p>");
	markup_add_element(to, "code", clause->id);
	text_printf(to, " <small>%s, section ", level_to_string(clause->level));
	markup_add_text(to, clause->section);
	text_add(to, "</small></p>\n");
	if (!clause->untestable)
		return;
	text_add(to, "<p>Not testable: ");
	markup_add_text(to, clause->untestable);
	text_add(to, "</p>\n");
}

static bool is_empty(const struct matrix *matrix, const struct matrix_row *row)
{
	for (size_t i = 0; i < matrix->run_count; i++) {
		if (matrix_cell_cases(&row->cells[i]))
			return false;
	}
	return true;
}

/* A heading before the first clause of a document. */
static void add_document(struct text *to, const struct matrix *matrix, const struct matrix_row *row)
{
	const struct matrix_document *document = &matrix->documents[row->document];

	if (row->number > 1 && row[-1].document == row->document)
		return;
	text_printf(to, "<h3 data-document=\"d%zu\">", row->document + 1);
	markup_add_text(to, document->title);
	text_add(to, " <small>about ");
	markup_add_text(to, document->command);
	text_printf(to, " in %s</small></h3>\n", edition_to_string(document->edition));
}

void listing_begin(struct text *to)
{
	text_add(to, "<section id=\"cases\" aria-labelledby=\"cases-title\" tabindex=\"-1\">\n"
		     "<h2 id=\"cases-title\">Cases</h2>\n");
}

void listing_add(struct text *to, const struct matrix *matrix, size_t at)
{
	const struct matrix_row *row = &matrix->rows[at];

	if (row->number ? !matrix->documents[row->document].judged : is_empty(matrix, row))
		return;
	if (row->number)
		add_document(to, matrix, row);
	add_clause(to, row);
	if (is_empty(matrix, row))
		text_add(to, "<p><small>No case.</small></p>\n");
	for (size_t i = 0; i < matrix->run_count; i++)
		add_cell(to, matrix, row, i);
	text_add(to, "</section>\n");
}

void listing_end(struct text *to)
{
	text_add(to, "</section>\n");
}
