/* What tests of the suite's parts share: texts read as a suite reads them, results as text. */
#ifndef TSFARM_CONFORMANCE_SUITE_TESTS_SUPPORT_H
#define TSFARM_CONFORMANCE_SUITE_TESTS_SUPPORT_H

#include "base/tests/support.h"
#include "conformance/suite/change.h"
#include "conformance/suite/scenario.h"

/* Something to read into, for one test: reading_setup() and reading_teardown() are its fixtures. */
extern struct arena *arena;
extern struct diagnostics problems;
extern struct reader reader;
int reading_setup(void **state);
int reading_teardown(void **state);

/* The text as a tree, called "f" in problems; a text that is no YAML ends the test. */
const struct yaml_node *parse(const char *yaml);

/* Fail unless the problems so far are these lines; they are then forgotten. */
void same_problems(const char *label, const char *expected);

/* Changes from the value of a `changes:` key, and as lines ("none" when there are none), the arena's. */
struct changes read_changes(const char *yaml);
const char *changes_to_text(const struct changes *changes);

/*
 * A suite that knows the clauses d/one, d/two and d/untestable, with its fixtures; one that reads
 * the text as the scenario file `file`.
 */
extern struct suite suite;
int suite_setup(void **state);
int suite_teardown(void **state);
void read_scenario(const char *file, const char *yaml);

/* The catalogue of that suite; and another, of e/one, which is about disconn. */
extern const char document_yaml[], other_document_yaml[];

#endif
