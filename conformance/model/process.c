#include "conformance/model/process.h"

#include <string.h>

#include "base/name.h"
#include "conformance/model/rights.h"

bool process_is_visible(const struct situation *situation, const struct server *server,
	const struct session *session)
{
	const char *user = situation->account;

	if (situation_is_own(situation, server, session))
		return true;
	if (user && session->user && name_equal(user, session->user))
		return true;
	return account_is_in(situation->typed->farm, user, "Administrators");
}

bool process_is_called(const struct program *program, const char *pattern)
{
	char stem[IMAGE_NAME_BYTES];
	size_t length = strlen(program->image);

	if (model_pattern_matches(pattern, program->image))
		return true;
	if (length < 4 || length >= sizeof(stem) || !model_pattern_matches("*.exe", program->image))
		return false;
	memcpy(stem, program->image, length - 4);
	stem[length - 4] = '\0';
	return model_pattern_matches(pattern, stem);
}
