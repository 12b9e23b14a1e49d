/* `tsfarm act`: one act in a farm, its answer in JSON. Programs in any language are built on it. */
#include "tsfarm/act.h"

#include <errno.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/word.h"
#include "cli/farm_messages.h"
#include "tsfarm/commands.h"

static const struct option_row options[] = {
	PARSED_OPTION(0, "as", "SERVER/ID", "the session that acts", MSG_SEAT_ACCEPTED,
		tsfarm_parse_seat),
	TEXT_OPTION(0, "server", "SERVER", "the server to act on; without it, that of --as",
		struct tsfarm_settings, server),
};

/* A number of Windows, and its sentence. */
static void add_error(json_t *result, int error)
{
	json_object_clear(result);
	json_object_set_new(result, "error", json_integer(error));
	json_object_set_new(result, "sentence", json_of_text(farm_error_to_string(error)));
}

static int print_result(const json_t *result, struct output *out)
{
	cleanup(text_deinit) struct text text = {0};

	if (json_add_text(&text, result, 0) != 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	fprintf(out->results, "%s\n", text_string(&text));
	return EXIT_DONE;
}

static int find_server(struct act_seat *seat, const char *server)
{
	seat->server_id = seat->caller.server_id;
	return server ? server_find(seat->farm, server, &seat->server_id) : 0;
}

static bool is_fault(int r)
{
	return r < 0 || r >= FARM_E_NOT_A_FARM;
}

/* Act and print what came of it; a refusal of the server is a result too, of exit status 1. */
static int act_and_print(const struct act *act, struct farm *farm, const struct command_line *line,
	const struct tsfarm_settings *settings, struct output *out)
{
	struct act_seat seat = {.farm = farm};
	json_t *result = json_object();
	int status;
	int r = caller_find(farm, settings->seat.server, settings->seat.session, &seat.caller);

	if (r == 0)
		r = find_server(&seat, settings->server);
	if (r == 0)
		r = act->run(&seat, line->rest + 1, result);
	if (r == -ERANGE)
		status = fail(out, EXIT_MISUSED, MSG_ACT_OPERANDS, act->name, act->name, act->operands);
	else if (is_fault(r))
		status = tsfarm_refuse_reading(out, line->operands[0], r);
	else {
		if (r != 0)
			add_error(result, r);
		status = print_result(result, out);
	}
	json_decref(result);
	return r > 0 && status == EXIT_DONE ? EXIT_REFUSED : status;
}

static size_t count_words(char *const *words)
{
	size_t count = 0;

	while (words[count])
		count++;
	return count;
}

static int refuse_act(const char *typed, struct output *out)
{
	cleanup(text_deinit) struct text names = {0};
	const char *nearest = word_nearest(typed, act_names, ACT_COUNT);

	word_list(&names, act_names, ACT_COUNT);
	if (!*typed)
		return fail(out, EXIT_MISUSED, MSG_NO_ACT, text_string(&names));
	if (nearest)
		return fail(out, EXIT_MISUSED, MSG_UNKNOWN_ACT_NEAR, typed, nearest);
	return fail(out, EXIT_MISUSED, MSG_UNKNOWN_ACT, typed, text_string(&names));
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	const struct tsfarm_settings *settings = object;
	cleanup(farm_freep) struct farm *farm = NULL;
	const struct act *act;
	size_t count;
	int status;

	if (!line->rest || !line->rest[0])
		return refuse_act("", out);
	act = act_find(line->rest[0]);
	if (!act)
		return refuse_act(line->rest[0], out);
	count = count_words(line->rest + 1);
	if (count < act->operands_min || count > act->operands_max)
		return fail(out, EXIT_MISUSED, MSG_ACT_OPERANDS, act->name, act->name, act->operands);
	if (!*settings->seat.server)
		return fail(out, EXIT_MISUSED, MSG_NO_ACTOR);
	status = tsfarm_open(line->operands[0], out, &farm);
	return status == EXIT_DONE ? act_and_print(act, farm, line, settings, out) : status;
}

const struct command command_act = {
	.name = "act",
	.operands = "FARM.db ACT [WORD...]",
	.summary = "Do one act in a session, and print its answer as JSON",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct tsfarm_settings),
	.takes_rest = true,
	.rest_after_operands = true,
	.run = run_command,
};
