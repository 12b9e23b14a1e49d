/* Documents taken apart: catalogues of clauses, each a statement that scenarios are written from. */
#ifndef TSFARM_CONFORMANCE_SUITE_DOCUMENT_H
#define TSFARM_CONFORMANCE_SUITE_DOCUMENT_H

#include <stddef.h>

#include "base/reader.h"
#include "conformance/suite/level.h"
#include "sim/tsfarm.h"

/* What a document is about that does not say it. */
#define DOCUMENT_COMMAND "logoff"

struct clause {
	const char *id; /* "q186477/security/own-session" */
	const char *section, *says;
	const char *untestable; /* why no scenario can show it; NULL when one can */
	const char *disputed;   /* which source disagrees, so that scenarios accept both; or NULL */
	enum level level;
	const char *document_id, *document_title;
	const char *command;  /* which the document is about */
	enum edition edition; /* of the document */
};

struct document {
	const char *id, *title;
	const char *command; /* as scenarios type it: "logoff" */
	enum edition edition;
	struct clause *clauses;
	size_t clause_count;
};

struct documents {
	struct arena *arena;
	struct document *items;
	size_t count;
	/* A catalogue has problems, so that a clause may be there although no document here has it. */
	bool is_incomplete;
};

extern const struct reader_table document_tables[2];

int documents_init(struct documents *documents);
void documents_deinit(struct documents *documents);

/* Read one catalogue, or a folder of them. Problems are added; returns 0 or a negative errno. */
int documents_load(struct documents *documents, const char *path, struct diagnostics *problems);

/* The catalogue that the tree holds. */
int document_read(struct documents *documents, const char *file, const struct yaml_node *root,
	struct diagnostics *problems);

/* The clause of that id; NULL when there is none. */
const struct clause *documents_find(const struct documents *documents, const char *id);

/*
 * Read the id of a clause, which is refused where no document has it, unless they are incomplete.
 * 0 or -ENOMEM.
 */
int documents_read_clause(const struct documents *documents, struct reader *reader,
	const struct yaml_node *node, const struct clause **ret_clause);

/* The commands that they are about, each once: the arena's, `*ret_count` of them. NULL when memory is short. */
const char **documents_commands(
	const struct documents *documents, struct arena *arena, size_t *ret_count);

/* Is it the name of a command, as documents and subjects have it? */
bool command_name_is_valid(const char *name);

/* What a refused name would have to be. */
#define COMMAND_NAME_ACCEPTED "small letters, digits and '-'"

/* All clause ids, for suggestions: the arena's, `*ret_count` of them. NULL when memory is short. */
const char **documents_clause_ids(
	const struct documents *documents, struct arena *arena, size_t *ret_count);

#endif
