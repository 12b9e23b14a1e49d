#include "conformance/model/tests/plan_case.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "sim/snapshot.h"

struct snapshot *plan_case_farm(const struct plan *plan)
{
	cleanup(text_deinit) struct text text = {0};
	struct snapshot *farm = NULL;
	char *refusal = NULL;
	int r;

	plan_add_farm(plan, "", &text);
	r = snapshot_parse("plan", text_string(&text), text.length, &farm, &refusal);
	if (r < 0)
		fail_msg("snapshot_parse: %d", r);
	free(refusal);
	return r == 0 ? farm : NULL;
}

bool plan_case_step(const struct plan *plan, const struct plan_step *step,
	const struct snapshot *farm, struct arena *arena, struct model_case *ret_case)
{
	cleanup(text_deinit) struct text seat = {0};
	const struct server *server;
	const char **words = arena_alloc(arena, sizeof(*words) * (step->word_count + 1));
	char *slash;

	assert_non_null(words);
	plan_add_seat(plan, step->seat, &seat);
	slash = strchr(seat.bytes, '/');
	assert_non_null(slash);
	*slash = '\0';
	server = snapshot_server(farm, seat.bytes);
	*ret_case = (struct model_case){.farm = farm, .arguments = words};
	if (!server || !server_session_id(server, slash + 1, &ret_case->session) ||
		!server_session(server, ret_case->session))
		return false;
	ret_case->server = arena_copy(arena, server->name);
	for (size_t i = 0; i < step->word_count; i++)
		words[i] = step->words[i];
	ret_case->argument_count = step->word_count;
	return true;
}

bool plan_cases_next(struct plan_cases *cases, struct plan *plan)
{
	while (cases->grammar < grammar_count()) {
		const struct grammar *grammar = grammar_at(cases->grammar);

		if (model_command(grammar->command)) {
			if (!cases->is_begun)
				generator_init(&cases->generator, grammar, cases->edition);
			cases->is_begun = true;
			if (generator_next(&cases->generator, plan))
				return true;
		}
		cases->is_begun = false;
		if (++cases->edition == EDITION_COUNT) {
			cases->edition = 0;
			cases->grammar++;
		}
	}
	return false;
}

bool plan_cases_draw(uint64_t seed, uint64_t number, struct plan *plan)
{
	const struct grammar *grammar = grammar_at(number % grammar_count());
	struct generator generator;
	struct choices choices;

	if (!model_command(grammar->command))
		return false;
	generator_init(
		&generator, grammar, (enum edition)(number / grammar_count() % EDITION_COUNT));
	choices_init(&choices, seed, number);
	return generator_draw(&generator, &choices, plan);
}
