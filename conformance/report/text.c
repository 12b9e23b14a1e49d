#include "conformance/report/text.h"

#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "conformance/report/ci_order.h"
#include "conformance/report/report.h"

/* Of what a command was given: who wants all of it reads the scenario. */
enum {
	LINES_GIVEN = 24
};

/* --- Characters --- */

static bool is_xml(int32_t character)
{
	return character == '\t' || character == '\n' ||
	       (character >= ' ' && character != 0xFFFE && character != 0xFFFF);
}

static const char *xml_entity(char c)
{
	static const struct {
		char c;
		const char *entity;
	} entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};

	for (size_t i = 0; i < ARRAY_SIZE(entities); i++) {
		if (entities[i].c == c)
			return entities[i].entity;
	}
	return NULL;
}

void report_add_xml(struct text *to, const char *text)
{
	const char *at = text;

	while (*at) {
		int32_t character;
		size_t length = utf8_take(at, SIZE_MAX, &character);
		const char *entity = xml_entity(*at);

		if (entity)
			text_add(to, entity);
		else if (ci_order_is_at(text, at))
			text_printf(to, "&#%d;", *at);
		else if (is_xml(character) && character >= 0x20 && !utf8_is_printable(character))
			text_printf(to, "&#x%X;", (unsigned)character);
		else if (is_xml(character))
			text_add_bytes(to, at, length);
		else
			text_add(to, UTF8_REPLACEMENT);
		at += length;
	}
}

static void add_escaped(struct text *to, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		text_printf(to, "\\x%02X", (unsigned char)bytes[i]);
}

void report_add_github(struct text *to, const char *text, bool property)
{
	const char *at = text;

	while (*at) {
		int32_t character;
		size_t length = utf8_take(at, SIZE_MAX, &character);

		if (*at == '%' || *at == '\n' || (property && (*at == ':' || *at == ',')))
			text_printf(to, "%%%02X", (unsigned char)*at);
		else if (character < 0)
			text_add(to, UTF8_REPLACEMENT);
		else if ((utf8_is_printable(character) || *at == '\t') &&
			 !(*at == '#' && ci_order_is_at(text, at)))
			text_add_bytes(to, at, length);
		else
			add_escaped(to, at, length);
		at += length;
	}
}

void report_add_first_line(struct text *to, const char *text)
{
	size_t length = strcspn(text, "\n");

	text_add_bytes(to, text, length);
	if (text[length] && text[length + 1])
		text_add(to, " ...");
}

/* --- Files --- */

static const char *path_below(const char *file, const char *folder)
{
	size_t length = folder ? strlen(folder) : 0;

	while (length && folder[length - 1] == '/')
		length--;
	return length && strncmp(file, folder, length) == 0 && file[length] == '/'
		       ? file + length + 1
		       : NULL;
}

const char *report_file(const char *file)
{
	char current[4096];
	const char *short_file = path_below(file, environment_get("GITHUB_WORKSPACE"));

	if (!short_file && getcwd(current, sizeof(current)))
		short_file = path_below(file, current);
	return short_file ? short_file : strncmp(file, "./", 2) == 0 ? file + 2 : file;
}

/* --- Failures --- */

static void add_some_lines(struct text *to, char sign, const char *lines, size_t count)
{
	for (; *lines && count; count--) {
		size_t length = strcspn(lines, "\n");

		text_add_char(to, sign);
		text_add_char(to, ' ');
		text_add_bytes(to, lines, length);
		text_add_char(to, '\n');
		lines += length + (lines[length] == '\n');
	}
	if (*lines)
		text_printf(to, "... and %zu bytes more\n", strlen(lines));
}

static void add_lines(struct text *to, char sign, const char *lines)
{
	add_some_lines(to, sign, lines, SIZE_MAX);
}

static void add_step(struct text *to, const struct result_step *step)
{
	text_printf(to, "typed in %s/%u: %s\n", step->server, step->session, step->typed);
	if (!step->input)
		return;
	text_add(to, "standard input\n");
	add_some_lines(to, ' ', step->input, LINES_GIVEN);
}

void report_add_failure(
	struct text *to, const struct result_run *run, const struct result_case *item)
{
	if (item->reason)
		text_printf(to, "%s\n", item->reason);
	for (size_t i = 0; i < item->clause_count; i++)
		text_printf(to, "clause %s, about %s in %s\n", item->clauses[i], item->command,
			edition_to_string(item->edition));
	for (size_t i = 0; i < item->step_count; i++)
		add_step(to, &item->steps[i]);
	for (size_t i = 0; i < item->file_count; i++) {
		text_printf(to, "file %s\n", item->files[i].name);
		add_some_lines(to, ' ', item->files[i].text, LINES_GIVEN);
	}
	for (size_t i = 0; i < item->finding_count; i++) {
		const struct result_finding *finding = &item->findings[i];

		text_printf(to, "\n%s, %s (line %u)\n", finding->what,
			level_to_string(finding->level), finding->line);
		add_lines(to, '-', finding->expected);
		add_lines(to, '+', finding->actual);
	}
	text_printf(to, "\n%s:%u\n", report_file(item->file), result_case_line(item));
	result_print_again(run, item, to);
	text_add_char(to, '\n');
}

void report_add_end(struct text *to, const struct result_case *item)
{
	const struct result_step *step = result_case_last_step(item);

	if (!step)
		return;
	if (step->end == PROCESS_EXITED)
		text_printf(to, "exit status %d\n", step->code);
	if (!*step->streams[1])
		return;
	text_add(to, "standard error\n");
	add_some_lines(to, ' ', step->streams[1], LINES_GIVEN);
}

void report_add_headline(struct text *to, const struct result_case *item)
{
	const struct result_finding *finding = item->findings;

	if (!item->finding_count || item->verdict != VERDICT_FAILED) {
		text_add(to, item->reason ? item->reason : verdict_to_string(item->verdict));
		return;
	}
	text_printf(to, "%s: expected ", finding->what);
	report_add_first_line(to, finding->expected);
	text_add(to, ", was ");
	report_add_first_line(to, finding->actual);
}
