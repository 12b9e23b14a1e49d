#include "conformance/explore/oracle.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/suite/command_name.h"
#include "sim/snapshot.h"

/* --- Before a step --- */

/* The seat's ID, which depends on the edition where the farm file does not give it. */
static uint32_t find_seat(
	const struct plan *plan, const struct plan_session *seat, const struct snapshot *farm)
{
	const char *key = plan_session_key(plan, seat);
	const struct server *server = snapshot_server(farm, plan_server_name(plan, seat->server));
	uint32_t id = seat->id;

	if (key && server)
		server_session_id(server, key, &id);
	return id;
}

static int fill_step(
	struct arena *arena, const struct plan_step *planned, uint32_t session, struct step *step)
{
	cleanup(text_deinit) struct text typed = {0};

	step->session = session;
	step->input = planned->input;
	step->argument_count = planned->word_count;
	step->arguments = arena_alloc(arena, (planned->word_count + 1) * sizeof(*step->arguments));
	if (!step->arguments)
		return -ENOMEM;
	for (size_t i = 0; i < planned->word_count; i++) {
		step->arguments[i] = arena_copy(arena, planned->words[i]);
		if (!step->arguments[i])
			return -ENOMEM;
	}
	plan_add_typed(planned, &typed);
	step->typed = arena_copy(arena, text_string(&typed));
	return step->typed ? 0 : -ENOMEM;
}

int oracle_prepare_step(struct trial *trial, const struct plan *plan, const struct snapshot *farm,
	size_t step, enum level level, struct trial_step *ret_step)
{
	const struct plan_step *planned = &plan->steps[step];
	const struct plan_session *seat = &plan->sessions[planned->seat];
	struct model_case typed = {.farm = farm, .server = plan_server_name(plan, seat->server)};
	int r;

	*ret_step = (struct trial_step){.step = {.server = typed.server}};
	typed.session = find_seat(plan, seat, farm);
	r = fill_step(trial->arena, planned, typed.session, &ret_step->step);
	if (r < 0)
		return r;
	typed.arguments = (const char *const *)(uintptr_t)ret_step->step.arguments;
	typed.argument_count = planned->word_count;
	typed.input = planned->input;
	r = model_answer(&typed, level, trial->arena, &ret_step->answer);
	ret_step->is_answered = r == 0;
	if (r == 0)
		ret_step->step.expectations = ret_step->answer.expectations;
	return r;
}

/* --- Invariants --- */

#define KIND(kind) (1u << CHANGE_##kind)

/* The changes that a command of the name may ever make. Everything else is wrong in every document. */
static const struct {
	const char *command;
	unsigned allowed;
} effects[] = {
	{"logoff", KIND(SESSION_ENDED) | KIND(PROGRAM_ENDED) | KIND(WORK_LOST) |
			   KIND(STATE_CHANGED) | KIND(USER_CHANGED) | KIND(NAME_CHANGED) |
			   KIND(CLIENT_CHANGED)},
	{"reset", KIND(SESSION_ENDED) | KIND(PROGRAM_ENDED) | KIND(WORK_LOST) |
			  KIND(STATE_CHANGED) | KIND(USER_CHANGED) | KIND(NAME_CHANGED) |
			  KIND(CLIENT_CHANGED)},
	{"disconn", KIND(STATE_CHANGED) | KIND(NAME_CHANGED) | KIND(CLIENT_CHANGED) |
			    KIND(SESSION_CHANGED) | KIND(SESSION_STARTED) | KIND(USER_CHANGED)},
	{"connect", KIND(STATE_CHANGED) | KIND(NAME_CHANGED) | KIND(CLIENT_CHANGED) |
			    KIND(SESSION_CHANGED) | KIND(SESSION_STARTED) | KIND(SESSION_ENDED) |
			    KIND(USER_CHANGED)},
	{"msg", KIND(MESSAGE_SENT)},
	{"kill", KIND(PROGRAM_ENDED) | KIND(WORK_LOST) | KIND(SESSION_ENDED) | KIND(STATE_CHANGED) |
			 KIND(USER_CHANGED) | KIND(NAME_CHANGED)},
	{"change", KIND(SERVER_CHANGED)},
	{"query", 0},
};

static unsigned allowed_effects(const char *program)
{
	const char *command = command_name_first(program);

	for (size_t i = 0; i < ARRAY_SIZE(effects); i++) {
		if (strcmp(effects[i].command, command) == 0)
			return effects[i].allowed;
	}
	return ~0u;
}

static const char *print_changes(struct arena *arena, const struct changes *changes)
{
	cleanup(text_deinit) struct text text = {0};

	for (size_t i = 0; i < changes->count; i++) {
		change_print(&changes->items[i], &text);
		text_add_char(&text, '\n');
	}
	return changes->count ? arena_copy(arena, text_string(&text)) : "none";
}

static unsigned kinds_of(const struct changes *changes)
{
	unsigned kinds = 0;

	for (size_t i = 0; i < changes->count; i++)
		kinds |= 1u << changes->items[i].kind;
	return kinds;
}

static int add_finding(struct trial *trial, const char *what, enum level level,
	const char *expected, const char *actual)
{
	struct findings *findings = &trial->findings;
	struct result_finding *finding =
		arena_append(trial->arena, &findings->items, findings->count, sizeof(*finding));

	if (!finding || !expected || !actual)
		return -ENOMEM;
	*finding = (struct result_finding){what, level, expected, actual, 0};
	findings->count++;
	return 0;
}

static bool asks_for_help(const struct step *step)
{
	for (size_t i = 1; i < step->argument_count; i++) {
		if (strcmp(step->arguments[i], "/?") == 0)
			return true;
	}
	return false;
}

static const char *describe_effects(struct arena *arena, unsigned allowed)
{
	cleanup(text_deinit) struct text text = {0};

	for (enum change_kind kind = 0; kind < CHANGE_KIND_COUNT; kind++) {
		if (allowed & 1u << kind)
			text_printf(&text, "%s%s",
				text.length ? ", " : "changes of these kinds at most: ",
				change_kind_to_string(kind));
	}
	return text.length ? arena_copy(arena, text_string(&text)) : "none";
}

/*
 * Whether a status other than zero means that nothing was done. `reset`, `change` and `query` start
 * another program in later editions, and lose its status. `msg` and `kill` may be refused in part.
 */
static bool tells_refusals(const char *program)
{
	static const char *const commands[] = {"logoff", "disconn", "connect"};

	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		if (strcmp(commands[i], command_name_first(program)) == 0)
			return true;
	}
	return false;
}

/* A message may begin with a switch that is none, so that `msg` is left to the model. */
static int judge_invariants(struct trial *trial, const struct trial_step *step, enum level level)
{
	const char *program = step->step.arguments[0];
	bool is_help = asks_for_help(&step->step) && strcmp(program, "msg") != 0;
	unsigned allowed = is_help ? 0 : allowed_effects(program);
	unsigned done = kinds_of(&step->changes);

	if (done & ~allowed) {
		trial->signature.what = is_help ? "help changes nothing" : "forbidden changes";
		trial->signature.extra = done & ~allowed;
		return add_finding(trial, "changes", LEVEL_DOCUMENTED,
			describe_effects(trial->arena, allowed),
			print_changes(trial->arena, &step->changes));
	}
	if (level >= LEVEL_DEFINED && step->end == PROCESS_EXITED && step->code != 0 && done &&
		tells_refusals(program)) {
		trial->signature.what = "refused means unchanged";
		trial->signature.extra = done;
		return add_finding(trial, "changes", LEVEL_DEFINED, "none, as the command failed",
			print_changes(trial->arena, &step->changes));
	}
	return 0;
}

/* --- The model --- */

static int note_kinds(struct trial *trial, const struct trial_step *step)
{
	const struct expectations *right = &step->step.expectations;
	struct changes missing = {0}, extra = {0};

	if (!right->count)
		return 0;
	changes_match(&right->items[0].changes, &step->changes, trial->arena, &missing, &extra);
	trial->signature.missing = kinds_of(&missing);
	trial->signature.extra = kinds_of(&extra);
	return 0;
}

/* Whether it ended by itself and left a farm: that holds for every command line. */
static int judge_end(struct trial *trial, const struct observation *observation)
{
	struct expectation anything = {.changes = observation->changes};
	const struct step judged = {.expectations = {&anything, 1}};

	return judge_step(&judged, LEVEL_DOCUMENTED, observation, trial->arena, &trial->findings);
}

static int judge_by_model(struct trial *trial, struct trial_step *step,
	const struct observation *observation, enum level level)
{
	int r = judge_step(&step->step, level, observation, trial->arena, &trial->findings);

	if (r < 0 || !trial->findings.count)
		return r;
	trial->signature.rule = step->answer.decided_by;
	trial->signature.what = trial->findings.items[0].what;
	return strcmp(trial->signature.what, "changes") == 0 ? note_kinds(trial, step) : 0;
}

static int judge_without_model(struct trial *trial, const struct trial_step *step,
	const struct observation *observation, enum level level)
{
	int r = judge_end(trial, observation);

	trial->signature.oracle = ORACLE_INVARIANT;
	if (r < 0 || !trial->findings.count)
		return r < 0 ? r : judge_invariants(trial, step, level);
	trial->signature.what = trial->findings.items[0].what;
	return 0;
}

int oracle_judge_step(struct trial *trial, struct trial_step *step,
	const struct observation *observation, enum level level)
{
	bool is_silent = step->answer.silence || !step->step.expectations.count;
	int r = 0;

	trial->signature = (struct signature){.end = step->end};
	trial->findings = (struct findings){0};
	if (!is_silent)
		r = judge_by_model(trial, step, observation, level);
	if (r == 0 && !trial->findings.count)
		r = judge_without_model(trial, step, observation, level);
	if (trial->findings.count)
		trial->verdict = TRIAL_FAILED;
	else if (is_silent)
		trial->verdict = TRIAL_SILENT;
	return r;
}

/* --- Two runs --- */

static int compare_texts(
	struct trial *trial, const char *what, enum level level, const char *one, const char *other)
{
	if (strcmp(one, other) == 0)
		return 0;
	if (!trial->findings.count)
		trial->signature.what = trial->relation ? trial->relation->name : what;
	return add_finding(
		trial, what, level, *one ? one : "(nothing)", *other ? other : "(nothing)");
}

static const char *describe_end(
	struct arena *arena, const struct trial_step *step, enum level level)
{
	if (step->end != PROCESS_EXITED)
		return process_end_to_string(step->end);
	if (level < LEVEL_DEFINED)
		return step->code ? "non-zero" : "zero";
	return arena_printf(arena, "%d", step->code);
}

static int compare_steps(struct trial *trial, const struct trial_step *one,
	const struct trial_step *other, enum level level)
{
	struct changes missing = {0}, extra = {0};
	int r = 0;

	if (!changes_match(&one->changes, &other->changes, trial->arena, &missing, &extra)) {
		trial->signature.missing = kinds_of(&missing);
		trial->signature.extra = kinds_of(&extra);
		r = compare_texts(trial, "changes", LEVEL_DOCUMENTED,
			print_changes(trial->arena, &one->changes),
			print_changes(trial->arena, &other->changes));
	}
	if (r == 0 && level >= LEVEL_OBSERVED)
		r = compare_texts(trial, "exit", LEVEL_OBSERVED,
			describe_end(trial->arena, one, level),
			describe_end(trial->arena, other, level));
	/* a relation may change what is printed, such as the case of a name */
	for (int i = 0; i < 2 && r == 0 && level >= LEVEL_DEFINED && !trial->relation; i++)
		r = compare_texts(trial, stream_to_string((enum stream)i), LEVEL_DEFINED,
			one->streams[i], other->streams[i]);
	return r;
}

int oracle_compare_runs(struct trial *trial, enum level level)
{
	const struct trial_run *one = &trial->runs[0], *other = &trial->runs[1];
	size_t count = one->step_count < other->step_count ? one->step_count : other->step_count;
	int r = 0;

	trial->signature =
		(struct signature){.oracle = trial->relation ? ORACLE_RELATION : ORACLE_OTHER};
	trial->findings = (struct findings){0};
	for (size_t i = 0; i < count && r == 0 && !trial->findings.count; i++)
		r = compare_steps(trial, &one->steps[i], &other->steps[i], level);
	if (trial->findings.count)
		trial->verdict = TRIAL_FAILED;
	return r;
}
