/* The statements of the store, and what several of them bind. */
#ifndef TSFARM_SIM_STORE_STATEMENTS_H
#define TSFARM_SIM_STORE_STATEMENTS_H

#include "base/sqlite.h"
#include "sim/store/store.h"

enum statement {
#define STATEMENT(name, sql) STATEMENT_##name,
#include "sim/store/statements.def"
#undef STATEMENT
	STATEMENT_COUNT
};

void query_bind_session(struct query *query, int64_t server_id, uint32_t id);

/* :server_id, :first and :last */
void query_bind_range(struct query *query, int64_t server_id, uint32_t first, uint32_t last);

#endif
