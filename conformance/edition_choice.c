#include "conformance/edition_choice.h"

#include "base/macros.h"
#include "base/text.h"
#include "conformance/messages.h"

/* Those of the choice, or of the subject. */
static unsigned find_editions(
	const struct subject_choice *choice, const struct subject_file *file)
{
	const unsigned all = (1u << EDITION_COUNT) - 1;

	if (choice->editions)
		return choice->editions;
	if (file && file->editions)
		return file->editions;
	return choice->words || (file && file->command_count) ? 1u << EDITION_NT4 : all;
}

/* "'nt4', 'ws2022'" */
static void print_editions(unsigned editions, struct text *to)
{
	for (enum edition edition = 0; edition < EDITION_COUNT; edition++) {
		if (editions & 1u << edition)
			text_printf(to, "%s'%s'", to->length ? ", " : "", edition_to_string(edition));
	}
}

static int refuse_editions(unsigned wanted, unsigned before, struct output *out)
{
	cleanup(text_deinit) struct text judged = {0}, chosen = {0};

	print_editions(wanted, &judged);
	print_editions(before, &chosen);
	return fail(out, EXIT_MISUSED, MSG_NO_EDITION, text_string(&chosen), text_string(&judged));
}

int editions_choose(struct selection *selection, const struct subject_choice *choice,
	const struct subject_file *file, struct output *out)
{
	unsigned wanted = find_editions(choice, file), before = 0;
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		const struct scenario *scenario = selection->chosen[i];

		before |= 1u << scenario->edition;
		/* a subject does not decide where an own scenario runs: its farm does */
		if (wanted & 1u << scenario->edition ||
			(scenario_is_own(scenario) && !choice->editions))
			selection->chosen[kept++] = scenario;
	}
	if (!kept && selection->count)
		return refuse_editions(wanted, before, out);
	selection->count = kept;
	return EXIT_DONE;
}
