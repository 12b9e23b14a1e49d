#include "conformance/author/accept.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "base/yaml_text.h"
#include "conformance/report/report.h"

static int refuse_edit(struct accepting *accepting, unsigned line, const char *why)
{
	if (!accepting->refusal) {
		accepting->refusal = why;
		accepting->line = line;
	}
	return 0;
}

/* An edit that another case of the scenario needs in another way cannot be made for both. */
static int finish_edit(struct accepting *accepting, unsigned line, int r)
{
	return r == -EEXIST ? refuse_edit(accepting, line, "its cases differ in what they do") : r;
}

static void show_finding(const struct accepting *accepting, const struct scenario *scenario,
	const struct result_finding *finding)
{
	fprintf(accepting->to, "%s:%u: %s: %s\n", scenario->file, finding->line, scenario->id,
		finding->what);
	report_print_lines(accepting->to, "  - ", finding->expected);
	report_print_lines(accepting->to, "  + ", finding->actual);
}

/* --- What was printed --- */

static bool has_cases(const struct accepting *accepting)
{
	return yaml_get(accepting->edits->root, "cases");
}

/* As the text must stand in the file: where there are cases, a brace is two. */
static int escape_braces(const struct accepting *accepting, const char *said, struct text *to)
{
	for (; *said; said++) {
		if (*said == '{' && has_cases(accepting))
			text_add_char(to, '{');
		text_add_char(to, *said);
	}
	return to->failed ? -ENOMEM : 0;
}

/* What the matcher asks for besides the text itself must hold of the new one. */
static bool fits_otherwise(const struct matcher *matcher, const char *said)
{
	struct matcher rest = *matcher;

	rest.equals = NULL;
	return matcher_holds(&rest, said, strlen(said));
}

static int accept_text(struct accepting *accepting, const struct yaml_node *node,
	const struct matcher *matcher, const char *said)
{
	const struct yaml_node *equals = node ? yaml_get(node, "equals") : NULL;
	cleanup(text_deinit) struct text text = {0};
	int r;

	if (!equals || equals->kind != YAML_SCALAR || !fits_otherwise(matcher, said))
		return refuse_edit(accepting, matcher->line,
			"only 'equals' can be rewritten; the rest is for you to decide");
	if (has_cases(accepting) && strchr(equals->text, '{'))
		return refuse_edit(accepting, matcher->line, "the text has placeholders");
	if (!utf8_is_valid(said))
		return refuse_edit(accepting, matcher->line, "what was printed is not UTF-8");
	r = escape_braces(accepting, said, &text);
	if (r == 0)
		r = edits_set_text(accepting->edits, equals, text_string(&text));
	return finish_edit(accepting, matcher->line, r);
}

/* The node of the matcher, which is the `at`th of those of its stream. */
static const struct yaml_node *matcher_node(
	const struct yaml_node *expect, const struct matcher *matcher, size_t at)
{
	const struct yaml_node *list = yaml_get(expect, stream_to_string(matcher->stream));

	if (!list || list->kind != YAML_LIST)
		return at ? NULL : list;
	return at < list->count ? list->values[at] : NULL;
}

static int accept_streams(struct accepting *accepting, const struct yaml_node *expect,
	const struct expectation *expectation, const struct attempt_step *step)
{
	cleanup(text_deinit) struct text both = {0};
	const char *said[STREAM_COUNT] = {
		[STREAM_STDOUT] = step->streams[0], [STREAM_STDERR] = step->streams[1]};
	size_t seen[STREAM_COUNT] = {0};
	int r = 0;

	text_printf(&both, "%s%s", said[STREAM_STDOUT], said[STREAM_STDERR]);
	said[STREAM_OUTPUT] = text_string(&both);
	for (size_t i = 0; i < expectation->matcher_count && r == 0; i++) {
		const struct matcher *matcher = &expectation->matchers[i];
		const char *text = said[matcher->stream];
		size_t at = seen[matcher->stream]++;

		if (!matcher_holds(matcher, text, strlen(text)))
			r = accept_text(
				accepting, matcher_node(expect, matcher, at), matcher, text);
	}
	return both.failed ? -ENOMEM : r;
}

/* --- Exit status and changes --- */

static int accept_exit(struct accepting *accepting, const struct yaml_node *node,
	const struct result_finding *finding, const struct attempt_step *step)
{
	char number[16];

	if (!node || node->kind != YAML_SCALAR || strchr(node->text, '{'))
		return refuse_edit(accepting, finding->line, "the exit status is not written here");
	snprintf(number, sizeof(number), "%d", step->code);
	if (strchr(node->text, 'z'))
		snprintf(number, sizeof(number), "%s", step->code ? "non-zero" : "zero");
	return finish_edit(
		accepting, finding->line, edits_set_text(accepting->edits, node, number));
}

/* In one line, or as a list with a line each where that is how they were written. */
static void write_changes(const struct edits *edits, const struct yaml_node *node,
	const struct changes *changes, struct text *to)
{
	bool block = node->kind == YAML_LIST && edits_is_block(edits, node);

	if (!changes->count) {
		text_add(to, "none");
		return;
	}
	text_add(to, block ? "- " : "[");
	for (size_t i = 0; i < changes->count; i++) {
		if (i && block)
			text_printf(to, "\n%*s- ", (int)node->column - 1, "");
		else if (i)
			text_add(to, ", ");
		change_write(&changes->items[i], to);
	}
	text_add(to, block ? "" : "]");
}

static int accept_changes(struct accepting *accepting, const struct yaml_node *node,
	const struct result_finding *finding, const struct attempt_step *step)
{
	cleanup(text_deinit) struct text yaml = {0};
	int r;

	if (step->unreadable)
		return refuse_edit(accepting, finding->line, "the farm cannot be read any more");
	if (!node || (node->kind == YAML_SCALAR && strchr(node->text, '{')) || has_cases(accepting))
		return refuse_edit(accepting, finding->line, "the changes are those of cases");
	write_changes(accepting->edits, node, &step->changes, &yaml);
	r = yaml.failed ? -ENOMEM : edits_set_yaml(accepting->edits, node, yaml.bytes);
	return finish_edit(accepting, finding->line, r);
}

/* --- The attempt --- */

static const struct yaml_node *expect_node(const struct accepting *accepting, size_t step)
{
	const struct yaml_node *root = accepting->edits->root;
	const struct yaml_node *steps = yaml_get(root, "steps");

	if (steps && steps->kind == YAML_LIST && step < steps->count)
		root = steps->values[step];
	return yaml_get(root, "expect");
}

static int accept_finding(struct accepting *accepting, const struct yaml_node *expect,
	const struct result_finding *finding, const struct attempt_step *step)
{
	enum cause cause = CAUSE_COMMAND;

	cause_from_string(finding->what, &cause);
	switch (cause) {
	case CAUSE_COMMAND:
		return refuse_edit(accepting, finding->line, "the command did not end by itself");
	case CAUSE_CHANGES:
		return accept_changes(accepting, yaml_get(expect, "changes"), finding, step);
	case CAUSE_EXIT:
		return accept_exit(accepting, yaml_get(expect, "exit"), finding, step);
	case CAUSE_STDOUT:
	case CAUSE_STDERR:
	case CAUSE_OUTPUT:
	case CAUSE_COUNT:
		break;
	}
	return 0;
}

/* Whether a finding of that cause is accepted without its option. */
static bool lacks_option(const struct attempt_step *step, enum cause cause, bool has_option)
{
	for (size_t i = 0; i < step->findings.count && !has_option; i++) {
		if (strcmp(step->findings.items[i].what, cause_to_string(cause)) == 0)
			return true;
	}
	return false;
}

/* Why findings need an option that was not given; NULL if none does. */
static const char *find_missing_options(
	const struct accepting *accepting, const struct attempt_step *step)
{
	bool changes = lacks_option(step, CAUSE_CHANGES, accepting->changes) && !step->unreadable;
	bool exit = lacks_option(step, CAUSE_EXIT, accepting->exit);

	if (changes && exit)
		return "the changes and the exit status differ; --changes --exit accepts them";
	if (changes)
		return "the changes differ; --changes accepts them";
	return exit ? "the exit status differs; --exit accepts it" : NULL;
}

int accept_attempt(struct accepting *accepting, const struct attempt *attempt)
{
	const struct attempt_step *step;
	const struct yaml_node *expect;
	const char *missing;
	int r = 0;

	if (!attempt_failed(attempt))
		return 0;
	step = &attempt->steps[attempt->step_count - 1];
	expect = expect_node(accepting, attempt->step_count - 1);
	for (size_t i = 0; i < step->findings.count; i++)
		show_finding(accepting, attempt->scenario, &step->findings.items[i]);
	if (!expect || expect->kind != YAML_MAP)
		return refuse_edit(
			accepting, step->step->line, "the expectation is that of a case");
	if (step->step->expectations.count != 1)
		return refuse_edit(accepting, expect->line,
			"which of the alternatives it is, is for you to decide");
	missing = find_missing_options(accepting, step);
	if (missing)
		return refuse_edit(accepting, step->findings.items[0].line, missing);
	for (size_t i = 0; i < step->findings.count && r == 0; i++)
		r = accept_finding(accepting, expect, &step->findings.items[i], step);
	return r == 0 ? accept_streams(accepting, expect, &step->step->expectations.items[0], step)
		      : r;
}
