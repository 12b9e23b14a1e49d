#include "cli/tests/edition_support.h"

#include <stdio.h>
#include <string.h>

#include "base/environment.h"
#include "base/macros.h"
#include "cli/tests/logoff_support.h"
#include "sim/tests/support.h"

#define SESSIONS                                                                                   \
	"    winstations: {TERM04: {kind: direct}}\n"                                              \
	"    sessions:\n"                                                                          \
	"      4: {at: TERM04, user: tom, programs: [calc.exe]}\n"                                 \
	"      5: {at: 'RDP-Tcp#1', user: eva, programs: [calc.exe]}\n"                            \
	"      6: {at: 'RDP-Tcp#2', user: Administrator}\n"
static const char farm_file[] = "servers:\n"
				"  NT4:\n" SESSIONS "  WS2003:\n"
				"    edition: ws2003\n" SESSIONS "  WS2022:\n"
				"    edition: ws2022\n" SESSIONS;

int edition_setup(void **state)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;

	if (sandbox_setup(state) != 0)
		return -1;
	snapshot = parse_farm(farm_file);
	same_answer("farm_create", farm_create("farm.db", snapshot, false), 0);
	environment_set("TSFARM_DB", "farm.db");
	environment_set("TSFARM_EDITION", NULL);
	return 0;
}

int edition_teardown(void **state)
{
	environment_set("TSFARM_EDITION", NULL);
	return sandbox_teardown(state);
}

/* The programs are in one folder, under names with the same ending. */
static void use_program(const char *first, const char *name)
{
	const char *slash = strrchr(first, '/'), *backslash = strrchr(first, '\\');
	const char *base = slash > backslash || !backslash ? slash : backslash;
	const char *end = strstr(base, ".exe");
	char path[4096];

	snprintf(path, sizeof(path), "%.*s%s%s", (int)(base + 1 - first), first, name,
		end ? end : "");
	sandbox_use(path);
}

static void run_spoken(const struct spoken *row)
{
	struct sandbox_case typed = {.label = row->at,
		.input = row->input,
		.status = row->status,
		.out = row->out ? row->out : "",
		.err = row->err ? row->err : ""};
	char first[4096];

	for (size_t i = 0; i < ARRAY_SIZE(row->arguments); i++)
		typed.arguments[i] = row->arguments[i];
	logoff_sit(row->at);
	snprintf(first, sizeof(first), "%s", sandbox_program());
	if (row->program)
		use_program(first, row->program);
	sandbox_run(&typed);
	sandbox_use(first);
}

void edition_run(const struct spoken *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		run_spoken(&rows[i]);
}
