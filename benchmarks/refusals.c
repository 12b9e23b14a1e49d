#include "benchmarks/refusals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "benchmarks/stopwatch.h"
#include "sim/tsfarm.h"

/* More words than any command here has, and how often it is measured. */
enum {
	WORDS_MAX = 16,
	ROUNDS = 3
};

static const char farm_text[] = "servers:\n"
				"  WF12:\n"
				"    sessions:\n"
				"      0: {at: Console, user: Administrator}\n"
				"      3: {user: eva}\n"
				"      12: {user: tom, programs: [winword.exe]}\n"
				"      14: {user: ann, state: disconnected}\n";

void refusals_give_up(const char *sentence)
{
	fprintf(stderr, "benchmark: %s\n", sentence);
	exit(1);
}

/* --- Making --- */

static void make_farm(const char *path)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	char *problems = NULL;

	if (snapshot_parse("farm", farm_text, sizeof(farm_text) - 1, &snapshot, &problems) != 0 ||
		farm_create(path, snapshot, true) != 0)
		refusals_give_up("cannot make the farm");
}

/* One scenario with as many rows, so that its file is read in no time worth counting. */
static void make_suite(const char *path, int count)
{
	FILE *file = fopen(path, "w");

	if (!file)
		refusals_give_up("cannot write the suite");
	fputs("id: benchmark/refused\nclauses: q186477/syntax/session-id\ntitle: nothing ends\n"
	      "farm:\n",
		file);
	for (const char *line = farm_text; *line;) {
		size_t length = strcspn(line, "\n");

		fprintf(file, "  %.*s\n", (int)length, line);
		line += length + (line[length] != '\0');
	}
	fputs("typed-in: WF12/3\nrun: logoff {id}\nexpect: {changes: none, exit: "
	      "non-zero}\ncases:\n",
		file);
	for (int i = 0; i < count; i++)
		fprintf(file, "  - {id: %d}\n", 1000 + i);
	if (fclose(file) != 0)
		refusals_give_up("cannot write the suite");
}

void refusals_make(struct refusals *refusals, int count)
{
	*refusals = (struct refusals){.count = count};
	strcpy(refusals->folder, access("/dev/shm", W_OK) == 0 ? "/dev/shm/tsfarm-bench-XXXXXX"
							       : "/tmp/tsfarm-bench-XXXXXX");
	if (!mkdtemp(refusals->folder))
		refusals_give_up("cannot make a folder");
	snprintf(refusals->farm, sizeof(refusals->farm), "%s/farm.db", refusals->folder);
	snprintf(refusals->suite, sizeof(refusals->suite), "%s/suite.yaml", refusals->folder);
	make_farm(refusals->farm);
	make_suite(refusals->suite, count);
	setenv("TSFARM_DB", refusals->farm, 1);
	setenv("TSFARM_SERVER", "WF12", 1);
	setenv("TSFARM_SESSION", "3", 1);
}

void refusals_remove(const struct refusals *refusals)
{
	unlink(refusals->farm);
	unlink(refusals->suite);
	rmdir(refusals->folder);
}

/* --- Measuring --- */

static char *const *same_line(void *context, size_t number)
{
	(void)number;
	return context;
}

static size_t add_words(char **to, size_t count, char *const *words)
{
	for (; words && *words && count < WORDS_MAX - 1; words++)
		to[count++] = *words;
	return count;
}

static double floor_of(const struct refusals *refusals, char *const *command, size_t jobs)
{
	char id[] = "1000";
	char *arguments[WORDS_MAX] = {NULL};

	arguments[add_words(arguments, 0, command)] = id;
	return (double)stopwatch_spawn((size_t)refusals->count, jobs, same_line, arguments) /
	       refusals->count;
}

static double suite_of(
	const struct refusals *refusals, char *tsconform, char *const *options, size_t jobs)
{
	char run[] = "run", option[] = "-j", number[8];
	char *arguments[WORDS_MAX] = {tsconform, run, option, number};
	size_t count = add_words(arguments, 4, options);

	snprintf(number, sizeof(number), "%zu", jobs);
	arguments[count] = (char *)(uintptr_t)refusals->suite;
	return (double)stopwatch_spawn(1, 1, same_line, arguments) / refusals->count;
}

/* The better of several rounds, both sides taking turns, so that a busy moment harms neither. */
static void print_row(const struct refusals *refusals, char *tsconform, char *const *options,
	char *const *command, size_t jobs)
{
	double least_floor = 0, least_suite = 0;
	char what[64];

	snprintf(what, sizeof(what), "a scenario, -j%zu", jobs);
	for (int round = 0; round < ROUNDS; round++) {
		double floor_us = floor_of(refusals, command, jobs);
		double suite_us = suite_of(refusals, tsconform, options, jobs);

		if (round == 0 || floor_us < least_floor)
			least_floor = floor_us;
		if (round == 0 || suite_us < least_suite)
			least_suite = suite_us;
	}
	stopwatch_print_row(what, least_floor, least_suite);
}

void refusals_print(const struct refusals *refusals, char *tsconform, char *const *options,
	char *const *command)
{
	printf("%-44s %12s %12s %8s\n", "", "process", "tsconform", "ratio");
	print_row(refusals, tsconform, options, command, 1);
	print_row(refusals, tsconform, options, command, 2);
}
