#include "tsfarm/commands.h"

#include "base/macros.h"
#include "base/text.h"
#include "cli/farm_messages.h"
#include "sim/tsfarm.h"

/* Findings wait here until the farm is closed: a slow reader of ours must not keep others out. */
struct findings {
	const char *path;
	struct text lines;
};

/* SQLite's own findings may have several lines. */
static void take_finding(void *context, const char *sentence)
{
	struct findings *findings = context;
	size_t begin = findings->lines.length;

	text_printf(&findings->lines, MSG_FINDING, findings->path, sentence);
	for (; begin + 1 < findings->lines.length; begin++) {
		if (findings->lines.bytes[begin] == '\n')
			findings->lines.bytes[begin] = ' ';
	}
}

static int check(const char *path, struct output *out, struct findings *findings, size_t *ret_count)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int status = tsfarm_open(path, out, &farm);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = farm_check(farm, take_finding, findings, ret_count);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(out, path, r);
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	const char *path = line->operands[0];
	struct findings findings = {.path = path};
	size_t count = 0;
	int status = check(path, out, &findings, &count);

	(void)settings;
	if (findings.lines.failed)
		status = fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	fputs(text_string(&findings.lines), out->results);
	text_deinit(&findings.lines);
	if (status != EXIT_DONE)
		return status;
	if (count)
		return fail(out, EXIT_REFUSED, MSG_FINDINGS, path, count,
			count == 1 ? "problem" : "problems");
	fprintf(out->results, MSG_NO_FINDINGS, path);
	return EXIT_DONE;
}

const struct command command_check = {
	.name = "check",
	.operands = "FARM.db",
	.summary = "Check a farm, and say what is wrong",
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct tsfarm_settings),
	.run = run_command,
};
