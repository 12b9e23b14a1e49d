#include "conformance/suite/id.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/word.h"

enum {
	BEGINNING_MIN = 4 /* fewer letters resemble the beginning of anything */
};

/* What somebody may have meant, and how that is compared with what was typed. */
struct candidates {
	struct arena *arena;
	const char **meant, **compared;
	size_t count;
	bool failed;
};

static void add_candidate(
	struct candidates *candidates, const char *id, size_t length, size_t compared_length)
{
	const char **meant = arena_append(
		candidates->arena, &candidates->meant, candidates->count, sizeof(*meant));
	const char **compared = arena_append(
		candidates->arena, &candidates->compared, candidates->count, sizeof(*compared));

	if (!meant || !compared) {
		candidates->failed = true;
		return;
	}
	*meant = arena_copy_bytes(candidates->arena, id, length);
	*compared = arena_copy_bytes(candidates->arena, id, compared_length);
	candidates->failed |= !*meant || !*compared;
	candidates->count++;
}

/* Does the id before begin with the same part? */
static bool is_known_part(const char *id, size_t length, const char *before)
{
	return before && strncmp(id, before, length) == 0 && before[length] == '/';
}

/* Each part up to a slash, the whole, and the part that what was typed may be the beginning of. */
static void add_id(
	struct candidates *candidates, const char *id, const char *before, size_t typed_length)
{
	size_t length = strlen(id);

	for (size_t i = 1; i <= length; i++) {
		if (i < length && (id[i] != '/' || is_known_part(id, i, before)))
			continue;
		add_candidate(candidates, id, i, i);
	}
	if (typed_length >= BEGINNING_MIN && length > typed_length && !is_known_part(id, typed_length, before))
		add_candidate(candidates, id, typed_length + strcspn(id + typed_length, "/"),
			typed_length);
}

const char *id_nearest(const char *typed, const char *const *ids, size_t count, struct arena *arena)
{
	struct candidates candidates = {.arena = arena};
	const char *nearest;

	for (size_t i = 0; i < count; i++)
		add_id(&candidates, ids[i], i ? ids[i - 1] : NULL, strlen(typed));
	if (candidates.failed || !candidates.count)
		return NULL;
	nearest = word_nearest(typed, candidates.compared, candidates.count);
	for (size_t i = 0; nearest && i < candidates.count; i++) {
		if (candidates.compared[i] == nearest)
			return candidates.meant[i];
	}
	return NULL;
}

/* The part of the path that is an ID: below the last folder `scenarios`, or below this folder. */
static const char *below_scenarios(const char *path)
{
	static const char folder[] = "scenarios/";
	const char *begin = path;

	for (const char *at = path; (at = strstr(at, folder)); at++) {
		if (at == path || at[-1] == '/')
			begin = at + strlen(folder);
	}
	while (*begin == '/' || strncmp(begin, "./", 2) == 0 || strncmp(begin, "../", 3) == 0)
		begin += strcspn(begin, "/") + 1;
	return begin;
}

void id_add_of_path(struct text *to, const char *path)
{
	const char *begin = below_scenarios(path);
	size_t length = strlen(begin);

	if (length > 5 && strcmp(begin + length - 5, ".yaml") == 0)
		length -= 5;
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)begin[i];

		text_add_char(to, isalnum(c) || c == '/' ? (char)tolower(c) : '-');
	}
}
