/* CHANGE LOGON: Q186504, and the pages of later editions. */
#include <string.h>

#include "base/macros.h"
#include "conformance/model/condition.h"
#include "conformance/model/outcome.h"
#include "conformance/model/refusal.h"
#include "conformance/model/rights.h"
#include "conformance/model/rules.h"
#include "conformance/model/usage.h"

static const struct {
	const char *change; /* as the change of the farm says it */
	const char *status; /* as the command prints it */
} modes[LOGON_MODE_COUNT] = {
	[LOGONS_DISABLED] = {"disabled", "DISABLED"},
	[LOGONS_ENABLED] = {"enabled", "ENABLED"},
	[LOGONS_DRAIN] = {"drain", "DRAIN"},
	[LOGONS_DRAIN_UNTIL_RESTART] = {"drain-until-restart", "DRAINUNTILRESTART"},
};

/* --- Conditions --- */

static size_t count_switches(const struct situation *situation)
{
	size_t count = 0;

	for (enum model_switch i = MODEL_SWITCH_ENABLE; i <= MODEL_SWITCH_QUERY; i++)
		count += situation->request.given[i];
	return count;
}

/* The arguments are known, and not one of them. */
static bool lacks_one_switch(const struct situation *situation)
{
	return situation->request.part == MODEL_PART_LOGON && count_switches(situation) != 1 &&
	       situation->request.fault == MODEL_FAULT_OTHER && situation->request.word_count == 0;
}

static bool has_later_switch(const struct situation *situation)
{
	const struct model_case *typed = situation->typed;
	const char *last = typed->arguments[typed->argument_count - 1];

	return situation->request.part == MODEL_PART_LOGON && has_fault(situation) &&
	       (strcmp(last, "/drain") == 0 || strcmp(last, "/drainuntilrestart") == 0);
}

static bool is_about_devices(const struct situation *situation)
{
	return situation->request.part == MODEL_PART_DEVICES;
}

static bool is_no_administrator(const struct situation *situation)
{
	return !account_is_in(situation->typed->farm, situation->account, "Administrators");
}

static bool asks_for_status(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_QUERY];
}

static bool enables_logons(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_ENABLE];
}

static bool disables_logons(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_DISABLE];
}

static bool drains_logons(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_DRAIN];
}

static bool drains_until_restart(const struct situation *situation)
{
	return situation->request.given[MODEL_SWITCH_DRAIN_UNTIL_RESTART];
}

/* --- Results --- */

static void refuse_without_status(struct situation *situation)
{
	outcome_refuse(situation);
	outcome_lacks(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "Session logins");
}

static void show_status(struct situation *situation)
{
	enum logon_mode mode = situation->here->logons;

	outcome_succeed(situation);
	if (mode == LOGONS_ENABLED)
		outcome_matches(
			situation, STREAM_OUTPUT, LEVEL_DOCUMENTED, "[Ee][Nn][Aa][Bb][Ll][Ee][Dd]");
	if (mode == LOGONS_DISABLED)
		outcome_matches(situation, STREAM_OUTPUT, LEVEL_DOCUMENTED,
			"[Dd][Ii][Ss][Aa][Bb][Ll][Ee][Dd]");
	outcome_equals(situation, STREAM_STDOUT,
		mode == LOGONS_ENABLED && situation->edition == EDITION_WS2022 ? LEVEL_OBSERVED
									       : LEVEL_DEFINED,
		"Session logins are currently %s\n", modes[mode].status);
}

static void set_logons(struct situation *situation, enum logon_mode mode)
{
	outcome_succeed(situation);
	if (situation->here->logons != mode)
		outcome_change(situation, CHANGE_SERVER_CHANGED, modes[mode].change, "%s",
			situation->here->name);
	outcome_equals(situation, STREAM_STDOUT, LEVEL_DEFINED, "Session logins are now %s\n",
		modes[mode].status);
}

static void enable_logons(struct situation *situation)
{
	set_logons(situation, LOGONS_ENABLED);
}

static void disable_logons(struct situation *situation)
{
	set_logons(situation, LOGONS_DISABLED);
}

static void drain_logons(struct situation *situation)
{
	set_logons(situation, LOGONS_DRAIN);
}

static void drain_logons_until_restart(struct situation *situation)
{
	set_logons(situation, LOGONS_DRAIN_UNTIL_RESTART);
}

static const struct model_rule rules[] = {
	{
		.id = "change/words",
		.says = "CHANGE /? shows the words that may follow",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Commands without a word",
		.when = asks_for_words,
		.then = show_help,
	},
	{
		.id = "change/help",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "Help beside other arguments",
		.clauses = {WS2022(
			"ws2022-change-logon/parameters/help", "ws2022-change-logon/usage/help")},
		.when = asks_for_help,
		.then = show_help,
	},
	{
		.id = "change/help-in-earlier-editions",
		.says = "/? shows the usage and does nothing else",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4 | IN_WS2003,
		.decision = "Help beside other arguments",
		.when = asks_about_part,
		.then = show_help,
	},
	{
		.id = "change/switch-that-was-seen",
		.says = "An unknown switch is refused, as the programs of Windows were seen to do",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_OBSERVED,
		.editions = IN_WS2022,
		.decision = "Invalid arguments",
		.clauses = {WS2022("ws2022-change-logon/usage/invalid")},
		.when = has_seen_fault,
		.then = refuse_arguments,
	},
	{
		.id = "change/not-one-switch",
		.says = "CHANGE LOGON needs exactly one of its switches",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_LATER,
		.decision = "`change logon` and its output",
		.clauses = {WS2003("ws2003-change-logon/syntax/one-switch"),
			WS2022("ws2022-change-logon/syntax/one-switch")},
		.when = lacks_one_switch,
		.then = refuse_arguments,
	},
	{
		.id = "change/drain-in-2003",
		.says = "The switches of later editions are unknown",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2003,
		.clauses = {WS2003("ws2003-change-logon/syntax/one-switch")},
		.when = has_later_switch,
		.then = refuse_arguments,
	},
	{
		.id = "change/invalid-arguments",
		.says = "Invalid arguments are refused, and nothing happens",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "Invalid arguments",
		.when = has_fault,
		.then = refuse_arguments,
	},
	{
		.id = "change/devices",
		.says = "Ports and the install mode are not simulated",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_ALL,
		.decision = "`change logon` and its output",
		.when = is_about_devices,
		.then = refuse_silently,
	},
	{
		.id = "change/no-administrator",
		.says = "Only an administrator can use CHANGE LOGON",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_LATER,
		.decision = "`change logon` and its output",
		.clauses = {WS2003("ws2003-change-logon/description/administrator"),
			WS2022("ws2022-change-logon/description/administrator")},
		.when = is_no_administrator,
		.then = refuse_without_status,
	},
	{
		.id = "change/no-administrator-in-nt4",
		.says = "Only an administrator can use CHANGE LOGON",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "`change logon` and its output",
		.when = is_no_administrator,
		.then = refuse_without_status,
	},
	{
		.id = "change/query",
		.says = "/query displays whether logons are enabled",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_LATER,
		.decision = "`change logon` and its output",
		.clauses = {WS2003("ws2003-change-logon/parameters/query"),
			WS2022("ws2022-change-logon/parameters/query",
				"ws2022-change-logon/description/logons",
				"ws2022-change-logon/examples/query",
				"ws2022-change-logon/usage/query")},
		.when = asks_for_status,
		.then = show_status,
	},
	{
		.id = "change/query-in-nt4",
		.says = "/query displays whether logons are enabled",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "`change logon` and its output",
		.when = asks_for_status,
		.then = show_status,
	},
	{
		.id = "change/enable",
		.says = "/enable enables logons from client sessions",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_LATER,
		.decision = "`change logon` and its output",
		.clauses = {WS2003("ws2003-change-logon/parameters/enable"),
			WS2022("ws2022-change-logon/parameters/enable",
				"ws2022-change-logon/description/logons",
				"ws2022-change-logon/examples/enable")},
		.when = enables_logons,
		.then = enable_logons,
	},
	{
		.id = "change/disable",
		.says = "/disable disables logons from client sessions, and nobody is logged off",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_LATER,
		.decision = "`change logon` and its output",
		.clauses = {WS2003("ws2003-change-logon/parameters/disable",
				    "ws2003-change-logon/remarks/logged-on"),
			WS2022("ws2022-change-logon/parameters/disable",
				"ws2022-change-logon/parameters/disable/logged-on",
				"ws2022-change-logon/description/logons",
				"ws2022-change-logon/examples/disable")},
		.when = disables_logons,
		.then = disable_logons,
	},
	{
		.id = "change/drain",
		.says = "/drain disables new logons, and lets users reconnect",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "`change logon` and its output",
		.clauses = {WS2022("ws2022-change-logon/parameters/drain")},
		.when = drains_logons,
		.then = drain_logons,
	},
	{
		.id = "change/drain-until-restart",
		.says = "/drainuntilrestart does the same until a restart",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DOCUMENTED,
		.editions = IN_WS2022,
		.decision = "`change logon` and its output",
		.clauses = {WS2022("ws2022-change-logon/parameters/drainuntilrestart")},
		.when = drains_until_restart,
		.then = drain_logons_until_restart,
	},
	{
		.id = "change/enable-in-nt4",
		.says = "/enable enables logons from client sessions",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "`change logon` and its output",
		.when = enables_logons,
		.then = enable_logons,
	},
	{
		.id = "change/disable-in-nt4",
		.says = "/disable disables logons from client sessions",
		.kind = MODEL_RULE_DECIDES,
		.level = LEVEL_DEFINED,
		.editions = IN_NT4,
		.decision = "`change logon` and its output",
		.when = disables_logons,
		.then = disable_logons,
	},
};

const struct model_table change_table = {"change", rules, ARRAY_SIZE(rules)};
