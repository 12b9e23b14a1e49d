#include "conformance/author/known_update.h"

#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "base/yaml_text.h"

/* --- Bytes --- */

static size_t line_begin(const struct known_update *update, size_t at)
{
	while (at && update->bytes[at - 1] != '\n')
		at--;
	return at;
}

/* Behind the line in which the entry ends; a block of text ends with the line break. */
static size_t entry_end(const struct known_update *update, const struct known_failure *failure)
{
	size_t at = utf8_offset(update->bytes, update->length, failure->node->end);

	while (at > 1 && strchr("\r\n", update->bytes[at - 1]))
		at--;
	while (at < update->length && update->bytes[at] != '\n')
		at++;
	return at < update->length ? at + 1 : at;
}

static void end_line(struct text *to)
{
	if (to->length && to->bytes[to->length - 1] != '\n')
		text_add_char(to, '\n');
}

/* --- Entries --- */

static void add_causes(struct text *to, unsigned because)
{
	const char *between = "[";

	for (enum cause cause = 0; cause < CAUSE_COUNT; cause++) {
		if (!(because & 1u << cause))
			continue;
		text_printf(to, "%s%s", between, cause_to_string(cause));
		between = ", ";
	}
	text_add(to, "]\n");
}

static void add_entry(struct text *to, const struct known_failure *failure)
{
	end_line(to);
	text_printf(to, "- id: %s\n", failure->id);
	if (failure->level != LEVEL_DOCUMENTED)
		text_printf(to, "  level: %s\n", level_to_string(failure->level));
	if (failure->because) {
		text_add(to, "  because: ");
		add_causes(to, failure->because);
	}
	if (failure->link) {
		text_add(to, "  link: ");
		yaml_text_add(to, failure->link);
		text_add_char(to, '\n');
	}
	text_add(to, "  reason: ");
	yaml_text_add(to, failure->reason);
	text_add_char(to, '\n');
}

/* --- What is true of an entry --- */

/* Does the scenario fall under the entry, and under none before it? */
static bool is_of(
	const struct known_update *update, const struct known_failure *failure, const char *id)
{
	struct known_failures before = *update->known;

	before.count = (size_t)(failure - before.items) + 1;
	return known_find(&before, id, EDITION_COUNT, LEVEL_DEFINED) == failure;
}

enum standing {
	STANDING_TRUE,
	STANDING_OTHER, /* it fails, but in part, at another level, or because of something else */
	STANDING_GONE
};

static bool try_matches(const struct known_failure *failure, const struct known_try *try)
{
	return try->failed && try->level == failure->level &&
	       (!failure->because || !(try->because & ~failure->because));
}

static enum standing judge_entry(struct known_update *update, const struct known_failure *failure)
{
	bool in_suite = false, run = false, failed = false, all = true;

	for (size_t i = 0; i < update->count; i++) {
		struct known_try *try = &update->tries[i];

		if (!is_of(update, failure, try->id))
			continue;
		try->listed = true;
		in_suite = true;
		run |= try->run;
		failed |= try->run && try->failed;
		all &= !try->run || try_matches(failure, try);
	}
	if (!in_suite)
		return STANDING_GONE;
	if (!run || (failure->level > update->level && !failed) || all)
		return STANDING_TRUE;
	return failed ? STANDING_OTHER : STANDING_GONE;
}

/* An entry for each case that fails, with the words of the one there was. */
static void add_others(
	const struct known_update *update, const struct known_failure *failure, struct text *to)
{
	for (size_t i = 0; i < update->count; i++) {
		const struct known_try *try = &update->tries[i];
		struct known_failure other = *failure;

		if (!is_of(update, failure, try->id) || (try->run && !try->failed))
			continue;
		other.id = try->id;
		if (try->run) {
			other.level = try->level;
			other.because = failure->because ? try->because : 0;
		}
		add_entry(to, &other);
	}
}

/* --- The list --- */

static bool is_block(const struct known_update *update)
{
	return update->root && update->known->count &&
	       update->bytes[utf8_offset(update->bytes, update->length, update->root->begin)] ==
		       '-';
}

/* What stands above the first entry is the file's; what stands above another one is that entry's. */
static void add_listed(struct known_update *update, struct text *to)
{
	const struct known_failures *known = update->known;
	bool block = is_block(update);
	size_t at = block          ? line_begin(update, utf8_offset(update->bytes, update->length,
								known->items[0].node->begin))
		    : update->root ? utf8_offset(update->bytes, update->length, update->root->begin)
				   : update->length;

	text_add_bytes(to, update->bytes, at);
	for (size_t i = 0; i < known->count; i++) {
		const struct known_failure *failure = &known->items[i];
		size_t own = block ? line_begin(update, utf8_offset(update->bytes, update->length,
								failure->node->begin))
				   : at;
		size_t end = block ? entry_end(update, failure) : at;
		enum standing standing = judge_entry(update, failure);

		if (standing != STANDING_GONE)
			text_add_bytes(to, update->bytes + at, own - at);
		if (standing == STANDING_TRUE && block)
			text_add_bytes(to, update->bytes + own, end - own);
		else if (standing == STANDING_TRUE)
			add_entry(to, failure);
		else if (standing == STANDING_OTHER)
			add_others(update, failure, to);
		update->kept += standing == STANDING_TRUE;
		update->changed += standing == STANDING_OTHER;
		update->dropped += standing == STANDING_GONE;
		at = end;
	}
	if (block)
		text_add_bytes(to, update->bytes + at, update->length - at);
}

void known_update(struct known_update *update, struct text *to)
{
	add_listed(update, to);
	for (size_t i = 0; i < update->count; i++) {
		const struct known_try *try = &update->tries[i];
		const struct known_failure failure = {.id = try->id,
			.reason = KNOWN_UNEXPLAINED,
			.level = try->level,
			.because = try->because};

		if (!try->run || !try->failed || try->listed)
			continue;
		add_entry(to, &failure);
		update->added++;
	}
	if (update->kept + update->changed + update->added == 0) {
		end_line(to);
		text_add(to, "[]\n");
	}
}
