#include <string.h>

#include "shell/prompt/messages.h"
#include "shell/prompt/state.h"

enum note {
	NOTE_SET_P = 1,
	NOTE_DELAYED_EXPANSION = 2,
	NOTE_EXCLAMATION = 4
};

static bool is_first(struct prompt *prompt, enum note note)
{
	bool is_new = prompt->edition == PROMPT_NT4 && !(prompt->notes & note);

	prompt->notes |= note;
	return is_new;
}

void prompt_note_set_p(struct prompt *prompt, const char *name)
{
	if (is_first(prompt, NOTE_SET_P))
		prompt_say(prompt->descriptors[2], MSG_NOTE_SET_P, name);
}

void prompt_note_delayed_expansion(struct prompt *prompt)
{
	if (is_first(prompt, NOTE_DELAYED_EXPANSION))
		prompt_print(prompt->descriptors[2], "%s", MSG_NOTE_DELAYED);
}

void prompt_note_exclamation(struct prompt *prompt, const char *text)
{
	const char *begin = strchr(text, '!');

	while (begin) {
		const char *end = strchr(++begin, '!');
		cleanup(text_deinit) struct text name = {0};

		if (!end)
			return;
		text_add_bytes(&name, begin, (size_t)(end - begin));
		if (name.length && !name.failed && prompt_get(prompt, name.bytes)) {
			if (is_first(prompt, NOTE_EXCLAMATION))
				prompt_say(prompt->descriptors[2], MSG_NOTE_EXCLAMATION, name.bytes,
					name.bytes);
			return;
		}
		begin = end;
	}
}
