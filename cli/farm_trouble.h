/* Why a farm cannot be used, and what would help: the same words for every program. */
#ifndef TSFARM_CLI_FARM_TROUBLE_H
#define TSFARM_CLI_FARM_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>

/* They stand behind "cannot read farm '...': " and the like. */
#define WHY_MISSING "there is no such file; 'tsfarm create' makes a farm"
#define WHY_FOLDER "that is a folder; name a file in it"
#define WHY_NOT_IN_A_FOLDER "a part of that path is no folder"
#define WHY_FORBIDDEN "permission denied; the file must be yours to read and write, its folder too"
#define WHY_READ_ONLY "it cannot be written there; name a place that can be written"
#define WHY_LOCKED                                                                                 \
	"another process kept it locked for five seconds; try again when that one is done"
#define WHY_NOT_A_FARM "that file is no farm; 'tsfarm create' makes one from a farm file"
#define WHY_DAMAGED                                                                                \
	"the file is damaged; put a copy in its place, or make it anew with 'tsfarm create "       \
	"--force'"
#define WHY_ENDLESS                                                                                \
	"the file is damaged: reading it takes more steps than a farm of its size needs; put a "   \
	"copy in its place"
#define WHY_FOREIGN                                                                                \
	"the file is damaged: another program changed its tables, indexes, triggers or views; "    \
	"'tsfarm check' names them"
#define WHY_REPLACED "another program replaced or removed it in the meantime; try again"
#define WHY_NEWER                                                                                  \
	"it is of version %d, and this tsfarm reads versions up to %d; use the one that made it"

/*
 * Write why the farm at `path` gave that answer of the library. False when the machine is to blame:
 * the text is then the system's.
 */
bool farm_trouble(const char *path, int answer, char *ret_why, size_t size);

#endif
