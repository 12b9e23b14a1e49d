#include "conformance/report/html/matrix_table.h"

#include <inttypes.h>
#include <string.h>

#include "base/macros.h"
#include "base/markup.h"
#include "conformance/report/html/verdict_markup.h"

/* From what should alarm to what is fine; each is said, in words. */
static const enum verdict telling_order[] = {
	VERDICT_FAILED,
	VERDICT_ERROR,
	VERDICT_UNEXPECTED_PASS,
	VERDICT_EXPECTED_FAILURE,
	VERDICT_COUNT,
	VERDICT_SKIPPED,
	VERDICT_NOT_OFFERED,
	VERDICT_PASSED,
};

static void add_counts(struct text *to, const struct matrix_cell *cell)
{
	bool first = true;

	for (size_t i = 0; i < ARRAY_SIZE(telling_order); i++) {
		enum verdict verdict = telling_order[i];

		if (!cell->verdicts[verdict])
			continue;
		if (first)
			text_printf(to, "<span aria-hidden=\"true\">%s</span> ",
				verdict_markup_sign(verdict));
		text_printf(to, "%s%" PRIu64 " %s", first ? "" : ", ", cell->verdicts[verdict],
			verdict_markup_words(verdict));
		first = false;
	}
}

static const char *cell_class(const struct matrix_cell *cell)
{
	for (size_t i = 0; i < ARRAY_SIZE(telling_order); i++) {
		if (cell->verdicts[telling_order[i]])
			return verdict_markup_class(telling_order[i]);
	}
	return "none";
}

/* Nobody was asked, or only others were. */
static const char *why_empty(const struct matrix *matrix, const struct matrix_row *row)
{
	if (row->clause.untestable)
		return "not testable";
	for (size_t i = 0; i < matrix->run_count; i++) {
		if (matrix_cell_cases(&row->cells[i]))
			return "not chosen";
	}
	return "no case";
}

static void add_cell(
	struct text *to, const struct matrix *matrix, const struct matrix_row *row, size_t run)
{
	const struct matrix_cell *cell = &row->cells[run];

	text_printf(to, "<td class=\"%s\">", cell_class(cell));
	if (matrix_cell_cases(cell)) {
		text_printf(to, "<a href=\"#c%zus%zu\">", row->number, run + 1);
		add_counts(to, cell);
		text_add(to, "</a>");
	} else {
		text_add(to, why_empty(matrix, row));
	}
	text_add(to, "</td>");
}

/* The verdicts of all cells of the row, as words of one attribute. */
static void add_verdicts(struct text *to, const struct matrix *matrix, const struct matrix_row *row)
{
	bool first = true;

	for (size_t verdict = 0; verdict <= VERDICT_COUNT; verdict++) {
		uint64_t count = 0;

		for (size_t i = 0; i < matrix->run_count; i++)
			count += row->cells[i].verdicts[verdict];
		if (!count)
			continue;
		text_add(to, first ? "" : " ");
		text_add(to, verdict_markup_class((enum verdict)verdict));
		first = false;
	}
}

static void add_row(struct text *to, const struct matrix *matrix, const struct matrix_row *row)
{
	text_printf(to, "<tr data-clause=\"c%zu\" data-document=\"d%zu\" data-verdicts=\"",
		row->number, row->document + 1);
	add_verdicts(to, matrix, row);
	text_printf(to, "\"><th scope=\"row\"><a href=\"#c%zu\">", row->number);
	markup_add_text(to, row->clause.says);
	text_add(to, "</a><br>");
	markup_add_element(to, "code", row->clause.id);
	if (row->clause.level != LEVEL_DOCUMENTED)
		text_printf(to, " <small class=\"level\">%s</small>",
			level_to_string(row->clause.level));
	text_add(to, "</th>");
	for (size_t i = 0; i < matrix->run_count; i++)
		add_cell(to, matrix, row, i);
	text_add(to, "</tr>\n");
}

static void add_section_heading(
	struct text *to, const struct matrix *matrix, const struct matrix_row *row)
{
	text_printf(to,
		"</tbody>\n<tbody><tr class=\"section\"><th scope=\"rowgroup\" colspan=\"%zu\">",
		matrix->run_count + 1);
	markup_add_text(to, row->clause.section);
	text_add(to, "</th></tr>\n");
}

static void add_column_heads(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<thead><tr><th scope=\"col\">Clause</th>");
	for (size_t i = 0; i < matrix->run_count; i++) {
		text_add(to, "<th scope=\"col\">");
		markup_add_text(to, matrix->runs[i].subject);
		text_add(to, "</th>");
	}
	text_add(to, "</tr></thead>\n<tbody>");
}

static void add_document(struct text *to, const struct matrix *matrix, size_t document)
{
	const struct matrix_document *own = &matrix->documents[document];
	const char *section = NULL;

	text_printf(to,
		"<section class=\"document\" id=\"d%zu\" data-document=\"d%zu\" "
		"tabindex=\"-1\">\n<h3>",
		document + 1, document + 1);
	markup_add_text(to, own->title);
	text_add(to, " <small>");
	markup_add_text(to, own->id);
	text_add(to, ", about ");
	markup_add_text(to, own->command);
	text_printf(to,
		" in %s</small></h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		"aria-label=\"Matrix, document %zu\"><table class=\"matrix\">"
		"<caption>Clauses of ",
		edition_to_string(own->edition), document + 1);
	markup_add_text(to, own->id);
	text_add(to, " by subjects</caption>\n");
	add_column_heads(to, matrix);
	for (size_t i = 1; i < matrix->row_count; i++) {
		const struct matrix_row *row = &matrix->rows[i];

		if (row->document != document)
			continue;
		if (!section || strcmp(section, row->clause.section) != 0)
			add_section_heading(to, matrix, row);
		section = row->clause.section;
		add_row(to, matrix, row);
	}
	text_add(to, "</tbody></table></div>\n</section>\n");
}

/* Documents about commands that were not judged: many rows that say nothing. */
static void add_others(struct text *to, const struct matrix *matrix)
{
	const char *before = "<p>No case of these documents was chosen: ";

	for (size_t i = 0; i < matrix->document_count; i++) {
		const struct matrix_document *own = &matrix->documents[i];

		if (own->judged)
			continue;
		text_add(to, before);
		markup_add_text(to, own->id);
		text_add(to, " about ");
		markup_add_text(to, own->command);
		text_printf(to, " in %s", edition_to_string(own->edition));
		before = ", ";
	}
	text_add(to, *before == ',' ? ".</p>\n" : "");
}

void matrix_table_add(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<section id=\"matrix\" aria-labelledby=\"matrix-title\" tabindex=\"-1\">\n"
		     "<h2 id=\"matrix-title\">What the documents say, and what holds</h2>\n");
	for (size_t i = 0; i < matrix->document_count; i++) {
		if (matrix->documents[i].judged)
			add_document(to, matrix, i);
	}
	add_others(to, matrix);
	text_add(to, "</section>\n");
}
