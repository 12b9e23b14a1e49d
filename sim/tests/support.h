/* What tests of the farm share: farms from a few lines of YAML, and what became of them as text. */
#ifndef TSFARM_SIM_TESTS_SUPPORT_H
#define TSFARM_SIM_TESTS_SUPPORT_H

#include "base/tests/support.h"
#include "sim/tsfarm.h"

/* The farm that the text describes; problems end the test. The caller frees it. */
struct snapshot *parse_farm(const char *yaml);

/* What the farm file's text is refused with, as lines; empty when it is not. The caller frees it. */
char *problems_of(const char *yaml);

/* Make a farm of the text in the folder and open it; the caller frees it. */
struct farm *make_farm(struct folder *folder, const char *yaml);

/* The whole farm, and the farm as a farm file; failures end the test. The caller frees both. */
struct snapshot *read_farm(struct farm *farm);
char *farm_to_text(const struct snapshot *farm);

/* Fail, showing both as farm files, unless both make the same file, byte for byte. */
void same_farm(const char *label, const struct snapshot *got, const struct snapshot *expected);

/*
 * The journal, a line for each event: "1 09:00:00 logoff-started WF12/12 eva by WF12/3 tom: detail".
 * The day is left out, and "-" stands for nobody. The caller frees it.
 */
char *journal_of(struct farm *farm);

/* "WF12/3": a server that answers, and an id that no session there need have. */
struct caller address_of(struct farm *farm, const char *address);

/* Who sits in "WF12/3", and the session there; failures end the test. */
struct caller caller_at(struct farm *farm, const char *address);

/* Have the session at `caller` ("WF12/3") log off the one at `target`; gives the answer. */
int logoff(struct farm *farm, const char *caller, const char *target);

/* Fail unless the farm is as it was and its journal empty. */
void nothing_happened(const char *label, struct farm *farm, const struct snapshot *before);

/* A session of a snapshot, to be changed into what is expected; or taken out of it. */
struct session *session_at(struct snapshot *farm, const char *server, uint32_t id);
void remove_session(struct snapshot *farm, const char *server, uint32_t id);

/* Run SQL on the farm's own connection; gives SQLite's answer. */
int run_sql(struct farm *farm, const char *sql);

/* How many problems farm_check() finds; they are printed. */
size_t check_farm(struct farm *farm);

/* Have changes such as "DELETE ON programs" fail with FARM_E_IMPOSSIBLE, and no more. */
void make_guard(struct farm *farm, const char *step);
void drop_guard(struct farm *farm);

/* Says what went wrong with an answer: "7022 (The specified session cannot be found.)". */
void same_answer(const char *label, int got, int expected);

#endif
