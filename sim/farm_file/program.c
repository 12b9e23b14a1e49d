#include "sim/farm_file/farm_file.h"

#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/words.h"

enum {
	FIRST_PID = 101
};

struct program_keys {
	const struct yaml_node *image, *unsaved, *on_logoff, *pid;
};

static const struct reader_key program_keys[] = {
	{"image", offsetof(struct program_keys, image), true},
	{"unsaved", offsetof(struct program_keys, unsaved), false},
	{"on-logoff", offsetof(struct program_keys, on_logoff), false},
	{"pid", offsetof(struct program_keys, pid), false},
};

const struct reader_table farm_program_tables[1] = {
	{"program", program_keys, ARRAY_SIZE(program_keys)}};

/* Where the program that is being read goes. */
struct program_place {
	struct farm_reader *farm;
	struct session *session;
};

static int read_program_text(struct farm_reader *farm, const struct yaml_node *node,
	const char *noun, size_t longest, const char **ret_text)
{
	if (!node || !reader_is(&farm->reader, node, YAML_SCALAR) ||
		!farm_read_text_length(farm, node, noun, node->text, longest))
		return 0;
	return reader_text(&farm->reader, node, ret_text);
}

/* Left at 0, so that a free one is given, when none was written. */
static int read_pid(struct reader *reader, const struct yaml_node *node, uint32_t *ret_pid)
{
	uint64_t pid = UINT32_MAX; /* of a number that cannot be read: refused already */
	int r = reader_number(reader, node, UINT32_MAX, &pid);

	if (!node || r < 0)
		return r;
	if (pid == 0)
		reader_refuse(reader, node, NULL, "process ids begin at 1");
	*ret_pid = (uint32_t)pid;
	return 0;
}

static int read_program(struct reader *reader, const struct yaml_node *node, void *object)
{
	struct program_place *place = object;
	struct program_keys keys = {.image = node};
	struct program *program;
	int end = PROGRAM_CLOSES, r;

	if (node->kind != YAML_SCALAR) {
		keys.image = NULL;
		if (!reader_keys(reader, node, program_keys, ARRAY_SIZE(program_keys), &keys))
			return 0;
	}
	program = session_add_program(place->farm->snapshot, place->session);
	if (!program)
		return -ENOMEM;
	program->image = "";
	r = read_program_text(place->farm, keys.image, "image", IMAGE_NAME_MAX, &program->image);
	if (r == 0)
		r = read_program_text(place->farm, keys.unsaved, "document", DOCUMENT_NAME_MAX,
			&program->unsaved);
	if (r == 0)
		r = reader_word(reader, keys.on_logoff, program_end_words, PROGRAM_END_COUNT, &end);
	if (r == 0)
		r = read_pid(reader, keys.pid, &program->pid);
	program->on_logoff = (enum program_end)end;
	return r;
}

int farm_read_programs(
	struct farm_reader *farm, const struct yaml_node *node, struct session *session)
{
	struct program_place place = {farm, session};

	if (!node)
		return 0;
	session->programs = NULL;
	session->program_count = 0;
	return reader_each(&farm->reader, node, &place, read_program);
}

/* --- Process ids --- */

static int compare_pids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* All process ids of the server that were given, in order. */
static uint32_t *given_pids(
	struct farm_reader *farm, const struct server *server, size_t *ret_count)
{
	uint32_t *pids = NULL;
	size_t count = 0;

	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		for (size_t j = 0; j < session->program_count; j++) {
			uint32_t *pid;

			if (!session->programs[j].pid)
				continue;
			pid = arena_append(farm->reader.arena, &pids, count, sizeof(*pids));
			if (!pid)
				return NULL;
			*pid = session->programs[j].pid;
			count++;
		}
	}
	if (count)
		qsort(pids, count, sizeof(*pids), compare_pids);
	*ret_count = count;
	return count ? pids : arena_alloc(farm->reader.arena, 1);
}

/* The next free process id from `next` on; `*at` walks along the given ones. */
static uint32_t free_pid(uint32_t next, const uint32_t *given, size_t count, size_t *at)
{
	while (*at < count && given[*at] <= next) {
		if (given[*at] == next)
			next++;
		(*at)++;
	}
	return next;
}

int farm_number_programs(
	struct farm_reader *farm, const struct yaml_node *node, struct server *server)
{
	uint32_t next = FIRST_PID;
	size_t count, at = 0;
	uint32_t *given = given_pids(farm, server, &count);

	if (!given)
		return -ENOMEM;
	for (size_t i = 1; i < count; i++) {
		if (given[i] == given[i - 1])
			reader_refuse(&farm->reader, node, NULL,
				"process id %u is given twice on '%s'", given[i], server->name);
	}
	for (size_t i = 0; i < server->session_count; i++) {
		const struct session *session = &server->sessions[i];

		for (size_t j = 0; j < session->program_count; j++) {
			struct program *program = &session->programs[j];

			if (!program->pid) {
				next = free_pid(next, given, count, &at);
				program->pid = next++;
			}
			if (j && program->pid < session->programs[j - 1].pid)
				reader_refuse(&farm->reader, node, NULL,
					"process ids of session %u do not rise at '%s'; give all "
					"of them or none",
					session->id, program->image);
		}
	}
	return 0;
}
