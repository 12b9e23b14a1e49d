/*
 * Expected changes that cannot happen: they name a server, a session or a program that the farm
 * does not have, or a value that the thing has already or can never have.
 */
#ifndef TSFARM_CONFORMANCE_SUITE_CHANGE_ORIGIN_H
#define TSFARM_CONFORMANCE_SUITE_CHANGE_ORIGIN_H

#include "conformance/suite/change.h"

/* The farm from which expected changes start. */
struct change_origin {
	const struct snapshot *farm;   /* before the first step */
	const struct changes *earlier; /* expected before these or beside them; NULL for none */
	/* Several commands run before the farms are compared. A session may start and end meanwhile. */
	bool has_many_commands;
};

/* The nodes of a change in its file, for problems. `to` is NULL if the change has no new value. */
struct change_nodes {
	const struct yaml_node *thing, *to;
};

/*
 * Add a problem if no outcome can have the change: a thing or a new value in a form that its kind
 * never has. With an origin also those that do not follow from it; NULL checks the form alone.
 */
void change_check(struct reader *reader, const struct change *change,
	const struct change_nodes *nodes, const struct change_origin *origin);

#endif
