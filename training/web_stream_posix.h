/* The open streams of server-sent events of a web server. */
#ifndef TSFARM_TRAINING_WEB_STREAM_POSIX_H
#define TSFARM_TRAINING_WEB_STREAM_POSIX_H

#include <microhttpd.h>

#include "training/web.h"

struct web_stream;

struct web_streams {
	const struct web_site *site;
	struct web_stream *first;
	size_t count;
	bool is_ending;
};

/* A response that stays open; NULL on ENOMEM. */
struct MHD_Response *web_streams_open(struct web_streams *streams,
	struct MHD_Connection *connection, const struct web_request *request);

/* Send what has changed to each stream that has taken everything before. */
void web_streams_wake(struct web_streams *streams);

/* End all streams, before the server stops. */
void web_streams_end(struct web_streams *streams);

#endif
