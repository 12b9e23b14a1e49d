/*
 * A case as a person would write it: a small farm and up to three command lines. The generator fills
 * plans in, the shrinker removes things from them, and both print as YAML.
 */
#ifndef TSFARM_CONFORMANCE_EXPLORE_PLAN_H
#define TSFARM_CONFORMANCE_EXPLORE_PLAN_H

#include "base/text.h"
#include "sim/tsfarm.h"

enum {
	PLAN_SERVERS = 2,
	PLAN_SESSIONS = 7,
	PLAN_GRANTS = 4,
	PLAN_STEPS = 3,
	PLAN_WORDS = 10,
	PLAN_WORD_BYTES = 100
};

/* Who may sit in sessions: bits of plan->operators and plan->administrators. */
enum plan_account {
	ACCOUNT_NONE,
	ACCOUNT_ADMINISTRATOR,
	ACCOUNT_EVA,
	ACCOUNT_TOM,
	ACCOUNT_ANN,
	PLAN_ACCOUNTS
};

enum plan_place {
	PLACE_USUAL,    /* the default of the state */
	PLACE_CONSOLE,  /* the console's own session */
	PLACE_LISTENER, /* the listener's own session */
	PLACE_SERVICES,
	PLACE_NAMED, /* `name`, a direct winstation, or a name of the listener's */
	PLACE_COUNT
};

enum plan_program {
	PROGRAM_NONE,
	PROGRAM_PLAIN,
	PROGRAM_UNSAVED,
	PROGRAM_HANGING,
	PROGRAM_TWO,
	PLAN_PROGRAMS
};

struct plan_server {
	bool is_there, is_offline;
	enum edition edition;
	enum logon_mode logons;
};

struct plan_session {
	bool is_there;
	unsigned server;
	uint32_t id;
	enum plan_account user;
	enum session_state state;
	enum plan_place place;
	const char *name; /* at which it is, or was; NULL for the default */
	enum plan_program program;
	bool has_client, has_message;
	unsigned idle; /* minutes */
};

/* What one account or group may do at one winstation. */
struct plan_grant {
	bool is_there;
	unsigned server;
	const char *winstation, *trustee;
	uint32_t allowed, denied;
};

struct plan_step {
	unsigned seat; /* the session in which it is typed */
	char words[PLAN_WORDS][PLAN_WORD_BYTES];
	size_t word_count;
	const char *input; /* on standard input; NULL for nothing */
};

struct plan {
	enum edition edition;
	struct plan_server servers[PLAN_SERVERS];
	struct plan_session sessions[PLAN_SESSIONS];
	struct plan_grant grants[PLAN_GRANTS];
	unsigned operators;      /* accounts in the group Operators, a bit each */
	unsigned administrators; /* the same of Administrators */
	unsigned no_users;       /* accounts that are in no usual group */
	bool other_is_first;     /* the name of the other server comes first */
	bool has_pids;           /* programs have the process IDs of plan_pid() */
	struct plan_step steps[PLAN_STEPS];
	size_t step_count;
};

extern const char *const plan_account_names[PLAN_ACCOUNTS];

/* "WF12" is where commands are typed; the other server's name comes after it, or before. */
const char *plan_server_name(const struct plan *plan, unsigned server);

/* The process ID of the session's first program, if the plan has process IDs. */
unsigned plan_pid(unsigned session);

/* Whether the step's seat, and the session's server, are there. */
bool plan_is_whole(const struct plan *plan);

/* The number of things beyond the smallest farm, and of words typed: the order of plans. */
size_t plan_size(const struct plan *plan);

/* The things beyond the smallest farm: one server, a seat and a target. */
size_t plan_extras(const struct plan *plan);

/* Add the farm as a farm file, each line after `indent`. */
void plan_add_farm(const struct plan *plan, const char *indent, struct text *to);

/* Add the session as a scenario names it: "WF12/12", "WF12/console". */
void plan_add_seat(const struct plan *plan, unsigned session, struct text *to);

/* The key of a session in a farm file, or NULL if it is the session's ID. */
const char *plan_session_key(const struct plan *plan, const struct plan_session *session);

/* Add the words of a step as the value of the key `run`. */
void plan_add_run(const struct plan_step *step, struct text *to);

/* Add the words as they are typed. */
void plan_add_typed(const struct plan_step *step, struct text *to);

#endif
