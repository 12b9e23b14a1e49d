#include "sim/tests/stage.h"

#include <stdlib.h>
#include <string.h>

struct folder folder;
struct farm *farm;
struct snapshot *before;

static const char *staged_yaml;

void stage_farm(const char *yaml)
{
	staged_yaml = yaml;
	folder_make(&folder);
	farm = make_farm(&folder, yaml);
	before = read_farm(farm);
}

void strike_farm(void)
{
	before = snapshot_free(before);
	farm = farm_free(farm);
	folder_remove(&folder);
}

void stage_again(void)
{
	strike_farm();
	stage_farm(staged_yaml);
}

void journal_is(const char *label, const char *lines)
{
	char *journal = journal_of(farm);
	bool same = strcmp(journal, lines) == 0;

	if (!same)
		print_error("%s: the journal is\n%sexpected was\n%s", label, journal, lines);
	free(journal);
	assert_true(same);
}

void farm_is_as_before(const char *label)
{
	struct snapshot *after = read_farm(farm);

	same_farm(label, after, before);
	snapshot_free(after);
}

void stage_changed_to(const char *label, const char *journal)
{
	farm_is_as_before(label);
	journal_is(label, journal);
	stage_again();
}

int stage_setup(void **state)
{
	stage_farm(*state);
	return 0;
}

int stage_teardown(void **state)
{
	(void)state;
	strike_farm();
	return 0;
}
