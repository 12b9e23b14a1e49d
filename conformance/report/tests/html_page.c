/*
 * Write the page of sample results: html_page FOLDER [COUNT [FAILING]]
 *
 * FOLDER/report.html is that of the small sample; with a count that of so many cases, one in FAILING
 * of which fails, and the time it took is printed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/macros.h"
#include "conformance/report/html.h"
#include "conformance/results/tests/sample_results.h"

static int report_error(const char *what, int r)
{
	fprintf(stderr, "html_page: %s: %s\n", what, results_error_to_string(r));
	return 1;
}

static int gather_runs(
	struct results *results, struct arena *arena, struct result_run runs[2], size_t *ret_count)
{
	int r = results_find_run(results, 1, arena, &runs[0]);

	*ret_count = 1;
	if (r == 0 && results_find_run(results, 2, arena, &runs[1]) == 0)
		*ret_count = 2;
	return r;
}

static int write_page(const char *store, FILE *to)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct result_run runs[2];
	size_t count;
	int r = results_open(store, &results);

	if (r == 0)
		r = gather_runs(results, arena, runs, &count);
	return r == 0 ? report_html(results, runs, count, to) : r;
}

int main(int argc, char **argv)
{
	char store[600], page[600];
	FILE *to;
	clock_t begun;
	int r;

	if (argc < 2 || argc > 4) {
		fputs("usage: html_page FOLDER [COUNT [FAILING]]\n", stderr);
		return 2;
	}
	snprintf(store, sizeof(store), "%s/results.db", argv[1]);
	snprintf(page, sizeof(page), "%s/report.html", argv[1]);
	remove(store);
	r = argc == 2 ? sample_results_write(store)
		      : sample_results_write_many(store, strtoul(argv[2], NULL, 10),
				argc == 4 ? strtoul(argv[3], NULL, 10) : 100);
	if (r != 0)
		return report_error(store, r);
	to = fopen(page, "wb");
	if (!to)
		return report_error(page, -1);
	begun = clock();
	r = write_page(store, to);
	if (fclose(to) != 0 || r != 0)
		return report_error(page, r);
	if (argc > 2)
		printf("# %s cases as HTML: %.2f s of one core\n", argv[2],
			(double)(clock() - begun) / CLOCKS_PER_SEC);
	return 0;
}
