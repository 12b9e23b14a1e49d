#include "base/user.h"

#include "base/environment.h"
#include "base/macros.h"
#include "base/tests/support.h"

/* What the variables of a session say is another matter: they are anybody's to set. */
static void user_add_name__is_the_systems(void **state)
{
	cleanup(text_deinit) struct text name = {0}, again = {0};
	int r = user_add_name(&name);

	(void)state;
	/* a container may run under a number that has no name */
	if (r < 0)
		skip_because("the user has a number and no name");
	assert_true(name.length > 0);
	environment_set("USER", "somebody else");
	environment_set("LOGNAME", "somebody else");
	same_number("again", user_add_name(&again), 0);
	same_text("again", text_string(&again), text_string(&name));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(user_add_name__is_the_systems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
