#include "training/web_stream_posix.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"

enum {
	BLOCK = 16 * 1024,
	/* after so many silent intervals a byte finds out whether the client is still there */
	SILENCE_MAX = 15
};

struct web_stream {
	struct web_streams *streams;
	struct MHD_Connection *connection;
	struct web_stream *next;
	void *state; /* of the site */
	struct text out;
	size_t sent;
	unsigned silence;
	bool is_suspended;
};

static void fill_stream(struct web_stream *stream)
{
	const struct web_site *site = stream->streams->site;

	text_clear(&stream->out);
	stream->sent = 0;
	site->add_events(site->context, stream->state, &stream->out);
	stream->silence = stream->out.length ? 0 : stream->silence + 1;
	if (stream->silence < SILENCE_MAX)
		return;
	stream->silence = 0;
	text_add(&stream->out, ":\n\n");
}

/* A slow client is asked for again when it has room, and then gets the state of that time. */
static ssize_t read_stream(void *context, uint64_t position, char *to, size_t size)
{
	struct web_stream *stream = context;
	size_t left = stream->out.length - stream->sent;

	(void)position;
	if (stream->streams->is_ending || stream->out.failed)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (!left) {
		stream->is_suspended = true;
		MHD_suspend_connection(stream->connection);
		return 0;
	}
	if (left > size)
		left = size;
	memcpy(to, stream->out.bytes + stream->sent, left);
	stream->sent += left;
	return (ssize_t)left;
}

static void free_stream(void *context)
{
	struct web_stream *stream = context;
	struct web_streams *streams = stream->streams;
	struct web_stream **at = &streams->first;

	while (*at && *at != stream)
		at = &(*at)->next;
	if (*at) {
		*at = stream->next;
		streams->count--;
	}
	if (stream->state)
		streams->site->free_stream(streams->site->context, stream->state);
	text_deinit(&stream->out);
	free(stream);
}

struct MHD_Response *web_streams_open(struct web_streams *streams,
	struct MHD_Connection *connection, const struct web_request *request)
{
	struct web_stream *stream = calloc(1, sizeof(*stream));
	struct MHD_Response *response;

	if (!stream)
		return NULL;
	stream->streams = streams;
	stream->connection = connection;
	stream->state = streams->site->open_stream(streams->site->context, request);
	response = stream->state ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK,
					   read_stream, stream, free_stream)
				 : NULL;
	if (!response) {
		free_stream(stream);
		return NULL;
	}
	MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
	stream->next = streams->first;
	streams->first = stream;
	streams->count++;
	fill_stream(stream);
	return response;
}

void web_streams_wake(struct web_streams *streams)
{
	for (struct web_stream *stream = streams->first; stream; stream = stream->next) {
		if (!stream->is_suspended)
			continue;
		fill_stream(stream);
		if (!stream->out.length)
			continue;
		stream->is_suspended = false;
		MHD_resume_connection(stream->connection);
	}
}

void web_streams_end(struct web_streams *streams)
{
	streams->is_ending = true;
	for (struct web_stream *stream = streams->first; stream; stream = stream->next) {
		if (stream->is_suspended)
			MHD_resume_connection(stream->connection);
		stream->is_suspended = false;
	}
}
