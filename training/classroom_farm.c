#include <stdio.h>

#include "base/macros.h"
#include "base/markup.h"
#include "shell/picture.h"
#include "training/classroom_page.h"
#include "training/messages.h"

enum {
	COLUMNS = 100 /* of the picture */
};

/* Only a lesson of the course has a safe id; another one is any word of the progress file. */
static int read_farm(const struct class_page *page, const struct class_learner *learner,
	struct snapshot **ret_snapshot)
{
	cleanup(text_deinit) struct text path = {0};
	cleanup(farm_freep) struct farm *farm = NULL;
	int r;

	text_printf(&path, "%s/%s.lessons/%s/farm.db", page->classroom->folder, learner->name,
		learner->here->lesson->id);
	if (path.failed)
		return -1;
	r = farm_open(path.bytes, &farm);
	return r == 0 ? farm_read(farm, NULL, ret_snapshot) : r;
}

static void add_picture(
	struct text *to, const struct lesson *lesson, const struct snapshot *snapshot)
{
	cleanup(text_deinit) struct text picture = {0};
	struct seat seat = {.at.session = lesson->session};

	snprintf(seat.at.server, sizeof(seat.at.server), "%s", lesson->server);
	picture_add(&picture, &(const struct picture){.farm = snapshot,
				      .before = lesson->farm->snapshot,
				      .seat = &seat,
				      .columns = COLUMNS,
				      .utf8 = true});
	text_add(to, "<pre>");
	for (const char *line = text_string(&picture); *line;) {
		const char *end = line;

		while (*end && *end != '\n')
			end++;
		markup_add_bytes(to, line, (size_t)(end - line));
		text_add_char(to, '\n');
		line = end + (*end == '\n');
	}
	text_add(to, "</pre>");
	to->failed |= picture.failed;
}

void class_page_add_farm(
	struct text *to, const struct class_page *page, const struct class_learner *learner)
{
	const struct lesson *lesson = learner->here ? learner->here->lesson : NULL;
	struct snapshot *snapshot = NULL;
	int r;

	text_add(to, "<section class=\"farm-picture\">\n<h3>Farm</h3>\n");
	r = lesson ? read_farm(page, learner, &snapshot) : 0;
	if (!lesson) {
		text_add(to, "<p>" SHOW_NO_PICTURE "</p>");
	} else if (r != 0) {
		text_add(to, "<p>");
		text_printf(to, SHOW_PICTURE_FAILED, farm_error_to_string(r));
		text_add(to, "</p>");
	} else {
		add_picture(to, lesson, snapshot);
	}
	snapshot_free(snapshot);
	text_add(to, "</section>");
}
