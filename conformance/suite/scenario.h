/* Scenarios (docs/scenario-format.md). A file has one scenario, and each row of it is run. */
#ifndef TSFARM_CONFORMANCE_SUITE_SCENARIO_H
#define TSFARM_CONFORMANCE_SUITE_SCENARIO_H

#include "conformance/suite/document.h"
#include "conformance/suite/expectation.h"
#include "conformance/suite/farms.h"
#include "conformance/suite/lesson.h"
#include "conformance/suite/work_file.h"

/* The title of a scenario that is not written yet. `tsconform lint` warns of it. */
#define SCENARIO_UNWRITTEN "to be written"

struct step {
	const char *server; /* where the command is typed */
	uint32_t session;
	char **arguments; /* the first is the program; NULL after the last */
	size_t argument_count;
	const char *typed; /* the command line, for people */
	const char *input; /* on its standard input; NULL for nothing */
	struct expectations expectations;
	unsigned line;
};

/* One scenario to run, with the values of one row, in one edition. Its id names both. */
struct scenario {
	const char *id;       /* "q186477/security/own-session", then "/row", then "@ws2022" */
	enum edition edition; /* of the farm, and of the documents of its clauses */
	const char *file_id;  /* without row and edition; in the file, or of its path */
	const char *title;
	const char *file;
	unsigned line;
	const struct clause **clauses; /* none: it is the user's own, of level `own` */
	size_t clause_count;
	const char *command; /* of its clauses, which the subject replaces; or LEVEL_OWN_COMMAND */
	enum level level;
	const char *skip; /* why it is not run; NULL if it is */
	struct farm_entry *farm;
	struct step *steps;
	size_t step_count;
	const char **environment; /* "NAME=value" */
	size_t environment_count;
	/* In the folder where its commands start; NULL: that of tsconform, or of an own scenario. */
	const struct work_file *files;
	size_t file_count;
	unsigned time_limit; /* seconds */
};

struct suite {
	struct arena *arena;
	struct documents documents;
	struct farms farms;
	struct scenario *scenarios;
	size_t count;
	struct lesson *lessons; /* read with `all` only */
	size_t lesson_count;
	struct diagnostics *warnings; /* NULL: they are not wanted */
};

extern const struct reader_table scenario_tables[2];

/* Make an empty suite. 0 or as farms_init(); deinit in any case. */
int suite_init(struct suite *suite);
void suite_deinit(struct suite *suite);

/* Read the scenario in the tree. Problems are added. 0 or a negative errno. */
int scenario_read(struct suite *suite, const char *file, const struct yaml_node *root,
	struct diagnostics *problems);

/*
 * Read the tree as one scenario to run. `row` is the part of its id after the slash, or NULL.
 * `edition` is the one that the file names, or NULL for that of the clauses. 0 or negative errno.
 */
int scenario_read_row(struct suite *suite, struct reader *reader, const struct yaml_node *root,
	const enum edition *edition, const char *row);

/* Whether it is the user's own: written from no document. */
bool scenario_is_own(const struct scenario *scenario);

/* Whether the scenario is written from that clause. */
bool scenario_shows(const struct scenario *scenario, const struct clause *clause);

/*
 * Read a file, or all files of a folder: scenarios, and with `all` also lessons. With `all` other
 * files (farms, catalogues, subjects, known failures) are read for their problems. 0 or negative errno.
 */
int suite_load(struct suite *suite, const char *path, bool all, struct diagnostics *problems);

/* The id, or prefix of one, that is nearest to the typed text; NULL if none is near. */
const char *suite_nearest_id(const struct suite *suite, const char *typed);

/* Add problems for ids of several scenarios, and for ids and numbers of several lessons. */
void suite_refuse_twins(const struct suite *suite, struct diagnostics *problems);

#endif
