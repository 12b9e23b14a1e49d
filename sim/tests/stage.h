/* A farm that the tests of a file share, and what it was before they changed it. */
#ifndef TSFARM_SIM_TESTS_STAGE_H
#define TSFARM_SIM_TESTS_STAGE_H

#include "sim/tests/support.h"

/* Made by stage_farm(); a test may change `before` into what it expects. */
extern struct folder folder;
extern struct farm *farm;
extern struct snapshot *before;

/* Make a farm of the text in a folder of its own, and look at it; end all that, also when half made. */
void stage_farm(const char *yaml);
void strike_farm(void);

/* Begin anew with the same farm. */
void stage_again(void);

/* The journal must be these lines; the farm must be as `before`. */
void journal_is(const char *label, const char *lines);
void farm_is_as_before(const char *label);

/* The farm is as `before` was made to be, and the journal says so; then all begins anew. */
void stage_changed_to(const char *label, const char *journal);

/* A test on the farm of `farm_yaml`. */
#define STAGED(test)                                                                               \
	cmocka_unit_test_prestate_setup_teardown(                                                  \
		test, stage_setup, stage_teardown, (void *)farm_yaml)
int stage_setup(void **state);
int stage_teardown(void **state);

#endif
