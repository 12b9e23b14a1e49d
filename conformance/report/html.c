#include "conformance/report/html.h"

#include <errno.h>

#include "base/macros.h"
#include "base/markup.h"
#include "base/page_css.h"
#include "conformance/report/html/cells.h"
#include "conformance/report/html/command_table.h"
#include "conformance/report/html/listing.h"
#include "conformance/report/html/matrix.h"
#include "conformance/report/html/matrix_table.h"
#include "conformance/report/html/overview.h"
#include "conformance/report/html/report_js.h"

/* A page from elsewhere could not be fetched even if a subject's text had become markup. */
static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'; script-src "
			     "'unsafe-inline'; base-uri 'none'; form-action 'none'";

static void add_title(struct text *to, const struct matrix *matrix)
{
	for (size_t i = 0; i < matrix->run_count; i++) {
		text_add(to, i ? ", " : "");
		markup_add_attribute(to, matrix->runs[i].subject);
	}
	text_add(to, " by Microsoft's documentation");
}

static void add_head(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
	text_printf(to, "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", policy);
	text_add(to, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		     "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	add_title(to, matrix);
	text_add(to, "</title>\n<style>\n");
	text_add(to, page_css);
	text_add(to, "</style>\n</head>\n");
}

static void add_header(struct text *to, const struct matrix *matrix)
{
	text_add(to, "<body>\n<a class=\"skip\" href=\"#matrix\">To the matrix</a>\n"
		     "<a class=\"skip\" href=\"#cases\">To the cases</a>\n<header>\n<h1>");
	add_title(to, matrix);
	text_add(to,
		"</h1>\n<nav aria-label=\"Parts of this page\"><a href=\"#summary\">Summary</a> "
		"<a href=\"#matrix\">Matrix</a> <a href=\"#cases\">Cases</a> "
		"<a href=\"#runs\">Runs</a></nav>\n</header>\n<main>\n");
}

static void add_end(struct text *to)
{
	text_add(to, "</main>\n<script>\n");
	text_add(to, report_js);
	text_add(to, "</script>\n</body>\n</html>\n");
}

/* Print what was built so far, and begin anew. */
static int flush_text(struct text *text, FILE *to)
{
	if (text->failed)
		return -ENOMEM;
	fwrite(text_string(text), 1, text->length, to);
	text_clear(text);
	return 0;
}

static int write_page(const struct matrix *matrix, FILE *to)
{
	cleanup(text_deinit) struct text page = {0};
	int r = 0;

	add_head(&page, matrix);
	add_header(&page, matrix);
	overview_add_summary(&page, matrix);
	command_table_add(&page, matrix);
	overview_add_filter(&page, matrix);
	matrix_table_add(&page, matrix);
	listing_begin(&page);
	/* the row without clause is the last */
	for (size_t i = 1; i <= matrix->row_count && r == 0; i++) {
		listing_add(&page, matrix, i % matrix->row_count);
		r = flush_text(&page, to);
	}
	if (r != 0)
		return r;
	listing_end(&page);
	overview_add_runs(&page, matrix);
	add_end(&page);
	return flush_text(&page, to);
}

int report_html(struct results *results, const struct result_run *runs, size_t run_count, FILE *to)
{
	cleanup(matrix_deinit) struct matrix matrix = {0};
	int r = matrix_init(&matrix, results, runs, run_count);

	if (r == 0)
		r = cells_fill(&matrix, results);
	return r == 0 ? write_page(&matrix, to) : r;
}
