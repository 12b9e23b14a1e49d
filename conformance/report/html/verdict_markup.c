#include "conformance/report/html/verdict_markup.h"

#include <assert.h>

/* How a verdict looks; the last one is a case that was not reached. */
static const struct look {
	const char *sign, *class_name;
} looks[VERDICT_COUNT + 1] = {
	[VERDICT_PASSED] = {"✓", "passed"},
	[VERDICT_FAILED] = {"✗", "failed"},
	[VERDICT_EXPECTED_FAILURE] = {"≈", "expected"},
	[VERDICT_UNEXPECTED_PASS] = {"‼", "unexpected"},
	[VERDICT_SKIPPED] = {"–", "skipped"},
	[VERDICT_ERROR] = {"!", "error"},
	[VERDICT_NOT_OFFERED] = {"○", "not-offered"},
	[VERDICT_COUNT] = {"…", "unreached"},
};

static const struct look *look_of(enum verdict verdict)
{
	assert(verdict <= VERDICT_COUNT);
	return &looks[verdict < VERDICT_COUNT ? verdict : VERDICT_COUNT];
}

const char *verdict_markup_sign(enum verdict verdict)
{
	return look_of(verdict)->sign;
}

const char *verdict_markup_class(enum verdict verdict)
{
	return look_of(verdict)->class_name;
}

const char *verdict_markup_words(enum verdict verdict)
{
	assert(verdict <= VERDICT_COUNT);
	return verdict == VERDICT_COUNT ? "not reached" : verdict_to_string(verdict);
}

void verdict_markup_add(struct text *to, enum verdict verdict)
{
	text_printf(to, "<span class=\"verdict %s\"><span aria-hidden=\"true\">%s</span> %s</span>",
		verdict_markup_class(verdict), verdict_markup_sign(verdict),
		verdict_markup_words(verdict));
}
