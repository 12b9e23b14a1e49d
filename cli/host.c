#include "cli/host.h"

#include <stdlib.h>
#include <string.h>

#include "base/environment.h"
#include "cli/messages.h"

enum edition host_environment_edition(enum edition usual)
{
	const char *word = environment_get("TSFARM_EDITION");
	enum edition edition;

	return word && edition_from_string(word, &edition) ? edition : usual;
}

enum edition host_edition(struct host *host)
{
	return host && host->calls->edition ? host->calls->edition(host)
					    : host_environment_edition(EDITION_NT4);
}

struct host *host_close(struct host *host)
{
	return host ? host->calls->close(host) : NULL;
}

void host_closep(struct host **host)
{
	*host = host_close(*host);
}

struct host_none {
	struct host host;
	const char *complaint;
};

static const char *none_complaint(struct host *host)
{
	return ((struct host_none *)host)->complaint;
}

static struct host *none_close(struct host *host)
{
	free(host);
	return NULL;
}

struct host *host_none_new(const char *complaint)
{
	static const struct host_calls calls = {.complaint = none_complaint, .close = none_close};
	struct host_none *none = calloc(1, sizeof(*none));

	if (!none)
		return NULL;
	none->host.calls = &calls;
	none->complaint = complaint;
	return &none->host;
}

int host_open(struct host **ret_host)
{
	const char *path = environment_get("TSFARM_DB"), *kind = environment_get("TSFARM_HOST");

	if (kind && strcmp(kind, "wts") == 0)
		return host_wts_open(MSG_NO_WTS, ret_host);
	if (kind && *kind) {
		*ret_host = host_none_new(MSG_BAD_HOST);
		return HOST_E_BROKEN;
	}
	return path && *path ? host_sim_open(path, ret_host) : host_wts_open(MSG_NO_FARM, ret_host);
}
