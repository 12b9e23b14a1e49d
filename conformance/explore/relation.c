#include "conformance/explore/relation.h"

#include <ctype.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/suite/command_name.h"

/* --- Conditions --- */

static const char *command_of(const struct plan_step *step)
{
	return command_name_first(step->words[0]);
}

/*
 * Listings show what is added, and some command lines are about every session. What `disconn` and
 * `connect` leave at the console is a new session, whose ID depends on the others.
 */
static bool is_about_one_session(const struct plan *plan)
{
	static const char *const commands[] = {"logoff", "reset"};

	for (size_t i = 0; i < plan->step_count; i++) {
		bool is_known = false;

		for (size_t j = 0; j < ARRAY_SIZE(commands); j++)
			is_known |= strcmp(command_of(&plan->steps[i]), commands[j]) == 0;
		for (size_t j = 1; j < plan->steps[i].word_count; j++)
			is_known &= strspn(plan->steps[i].words[j], "*?") == 0 &&
				    strcmp(plan->steps[i].words[j], "30") != 0;
		if (!is_known)
			return false;
	}
	return true;
}

static struct plan_session *free_session(struct plan *plan)
{
	for (size_t i = 2; i < PLAN_SESSIONS; i++) {
		if (!plan->sessions[i].is_there)
			return &plan->sessions[i];
	}
	return NULL;
}

/* --- Changes --- */

static bool add_session(struct plan *plan)
{
	struct plan_session *session = free_session(plan);

	if (!session || !is_about_one_session(plan))
		return false;
	*session = (struct plan_session){.is_there = true, .id = 30, .user = ACCOUNT_ANN};
	return true;
}

/* A group that grants nothing, in which the one who types is. */
static bool add_empty_group(struct plan *plan)
{
	const struct plan_session *seat = &plan->sessions[plan->steps[0].seat];

	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].is_there && strcmp(plan->grants[i].trustee, "Operators") == 0)
			return false;
	}
	if (seat->user == ACCOUNT_NONE || plan->operators)
		return false;
	plan->operators = 1u << seat->user;
	return true;
}

/* "Names and switches ignore case": decisions, Order, case and repetition of switches. */
static bool change_case_of_switches(struct plan *plan)
{
	bool is_changed = false;

	for (size_t i = 0; i < plan->step_count; i++) {
		for (size_t j = 1; j < plan->steps[i].word_count; j++) {
			char *word = plan->steps[i].words[j];

			if (*word != '/' || strcmp(command_of(&plan->steps[i]), "msg") == 0)
				continue;
			for (char *at = word + 1; isalpha((unsigned char)*at); at++) {
				*at = (char)(islower((unsigned char)*at) ? toupper(*at)
									 : tolower(*at));
				is_changed = true;
			}
		}
	}
	return is_changed;
}

/* A right that an account has itself is as good as one that a group of it has. */
static bool move_grant_to_group(struct plan *plan)
{
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		if (plan->grants[i].is_there && strcmp(plan->grants[i].trustee, "Operators") == 0)
			return false;
	}
	for (size_t i = 0; i < PLAN_GRANTS; i++) {
		struct plan_grant *grant = &plan->grants[i];

		if (!grant->is_there || strcmp(grant->trustee, "tom") != 0 || plan->operators)
			continue;
		grant->trustee = "Operators";
		plan->operators = 1u << ACCOUNT_TOM;
		return true;
	}
	return false;
}

static const struct relation relations[] = {
	{"an unrelated session is added", add_session},
	{"whoever types joins a group that grants nothing", add_empty_group},
	{"switches are typed in the other case", change_case_of_switches},
	{"a right is granted or denied to a group instead of the account", move_grant_to_group},
};

const struct relation *relation_at(size_t number)
{
	return number < ARRAY_SIZE(relations) ? &relations[number] : NULL;
}

size_t relation_count(void)
{
	return ARRAY_SIZE(relations);
}
