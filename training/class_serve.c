#include "training/class_serve.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/macros.h"
#include "training/class_folder.h"
#include "training/class_live.h"
#include "training/classroom_js.h"
#include "training/messages.h"
#include "training/web.h"

#define USUAL_ADDRESS "127.0.0.1:8014"

static int answer_grid(struct class_live *live, struct text *body)
{
	const struct class_page page = class_live_page(live);
	const struct class_view *view = class_live_view(live, NULL);

	if (!view)
		return WEB_FAILED;
	class_page_begin(body, &page, SHOW_CLASS_TITLE, "events");
	class_live_add_grid(live, body);
	class_page_end(body, &page);
	return WEB_OK;
}

static int answer_person(struct class_live *live, const char *name, struct text *body)
{
	const struct class_page page = class_live_page(live);
	const struct class_learner *learner = class_live_find(live, name);
	cleanup(text_deinit) struct text events = {0};

	if (!learner)
		return WEB_NOT_FOUND;
	text_add(&events, "events?name=");
	class_page_add_query(&events, learner->name);
	class_page_begin(body, &page, learner->name, text_string(&events));
	text_add(body, "<nav><a href=\"./\">" SHOW_WHOLE_CLASS "</a></nav>\n");
	class_live_add_person(live, learner, body);
	class_page_end(body, &page);
	return WEB_OK;
}

/* Only these paths exist, and none of them is a file's. */
static int answer_request(void *context, const struct web_request *request, struct text *body,
	const char **ret_type, bool *ret_stream)
{
	struct class_live *live = context;
	const char *name = request->name;
	int status = WEB_NOT_FOUND;

	class_live_refresh(live, (int64_t)time(NULL));
	if (strcmp(request->path, "/live.js") == 0) {
		*ret_type = "text/javascript; charset=utf-8";
		text_add(body, class_js);
		return WEB_OK;
	}
	if (strcmp(request->path, "/events") == 0 && (!name || class_live_find(live, name))) {
		*ret_stream = true;
		return WEB_OK;
	}
	*ret_type = "text/html; charset=utf-8";
	if (strcmp(request->path, "/") == 0)
		status = answer_grid(live, body);
	else if (strcmp(request->path, "/learner") == 0 && name)
		status = answer_person(live, name, body);
	if (status == WEB_OK)
		return status;
	*ret_type = "text/plain; charset=utf-8";
	text_clear(body);
	text_add(body, status == WEB_FAILED ? "out of memory\n" : "not found\n");
	return status;
}

static void *open_stream(void *context, const struct web_request *request)
{
	return class_stream_new(context, request->name);
}

static void add_events(void *context, void *stream, struct text *to)
{
	class_stream_add(context, stream, to);
}

static void free_stream(void *context, void *stream)
{
	(void)context;
	class_stream_free(stream);
}

/* While nobody looks, nothing is read. */
static void tick_site(void *context, size_t streams)
{
	if (streams)
		class_live_refresh(context, (int64_t)time(NULL));
}

static int refuse_address(const char *address, int error, struct output *out)
{
	if (error == -EINVAL)
		return fail(out, EXIT_MISUSED, MSG_BAD_ADDRESS, address);
	if (error == -ENOTSUP)
		return fail(out, EXIT_MISUSED, MSG_NO_SERVER);
	if (error == -ENOEXEC)
		return fail(out, EXIT_BROKEN, MSG_NO_MODULE);
	if (error == -EADDRINUSE)
		return fail(out, EXIT_REFUSED, MSG_PORT_IN_USE, address);
	return fail(out, EXIT_REFUSED, MSG_CANNOT_LISTEN, address, strerror(-error));
}

int class_serve(const struct course *course, const char *folder, size_t stuck_after,
	const char *address, struct output *out)
{
	cleanup(web_freep) struct web *web = NULL;
	cleanup(text_deinit) struct text url = {0};
	cleanup(class_live_deinit) struct class_live live = {0};
	const struct web_site site = {
		&live, answer_request, open_stream, add_events, free_stream, tick_site};
	int r = class_live_init(&live, course, folder, stuck_after);

	if (r < 0)
		return class_folder_refuse(folder, r, out);
	address = address ? address : USUAL_ADDRESS;
	r = web_open(address, &web);
	if (r < 0)
		return refuse_address(address, r, out);
	web_add_url(web, &url);
	output_say(out->results, SHOW_SERVED, text_string(&url));
	fflush(out->results);
	r = web_run(web, &site);
	return r == 0 ? EXIT_DONE
		      : fail(out, EXIT_BROKEN, MSG_CANNOT_LISTEN, address, strerror(-r));
}
