/* tsconform known: what fails, as a list that goes on being true. */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/tests/small_suite.h"

/* A subject that fails d/ends, and d/usage at level defined: it does nothing. */
#define NOTHING "- id: d/ends\n  because: [changes]\n  reason: to be explained\n"

static void same_list(const char *label, const char *expected)
{
	char *text = read_text("known.yaml");

	sandbox_compare(label, "file", expected, text);
	free(text);
}

static void known__lists_what_fails(void **state)
{
	(void)state;
	run_line("tsconform known", 0, "[]\n", "");
	write_subject(":");
	/* at the level of run */
	run_line("tsconform known -- ./subject | tee k.yaml", 0,
		"- id: d/ends\n  because: [changes]\n  reason: to be explained\n"
		"- id: d/twice\n  because: [changes]\n  reason: to be explained\n",
		"");
	run_line("tsconform run -k k.yaml -- ./subject | tail -n 1; tsconform lint k.yaml 2>&1 | "
		 "tail -n 1",
		0,
		"4 scenarios, 2 passed, 2 expected failures\n"
		"tsconform: 1 warning\n",
		"");
	/* of one cause there is one warning */
	run_line("tsconform lint k.yaml", 0, "",
		"k.yaml:1:3: [1]: warning: nobody has said why 'd/ends' and 1 more fail\n"
		"tsconform: 1 warning\n");
	run_line("sed '1,3d' k.yaml >one.yaml; tsconform lint one.yaml", 0, "",
		"one.yaml:1:3: [1]: warning: nobody has said why 'd/twice' fails\n"
		"tsconform: 1 warning\n");
}

/* Whatever list comes out, a run that expects it is as it should be, at every level. */
static void known__lists_are_true_at_every_level(void **state)
{
	static const char *const subjects[] = {":", "exit 1", "logoff \"$@\"; exit 5",
		"echo no; logoff \"$@\"", "logoff 12", "kill -9 $$"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(subjects); i++) {
		write_subject(subjects[i]);
		run_line("tsconform known -l defined -- ./subject >known.yaml;"
			 "for level in documented observed defined; do "
			 "tsconform run -l $level -k known.yaml -- ./subject >out || cat out; done",
			0, "", "");
		run_line("cp known.yaml before.yaml; tsconform known -l defined -u known.yaml -- "
			 "./subject >/dev/null;"
			 "diff before.yaml known.yaml",
			0, "", "");
	}
}

static void known__updates_through_a_link(void **state)
{
	(void)state;
	write_subject(":");
	run_line("echo '[]' >list.yaml; ln -s list.yaml known.yaml;"
		 "tsconform known -u known.yaml -- ./subject; readlink known.yaml; grep -c id: "
		 "list.yaml",
		0, "0 kept, 0 changed, 0 dropped, 2 added\nlist.yaml\n2\n", "");
}

static void known__updates_in_place(void **state)
{
	static const struct {
		const char *label, *before, *after, *told;
	} rows[] = {
		{"as it is",
			"# head\n\n- {id: d/ends, reason: r} # why\n# of twice\n- {id: d/twice, "
			"reason: s}\n# end\n",
			"# head\n\n- {id: d/ends, reason: r} # why\n# of twice\n- {id: d/twice, "
			"reason: s}\n# end\n",
			"2 kept, 0 changed, 0 dropped, 0 added\n"},
		{"passes, is gone, is new",
			"# head\n- id: d/refused # x\n  reason: r\n# of twice\n- id: d/twice\n  "
			"link: l\n"
			"  reason: |\n    s\n\n# of gone\n- {id: d/gone, reason: t}\n",
			"# head\n# of twice\n- id: d/twice\n  link: l\n  reason: |\n    s\n"
			"- id: d/ends\n  because: [changes]\n  reason: to be explained\n",
			"1 kept, 0 changed, 2 dropped, 1 added\n"},
		{"another cause or level",
			"- {id: d/twice, because: stdout, link: l, reason: \"r: s\"}\n"
			"- {id: d/ends, level: observed, reason: s}\n",
			"- id: d/twice\n  because: [changes]\n  link: l\n  reason: \"r: s\"\n"
			"- id: d/ends\n  reason: s\n",
			"0 kept, 2 changed, 0 dropped, 0 added\n"},
		{"a part of it", "- {id: d, reason: r}",
			"- id: d/ends\n  reason: r\n- id: d/twice\n  reason: r\n",
			"0 kept, 1 changed, 0 dropped, 0 added\n"},
		{"on one line", "[{id: d/ends, reason: r}, {id: d/twice, reason: s}]\n",
			"- id: d/ends\n  reason: r\n- id: d/twice\n  reason: s\n",
			"2 kept, 0 changed, 0 dropped, 0 added\n"},
		{"not judged",
			"- {id: d/ends, reason: r}\n- {id: d/twice, reason: r}\n"
			"- {id: d/usage, level: defined, reason: s}\n",
			"- {id: d/ends, reason: r}\n- {id: d/twice, reason: r}\n"
			"- {id: d/usage, level: defined, reason: s}\n",
			"3 kept, 0 changed, 0 dropped, 0 added\n"},
	};

	(void)state;
	write_subject(":");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		sandbox_write_text("known.yaml", rows[i].before);
		run_line("tsconform known -l documented --update known.yaml -- ./subject", 0,
			rows[i].told, "");
		same_list(rows[i].label, rows[i].after);
	}
}

static void known__leaves_what_was_not_chosen(void **state)
{
	(void)state;
	sandbox_write_text(
		"known.yaml", "# head\n- {id: d/ends, reason: r}\n- {id: d/twice, reason: s}\n");
	run_line("tsconform known -u known.yaml d/twice", 0,
		"1 kept, 0 changed, 1 dropped, 0 added\n", "");
	same_list("chosen", "# head\n- {id: d/ends, reason: r}\n");
	run_line("tsconform known -u known.yaml", 0, "0 kept, 0 changed, 1 dropped, 0 added\n", "");
	same_list("all", "# head\n[]\n");
	write_subject(":");
	run_line("tsconform known -u known.yaml -l documented d/ends -- ./subject", 0,
		"0 kept, 0 changed, 0 dropped, 1 added\n", "");
	same_list("again", "# head\n" NOTHING);
}

static void known__refuses(void **state)
{
	(void)state;
	sandbox_write_text("known.yaml", "- {id: d/ends}\n");
	run_line("tsconform known -u known.yaml", 2, "",
		"known.yaml:1:3: [1]: the key 'reason' is missing\n"
		"tsconform: 1 problem; nothing was run\n");
	run_line("tsconform known -u nowhere/known.yaml", 3, "",
		"tsconform: cannot write 'nowhere/known.yaml': No such file or directory\n");
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, small_suite_setup, small_suite_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(known__lists_what_fails),
		TEST(known__lists_are_true_at_every_level),
		TEST(known__updates_through_a_link),
		TEST(known__updates_in_place),
		TEST(known__leaves_what_was_not_chosen),
		TEST(known__refuses),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
