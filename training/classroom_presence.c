#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/macros.h"
#include "base/text.h"
#include "sim/tsfarm.h"
#include "training/classroom.h"
#include "training/messages.h"

const char *class_presence_to_string(enum class_presence presence)
{
	static const char *const words[CLASS_PRESENCE_COUNT] = {
		[CLASS_STUCK] = "stuck",
		[CLASS_IDLE] = "idle",
		[CLASS_WORKING] = "working",
		[CLASS_AWAY] = "away",
		[CLASS_DONE] = "done",
		[CLASS_NOT_BEGUN] = "not begun",
	};

	assert(presence < CLASS_PRESENCE_COUNT);
	return words[presence];
}

enum class_presence class_learner_presence(
	const struct class_learner *learner, size_t lessons, int64_t now)
{
	int64_t silence = now - learner->last;

	if (!learner->last)
		return CLASS_NOT_BEGUN;
	if (lessons && learner->solved == lessons)
		return CLASS_DONE;
	if (learner->has_left || silence >= CLASSROOM_AWAY)
		return CLASS_AWAY;
	if (learner->is_stuck)
		return CLASS_STUCK;
	return silence >= CLASSROOM_IDLE ? CLASS_IDLE : CLASS_WORKING;
}

/* --- Order --- */

struct placed {
	const struct class_learner *learner;
	enum class_presence presence;
};

/* Those first who wait longest for help. */
static int compare_placed(const void *a, const void *b)
{
	const struct placed *one = a, *other = b;
	const struct class_learner *left = one->learner, *right = other->learner;

	if (one->presence != other->presence)
		return one->presence < other->presence ? -1 : 1;
	if (one->presence == CLASS_STUCK && left->now->fruitless != right->now->fruitless)
		return left->now->fruitless > right->now->fruitless ? -1 : 1;
	if (one->presence == CLASS_IDLE && left->last != right->last)
		return left->last < right->last ? -1 : 1;
	/* the learners are in the order of their names */
	return left < right ? -1 : left > right;
}

const struct class_learner **classroom_order(const struct classroom *classroom, int64_t now)
{
	size_t count = classroom->count;
	struct placed *placed = arena_alloc(classroom->arena, (count + 1) * sizeof(*placed));
	const struct class_learner **order =
		arena_alloc(classroom->arena, (count + 1) * sizeof(*order));

	if (!placed || !order)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		const struct class_learner *learner = &classroom->learners[i];

		placed[i] = (struct placed){
			learner, class_learner_presence(learner, classroom->course->count, now)};
	}
	if (count)
		qsort(placed, count, sizeof(*placed), compare_placed);
	for (size_t i = 0; i < count; i++)
		order[i] = placed[i].learner;
	return order;
}

/* --- Lost work --- */

/* The user of "SERVER/ID/..." when the lesson began; NULL: unknown. */
static const char *find_user(const struct lesson *lesson, const char *thing)
{
	char server[NAME_BYTES];
	const char *slash = strchr(thing, '/');
	const struct server *found;
	const struct session *session;

	if (!lesson || !lesson->farm || !slash || (size_t)(slash - thing) >= sizeof(server))
		return NULL;
	memcpy(server, thing, (size_t)(slash - thing));
	server[slash - thing] = '\0';
	found = snapshot_server(lesson->farm->snapshot, server);
	session = found ? server_session(found, (uint32_t)strtoul(slash + 1, NULL, 10)) : NULL;
	return session ? session->user : NULL;
}

static void add_document(struct text *to, char *thing, const struct lesson *lesson)
{
	const char *user = find_user(lesson, thing);
	const char *document = strchr(thing, '/');

	document = document ? strchr(document + 1, '/') : NULL;
	if (!document)
		return;
	if (to->length)
		text_add(to, ", ");
	if (user)
		text_printf(to, SHOW_LOST_FROM, document + 1, user);
	else
		text_printf(to, SHOW_LOST_OF_NOBODY, document + 1);
}

void class_mistake_add_lost(struct text *to, const char *mistake, const struct lesson *lesson)
{
	static const char lost[] = "work-lost ";
	cleanup(text_deinit) struct text thing = {0};

	for (const char *at = mistake; (at = strstr(at, lost)); at += thing.length) {
		const char *end;

		at += strlen(lost);
		end = strstr(at, ", ");
		text_clear(&thing);
		text_add_bytes(&thing, at, end ? (size_t)(end - at) : strlen(at));
		if (!thing.length || thing.failed)
			return;
		add_document(to, thing.bytes, lesson);
	}
}
