/* Documents: catalogues of clauses. A clause is a statement from which scenarios are written. */
#ifndef TSFARM_CONFORMANCE_SUITE_DOCUMENT_H
#define TSFARM_CONFORMANCE_SUITE_DOCUMENT_H

#include <stddef.h>

#include "base/reader.h"
#include "conformance/suite/level.h"
#include "sim/tsfarm.h"

/* The command of a document that names none. */
#define DOCUMENT_COMMAND "logoff"

struct clause {
	const char *id; /* "q186477/security/own-session" */
	const char *section, *says;
	const char *untestable; /* why no scenario can show it; NULL if one can */
	const char *disputed;   /* which source disagrees, so that scenarios accept both; or NULL */
	enum level level;
	const char *document_id, *document_title;
	const char *command;  /* of the document */
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
	/* A catalogue has problems, so that it may have clauses that are missing here. */
	bool is_incomplete;
};

extern const struct reader_table document_tables[2];

/* Make an empty set of documents. 0 or -ENOMEM; deinit in any case. */
int documents_init(struct documents *documents);
void documents_deinit(struct documents *documents);

/* Read one catalogue, or a folder of them. Problems are added; returns 0 or a negative errno. */
int documents_load(struct documents *documents, const char *path, struct diagnostics *problems);

/* Read the catalogue in the tree. Returns as documents_load(). */
int document_read(struct documents *documents, const char *file, const struct yaml_node *root,
	struct diagnostics *problems);

/* The clause of that id; NULL if there is none. */
const struct clause *documents_find(const struct documents *documents, const char *id);

/*
 * Read the id of a clause. An unknown clause is a problem, unless the documents are incomplete. 0 or
 * -ENOMEM.
 */
int documents_read_clause(const struct documents *documents, struct reader *reader,
	const struct yaml_node *node, const struct clause **ret_clause);

/*
 * The commands of the documents, each once, `*ret_count` of them. The arena owns the list; NULL on
 * ENOMEM.
 */
const char **documents_commands(
	const struct documents *documents, struct arena *arena, size_t *ret_count);

/* Whether documents and subjects may have a command of that name. */
bool command_name_is_valid(const char *name);

/* The accepted names of commands, for refusals. */
#define COMMAND_NAME_ACCEPTED "small letters, digits and '-'"

/*
 * All clause ids, `*ret_count` of them, for suggestions. The arena owns the list; NULL on ENOMEM.
 */
const char **documents_clause_ids(
	const struct documents *documents, struct arena *arena, size_t *ret_count);

#endif
