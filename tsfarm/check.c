#include "tsfarm/commands.h"

#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/farm_messages.h"
#include "sim/tsfarm.h"

/* They are printed after the farm is closed, so that a slow reader does not keep others out. */
struct findings {
	const char *path;
	struct text lines;
};

/* A finding of SQLite may have several lines; here it has one. */
static void take_finding(void *context, const char *sentence)
{
	struct findings *findings = context;
	cleanup(text_deinit) struct text line = {0};

	text_add(&line, sentence);
	for (size_t i = 0; i < line.length; i++) {
		if (line.bytes[i] == '\n')
			line.bytes[i] = ' ';
	}
	utf8_print_escaped(&findings->lines, MSG_FINDING, findings->path, text_string(&line));
	findings->lines.failed |= line.failed;
}

/* What nobody else opens is looked at from outside. */
static int check_refused(const char *path, int answer, struct findings *findings, size_t *ret_count)
{
	int r;

	if (answer != FARM_E_FOREIGN && answer != FARM_E_CORRUPT)
		return answer;
	r = farm_check_schema(path, take_finding, findings, ret_count);
	return r == 0 && !*ret_count ? answer : r;
}

static int check_farm(
	const char *path, struct output *out, struct findings *findings, size_t *ret_count)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int r = farm_open(path, &farm);

	if (r == 0)
		r = farm_check(farm, take_finding, findings, ret_count);
	else
		r = check_refused(path, r, findings, ret_count);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(out, path, r);
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	const char *path = line->operands[0];
	struct findings findings = {.path = path};
	size_t count = 0;
	int status = check_farm(path, out, &findings, &count);

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
	output_say(out->results, MSG_NO_FINDINGS, path);
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
