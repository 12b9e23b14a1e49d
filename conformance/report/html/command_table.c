#include "conformance/report/html/command_table.h"

#include <inttypes.h>
#include <string.h>

#include "base/macros.h"
#include "base/markup.h"
#include "conformance/report/html/verdict_markup.h"

static void add_run_heads(struct text *to, const struct matrix *matrix)
{
	for (size_t i = 0; i < matrix->run_count; i++) {
		text_add(to, "<th scope=\"col\">");
		markup_add_text(to, matrix->runs[i].subject);
		text_add(to, "</th>");
	}
}

static bool is_good(const struct result_counts *counts)
{
	for (enum verdict verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		if (verdict_is_bad(verdict) && counts->verdicts[verdict])
			return false;
	}
	return !counts->not_reached;
}

/* The documents about a command, each as a link into the matrix. */
static void add_documents(struct text *to, const struct matrix *matrix, const char *command)
{
	const char *before = "";

	for (size_t i = 0; i < matrix->document_count; i++) {
		const struct matrix_document *document = &matrix->documents[i];

		if (!document->judged || strcmp(document->command, command) != 0)
			continue;
		text_printf(to, "%s<a href=\"#d%zu\">", before, i + 1);
		markup_add_text(to, document->id);
		text_add(to, "</a>");
		before = " ";
	}
}

static void add_command(
	struct text *to, const struct matrix *matrix, const struct matrix_command *command)
{
	text_add(to, "<tr><th scope=\"row\">");
	markup_add_text(to, command->name);
	text_add(to, "</th><td>");
	add_documents(to, matrix, command->name);
	text_add(to, "</td>");
	for (size_t i = 0; i < matrix->run_count; i++) {
		const struct result_counts *counts = &command->counts[i];
		enum verdict sign = is_good(counts) ? VERDICT_PASSED : VERDICT_FAILED;

		if (counts->cases)
			text_printf(to, "<td class=\"number %s\">%s %" PRIu64 "/%" PRIu64 "</td>",
				verdict_markup_class(sign), verdict_markup_sign(sign),
				counts->verdicts[VERDICT_PASSED], counts->cases);
		else
			text_add(to, "<td class=\"none\">not judged</td>");
	}
	text_add(to, "</tr>\n");
}

void command_table_add(struct text *to, const struct matrix *matrix)
{
	if (matrix->command_count < 2)
		return;
	text_add(to,
		"<section aria-labelledby=\"commands-title\">\n"
		"<h2 id=\"commands-title\">Commands</h2>\n"
		"<div class=\"scroll\"><table class=\"summary\"><caption>Cases that passed, by "
		"command</caption>\n<thead><tr><th scope=\"col\">Command</th>"
		"<th scope=\"col\">documents</th>");
	add_run_heads(to, matrix);
	text_add(to, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < matrix->command_count; i++)
		add_command(to, matrix, &matrix->commands[i]);
	text_add(to, "</tbody></table></div>\n</section>\n");
}
