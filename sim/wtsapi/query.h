/* A question about one session, and the answers that are structures of the API. */
#ifndef TSFARM_SIM_WTSAPI_QUERY_H
#define TSFARM_SIM_WTSAPI_QUERY_H

#include "sim/wtsapi/call.h"
#include "sim/wtsapi/charset.h"

/* The question, and all that an answer is made of. */
struct query {
	enum charset charset;
	const struct call *call;
	const struct session_info *session;
	char clock[FARM_TIME_BYTES];
	struct text answer; /* its bytes */
};

/* Add bytes to the answer. */
void query_answer(struct query *query, const void *bytes, size_t size);

/* Accounts are the server's own: where no domain is, the computer's name stands in its place. */
const char *query_domain(const struct query *query);

/* WTSClientAddress, WTSClientInfo, WTSSessionInfo, WTSSessionInfoEx. */
void query_get_address(struct query *query);
void query_get_client(struct query *query);
void query_get_info(struct query *query);
void query_get_info_ex(struct query *query);

#endif
