#include "cli/command_offer.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"

/* Offer a name once, whatever its case, and say up to three things of it; NULL and "" are none. */
static void offer_name(struct command_offer *offer, const char *name, const char *const said[3])
{
	char help[3 * NAME_BYTES] = "";
	size_t length = 0;
	int64_t number;

	if (!name || !*name || index_add(&offer->offered, name, ++offer->count, &number) != 0 ||
		number != offer->count)
		return;
	for (size_t i = 0; i < 3 && length < sizeof(help); i++) {
		if (said[i] && *said[i])
			length += (size_t)snprintf(help + length, sizeof(help) - length, "%s%s",
				length ? ", " : "", said[i]);
	}
	completion_offer(offer->completion, name, help);
}

static void offer_session_name(
	struct command_offer *offer, const struct session *session, const char *id)
{
	if (session->state == SESSION_ACTIVE || offer->table->any_name)
		offer_name(offer, session->name, (const char *[3]){session->user, id});
}

static void offer_session_id(
	struct command_offer *offer, const struct session *session, const char *id)
{
	if (session->state == SESSION_ACTIVE || offer->table->any_id)
		offer_name(offer, id,
			(const char *[3]){session->name, session->user,
				session_state_to_string(session->state)});
}

static void offer_user(struct command_offer *offer, const struct session *session, const char *id)
{
	offer_name(offer, session->user, (const char *[3]){session->name, id});
}

static void offer_pids(struct command_offer *offer, const struct session *session, const char *id)
{
	for (size_t i = 0; i < session->program_count; i++) {
		const struct program *program = &session->programs[i];
		char pid[16];

		snprintf(pid, sizeof(pid), "%u", program->pid);
		offer_name(offer, pid, (const char *[3]){program->image, session->user, id});
	}
}

/* Q186592: the .exe is required; without it a word is a user's or a session's. */
static void offer_images(struct command_offer *offer, const struct session *session, const char *id)
{
	(void)id;
	for (size_t i = 0; i < session->program_count; i++) {
		const char *image = session->programs[i].image;
		size_t length = strlen(image);

		if (length > 4 && strcasecmp(image + length - 4, ".exe") == 0)
			offer_name(offer, image, (const char *[3]){NULL});
	}
}

static void offer_servers(struct command_offer *offer)
{
	for (size_t i = 0; offer->snapshot && i < offer->snapshot->server_count; i++) {
		const struct server *server = &offer->snapshot->servers[i];

		offer_name(
			offer, server->name, (const char *[3]){server->online ? NULL : "offline"});
	}
}

/* What the usage calls it says what it is. Of others ("seconds") nothing is known. */
static const struct kind {
	const char *name;
	void (*of_session)(
		struct command_offer *offer, const struct session *session, const char *id);
	void (*of_farm)(struct command_offer *offer);
} kinds[] = {
	{"processid", offer_pids, NULL},
	{"programname", offer_images, NULL},
	{"servername", NULL, offer_servers},
	{"sessionid", offer_session_id, NULL},
	{"sessionname", offer_session_name, NULL},
	{"username", offer_user, NULL},
};

void command_offer_kind(struct command_offer *offer, const char *name)
{
	const struct kind *kind = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(kinds) && !kind; i++)
		kind = strcmp(kinds[i].name, name) == 0 ? &kinds[i] : NULL;
	if (kind && kind->of_farm)
		kind->of_farm(offer);
	for (size_t i = 0;
		kind && kind->of_session && offer->server && i < offer->server->session_count;
		i++) {
		const struct session *session = &offer->server->sessions[i];
		char id[16];

		snprintf(id, sizeof(id), "%u", session->id);
		kind->of_session(offer, session, id);
	}
}
