/* The statements of files of results. */
#ifndef TSFARM_CONFORMANCE_RESULTS_STORE_STATEMENTS_H
#define TSFARM_CONFORMANCE_RESULTS_STORE_STATEMENTS_H

#include "base/sqlite.h"
#include "conformance/results/results.h"

enum statement {
#define STATEMENT(name, sql) STATEMENT_##name,
#include "conformance/results/store/statements.def"
#undef STATEMENT
	STATEMENT_COUNT
};

struct results {
	struct database *database;
};

#endif
