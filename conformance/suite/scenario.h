/* Scenarios (docs/scenario-format.md): a file holds one, and each of its rows is one to run. */
#ifndef TSFARM_CONFORMANCE_SUITE_SCENARIO_H
#define TSFARM_CONFORMANCE_SUITE_SCENARIO_H

#include "conformance/suite/document.h"
#include "conformance/suite/expectation.h"
#include "conformance/suite/farms.h"
#include "conformance/suite/lesson.h"
#include "conformance/suite/work_file.h"

/* The title of a scenario that nobody has written yet: `tsconform lint` warns of it. */
#define SCENARIO_UNWRITTEN "to be written"

struct step {
	const char *server; /* where the command is typed */
	uint32_t session;
	char **arguments; /* the first is the program; NULL behind the last */
	size_t argument_count;
	const char *typed; /* the command line, for people */
	const char *input; /* on its standard input; NULL for nothing */
	struct expectations expectations;
	unsigned line;
};

/* One scenario as it is run: with the values of one row, in one edition. Its id names both. */
struct scenario {
	const char *id;       /* "q186477/security/own-session", then "/row", then "@ws2022" */
	enum edition edition; /* of the farm, and of the documents of its clauses */
	const char *file_id;  /* as the file has it */
	const char *title;
	const char *file;
	unsigned line;
	const struct clause **clauses;
	size_t clause_count;
	const char *command; /* that its clauses are about; for which the subject stands */
	enum level level;
	const char *skip; /* why it is not run; NULL when it is */
	struct farm_entry *farm;
	struct step *steps;
	size_t step_count;
	const char **environment; /* "NAME=value" */
	size_t environment_count;
	/* Of the folder that it starts in; NULL: it starts in that of tsconform. */
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
	struct lesson *lessons; /* read with `all` alone */
	size_t lesson_count;
	struct diagnostics *warnings; /* of what may be so, and should not; NULL: nobody asks */
};

extern const struct reader_table scenario_tables[2];

int suite_init(struct suite *suite);
void suite_deinit(struct suite *suite);

/* Read the scenario that the tree holds. Problems are added; returns 0 or a negative errno. */
int scenario_read(struct suite *suite, const char *file, const struct yaml_node *root,
	struct diagnostics *problems);

/*
 * Read the tree as one scenario to run; `row` is the part of its id after the slash, or NULL.
 * `edition` is the one that the file names, or NULL: then it is that of the clauses.
 */
int scenario_read_row(struct suite *suite, struct reader *reader, const struct yaml_node *root,
	const enum edition *edition, const char *row);

/* Whether the scenario is written from that clause. */
bool scenario_shows(const struct scenario *scenario, const struct clause *clause);

/*
 * Read a file, or all files of a folder: scenarios; and with `all` also lessons, and for their
 * problems alone farms, catalogues, subjects and lists of known failures, each as what it is.
 */
int suite_load(struct suite *suite, const char *path, bool all, struct diagnostics *problems);

/* The id, or its beginning, that is nearest to what somebody typed; NULL when none is near. */
const char *suite_nearest_id(const struct suite *suite, const char *typed);

/* Say which ids several scenarios have, and which ids or numbers several lessons. */
void suite_refuse_twins(const struct suite *suite, struct diagnostics *problems);

#endif
