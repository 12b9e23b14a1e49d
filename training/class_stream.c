#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "training/class_live.h"

struct class_stream {
	char *name; /* NULL: the grid */
	uint64_t *seen;
	size_t count;
};

struct class_stream *class_stream_new(struct class_live *live, const char *name)
{
	struct class_stream *stream = calloc(1, sizeof(*stream));

	(void)live;
	if (!stream || !name)
		return stream;
	stream->name = strdup(name);
	if (stream->name)
		return stream;
	free(stream);
	return NULL;
}

void class_stream_free(struct class_stream *stream)
{
	free(stream->name);
	free(stream->seen);
	free(stream);
}

static bool has_seen(const struct class_stream *stream, uint64_t hash)
{
	for (size_t i = 0; i < stream->count; i++) {
		if (stream->seen[i] == hash)
			return true;
	}
	return false;
}

/* The order of the rows has no id and is an event of its own. */
static void add_event(struct text *to, const struct class_part *part)
{
	text_printf(to, "event: %s\ndata: ", *part->id ? "part" : "order");
	if (*part->id)
		text_printf(to, "%s\ndata: ", part->id);
	/* names and lines are escaped, so that no other character ends a line of the stream */
	for (const char *at = part->html; *at; at++) {
		if (*at == '\n')
			text_add(to, "\ndata: ");
		else
			text_add_char(to, *at);
	}
	text_add(to, "\n\n");
}

void class_stream_add(struct class_live *live, struct class_stream *stream, struct text *to)
{
	const struct class_view *view = class_live_view(live, stream->name);
	uint64_t *seen;

	if (!view)
		return;
	for (size_t i = 0; i < view->count; i++) {
		if (!has_seen(stream, view->parts[i].hash))
			add_event(to, &view->parts[i]);
	}
	/* a learner who is gone and comes back is sent again */
	seen = realloc(stream->seen, (view->count + 1) * sizeof(*seen));
	if (!seen)
		return;
	for (size_t i = 0; i < view->count; i++)
		seen[i] = view->parts[i].hash;
	stream->seen = seen;
	stream->count = view->count;
}
