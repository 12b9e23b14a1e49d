#include "sim/snapshot.h"

#include "base/macros.h"

/* Lists are anew, texts shared with nobody; shortage of memory shows once, at the end. */
struct copier {
	struct arena *arena;
	bool failed;
};

static void copy_text(struct copier *copier, const char **text)
{
	const char *copy = arena_copy(copier->arena, *text);

	copier->failed |= *text && !copy;
	*text = copy;
}

#define COPY_LIST(copier, list, count)                                                             \
	((copier)->failed |=                                                                       \
		arena_copy_array((copier)->arena, list, count, sizeof(*(list)), &(list)) != 0,     \
		!(copier)->failed)

static void copy_messages(struct copier *copier, struct session *session)
{
	if (!COPY_LIST(copier, session->messages, session->message_count))
		return;
	for (size_t i = 0; i < session->message_count; i++) {
		copy_text(copier, &session->messages[i].at);
		copy_text(copier, &session->messages[i].text);
		copy_text(copier, &session->messages[i].by_server);
		copy_text(copier, &session->messages[i].by_user);
	}
}

static void copy_ports(struct copier *copier, struct session *session)
{
	if (!COPY_LIST(copier, session->ports, session->port_count))
		return;
	for (size_t i = 0; i < session->port_count; i++) {
		copy_text(copier, &session->ports[i].name);
		copy_text(copier, &session->ports[i].target);
	}
}

static void copy_session(struct copier *copier, struct session *session)
{
	const char **texts[] = {&session->name, &session->former_name, &session->winstation,
		&session->user, &session->client_name, &session->client_address,
		&session->logon_time, &session->connect_time, &session->disconnect_time,
		&session->last_input};

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		copy_text(copier, texts[i]);
	if (!COPY_LIST(copier, session->programs, session->program_count))
		return;
	for (size_t i = 0; i < session->program_count; i++) {
		copy_text(copier, &session->programs[i].image);
		copy_text(copier, &session->programs[i].unsaved);
	}
	copy_messages(copier, session);
	copy_ports(copier, session);
}

static void copy_winstation(struct copier *copier, struct winstation *winstation)
{
	copy_text(copier, &winstation->name);
	if (!COPY_LIST(copier, winstation->permissions, winstation->permission_count))
		return;
	for (size_t i = 0; i < winstation->permission_count; i++)
		copy_text(copier, &winstation->permissions[i].trustee);
}

static void copy_server(struct copier *copier, struct server *server)
{
	copy_text(copier, &server->name);
	if (!COPY_LIST(copier, server->winstations, server->winstation_count))
		return;
	for (size_t i = 0; i < server->winstation_count; i++)
		copy_winstation(copier, &server->winstations[i]);
	if (!COPY_LIST(copier, server->sessions, server->session_count))
		return;
	for (size_t i = 0; i < server->session_count; i++)
		copy_session(copier, &server->sessions[i]);
}

static void copy_trustee(struct copier *copier, struct trustee *trustee)
{
	copy_text(copier, &trustee->name);
	if (!COPY_LIST(copier, trustee->groups, trustee->group_count))
		return;
	for (size_t i = 0; i < trustee->group_count; i++)
		copy_text(copier, &trustee->groups[i]);
}

struct snapshot *snapshot_copy(const struct snapshot *snapshot)
{
	cleanup(snapshot_freep) struct snapshot *copy = snapshot_new();
	struct copier copier;

	if (!copy)
		return NULL;
	copier = (struct copier){copy->arena, false};
	copy->usual_edition = snapshot->usual_edition;
	copy->usual_locale = snapshot->usual_locale;
	copy->clock = snapshot->clock;
	copy_text(&copier, &copy->clock);
	copy->trustees = snapshot->trustees;
	copy->trustee_count = snapshot->trustee_count;
	copy->servers = snapshot->servers;
	copy->server_count = snapshot->server_count;
	if (!COPY_LIST(&copier, copy->trustees, copy->trustee_count) ||
		!COPY_LIST(&copier, copy->servers, copy->server_count))
		return NULL;
	for (size_t i = 0; i < copy->trustee_count; i++)
		copy_trustee(&copier, &copy->trustees[i]);
	for (size_t i = 0; i < copy->server_count && !copier.failed; i++)
		copy_server(&copier, &copy->servers[i]);
	return copier.failed ? NULL : steal(&copy);
}
