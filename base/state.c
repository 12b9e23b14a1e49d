#include "base/state.h"

#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"

bool state_path(const char *name, struct text *path)
{
	static const struct {
		const char *variable, *below;
	} places[] = {{"XDG_STATE_HOME", ""}, {"HOME", "/.local/state"}, {"LOCALAPPDATA", ""}};

	for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
		const char *value = environment_get(places[i].variable);

		if (!value || !*value)
			continue;
		text_printf(path, "%s%s/tsfarm/%s", value, places[i].below, name);
		return !path->failed;
	}
	return false;
}

void state_make_folders(const char *path)
{
	cleanup(text_deinit) struct text folder = {0};

	for (const char *at = path; *at; at++) {
		if (*at == '/' && folder.length)
			file_make_folder(folder.bytes);
		text_add_char(&folder, *at);
	}
}
