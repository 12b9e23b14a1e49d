/* Pieces of the HTML report: texts that others wrote, differences, farms before and after. */
#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "base/markup.h"
#include "base/text.h"
#include "conformance/report/html/diff.h"
#include "conformance/report/html/farm_table.h"
#include "conformance/report/html/verdict_markup.h"

static void markup_add__table(void **state)
{
	static const struct {
		const char *text, *content, *attribute;
	} rows[] = {
		{"", "", ""},
		{"<a href=\"x\" b='&'>", "&lt;a href=&quot;x&quot; b=&#39;&amp;&#39;&gt;",
			"&lt;a href=&quot;x&quot; b=&#39;&amp;&#39;&gt;"},
		{"a\tb\nc", "a\tb\nc", "a\tb\nc"},
		{"\033[0m\r", "<span class=\"odd\">\\x1B</span>[0m<span class=\"odd\">\\x0D</span>",
			"\\x1B[0m\\x0D"},
		{"B\xC3\xBC"
		 "cher \xF0\x9F\x98\x80",
			"B\xC3\xBC"
			"cher \xF0\x9F\x98\x80",
			"B\xC3\xBC"
			"cher \xF0\x9F\x98\x80"},
		/* no UTF-8: a byte alone, cut at the end, too long, a half of a pair */
		{"\xFF", "<span class=\"odd\">\\xFF</span>", "\\xFF"},
		{"\xE2\x82", "<span class=\"odd\">\\xE2</span><span class=\"odd\">\\x82</span>",
			"\\xE2\\x82"},
		{"\xC0\xBC", "<span class=\"odd\">\\xC0</span><span class=\"odd\">\\xBC</span>",
			"\\xC0\\xBC"},
		{"\xED\xA0\x80",
			"<span class=\"odd\">\\xED</span><span class=\"odd\">\\xA0</span>"
			"<span class=\"odd\">\\x80</span>",
			"\\xED\\xA0\\x80"},
		/* CSI, writing turned round, nothing of no width, private use */
		{"\xC2\x9B", "<span class=\"odd\">\\u009B</span>", "\\u009B"},
		{"\xE2\x80\xAE", "<span class=\"odd\">\\u202E</span>", "\\u202E"},
		{"\xE2\x80\x8B", "<span class=\"odd\">\\u200B</span>", "\\u200B"},
		{"\xEE\x80\x80", "<span class=\"odd\">\\uE000</span>", "\\uE000"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text content = {0}, attribute = {0};

		markup_add_text(&content, rows[i].text);
		same_text(rows[i].text, text_string(&content), rows[i].content);
		markup_add_attribute(&attribute, rows[i].text);
		same_text(rows[i].text, text_string(&attribute), rows[i].attribute);
	}
}

static void verdict_markup__each_has_its_own(void **state)
{
	(void)state;
	for (int i = 0; i <= VERDICT_COUNT; i++) {
		for (int j = 0; j < i; j++) {
			enum verdict one = (enum verdict)i, other = (enum verdict)j;

			if (strcmp(verdict_markup_sign(one), verdict_markup_sign(other)) == 0 ||
				strcmp(verdict_markup_class(one), verdict_markup_class(other)) == 0)
				fail_msg("%s looks like %s", verdict_markup_words(one),
					verdict_markup_words(other));
		}
	}
}

static void diff_add__table(void **state)
{
	static const struct {
		const char *label, *expected, *actual, *lines;
	} rows[] = {
		{"both empty", "", "", ""},
		{"same", "a\nb\n", "a\nb", "  a\n  b\n"},
		{"nothing there", "a\n", "", "<del>- a</del>\n"},
		{"nothing expected", "", "a\n", "<ins>+ a</ins>\n"},
		{"changed", "a\nb\nc", "a\nx\nc", "  a\n<del>- b</del>\n<ins>+ x</ins>\n  c\n"},
		{"moved", "a\nb", "b\na", "<del>- a</del>\n  b\n<ins>+ a</ins>\n"},
		{"blanks", "a", "a  ",
			"<del>- a</del>\n<ins>+ a<span class=\"blanks\" title=\"blanks at the "
			"end\">··</span></ins>\n"},
		{"empty lines", "\n\n", "\n", "  \n<del>- </del>\n"},
		{"markup", "<b>", "<i>", "<del>- &lt;b&gt;</del>\n<ins>+ &lt;i&gt;</ins>\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text got = {0}, wanted = {0};

		diff_add(&got, rows[i].expected, rows[i].actual);
		text_printf(&wanted, "<pre class=\"diff\" tabindex=\"0\">%s</pre>", rows[i].lines);
		same_text(rows[i].label, text_string(&got), text_string(&wanted));
	}
}

static void diff_add__cuts(void **state)
{
	cleanup(text_deinit) struct text lines = {0}, line = {0}, got = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		text_printf(&lines, "%d\n", i);
	for (int i = 0; i < 1000; i++)
		text_add(&line, "x");
	diff_add(&got, text_string(&lines), text_string(&line));
	if (!strstr(text_string(&got), "- 119</del>\n") || strstr(text_string(&got), "- 120<") ||
		!strstr(text_string(&got), "... and 3520 bytes more expected") ||
		!strstr(text_string(&got), "x<i>... and 400 bytes more</i>"))
		fail_msg("not cut: %s", text_string(&got));
}

#define HEAD "servers: {A: {sessions: {"
static void farm_table_add__says_what_became_of_sessions(void **state)
{
	static struct result_step step = {.server = "a", .session = 1};
	static struct result_finding finding = {"changes", LEVEL_DOCUMENTED,
		"session-ended A/3\nsession-ended A/12\nmessage-sent A/5: 12", "session-ended a/1",
		1};
	static const struct {
		const char *label, *before, *after, *has, *has_not;
	} rows[] = {
		{"not kept", HEAD "1: {user: u}}}}", NULL, "", "<table"},
		{"no farm", "[", HEAD "1: {user: u}}}}", "", "<table"},
		{"typed in", HEAD "1: {user: u}, 2: {user: v}}}}",
			HEAD "1: {user: u}, 2: {user: v}}}}", "<td>unchanged</td>", "A/2"},
		{"ended", HEAD "2: {user: v}}}}", HEAD "}}}",
			"<td class=\"none\">none</td><td>ended</td><td>✗ no change</td>", "A/1"},
		{"started", HEAD "}}}", HEAD "2: {user: v}}}}", "<td>started</td>", "ended"},
		{"another user", HEAD "2: {user: v}}}}", HEAD "2: {user: w}}}}",
			"<mark>− user v</mark>", "<mark>+ state"},
		{"expected", HEAD "3: {user: v}, 12: {user: w}}}}",
			HEAD "3: {user: v}, 12: {user: w}}}}",
			"✗ session-ended A/12, which did not happen", "A/1<"},
		{"told", HEAD "5: {user: v}, 12: {user: w}}}}",
			HEAD "5: {user: v}, 12: {user: w}}}}",
			"<td>✗ message-sent A/5: 12, which did not happen</td>", "A/1<"},
		{"another server", "servers: {A: {}, B: {sessions: {2: {user: v}}}}",
			"servers: {A: {}}", "B/2", "A/"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text got = {0};
		const struct result_case item = {.steps = &step,
			.step_count = 1,
			.findings = &finding,
			.finding_count = 1,
			.farm_before = rows[i].before,
			.farm_after = rows[i].after};

		same_number(rows[i].label, farm_table_add(&got, &item), 0);
		if (!strstr(text_string(&got), rows[i].has) ||
			strstr(text_string(&got), rows[i].has_not))
			fail_msg("%s: %s", rows[i].label, text_string(&got));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_add__table),
		cmocka_unit_test(verdict_markup__each_has_its_own),
		cmocka_unit_test(diff_add__table),
		cmocka_unit_test(diff_add__cuts),
		cmocka_unit_test(farm_table_add__says_what_became_of_sessions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
