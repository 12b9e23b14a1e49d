/*
 * What tsconform adds to the processes that it must start anyway: the time of a scenario beside the
 * time of merely starting the same program, with the same arguments, on the same farm file.
 *
 *     harness TSCONFORM LOGOFF
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "benchmarks/stopwatch.h"
#include "sim/tsfarm.h"

enum {
	SCENARIOS = 1000,
	ROUNDS = 3
};

static const char farm_text[] = "servers:\n"
				"  WF12:\n"
				"    sessions:\n"
				"      0: {at: Console, user: Administrator}\n"
				"      3: {user: eva}\n"
				"      12: {user: tom, programs: [winword.exe]}\n"
				"      14: {user: ann, state: disconnected}\n";

/* Where everything of this benchmark is: in memory where there is such a place. */
static char folder[64];

static void give_up(const char *sentence)
{
	fprintf(stderr, "harness: %s\n", sentence);
	exit(1);
}

static void make_folder(void)
{
	strcpy(folder, access("/dev/shm", W_OK) == 0 ? "/dev/shm/tsfarm-bench-XXXXXX"
						     : "/tmp/tsfarm-bench-XXXXXX");
	if (!mkdtemp(folder))
		give_up("cannot make a folder");
}

static void make_farm(const char *path)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	char *problems = NULL;

	if (snapshot_parse("farm", farm_text, sizeof(farm_text) - 1, &snapshot, &problems) != 0 ||
		farm_create(path, snapshot, true) != 0)
		give_up("cannot make the farm");
}

/* One scenario with a thousand rows, so that its file is read in no time worth counting. */
static void make_suite(const char *path)
{
	FILE *file = fopen(path, "w");

	if (!file)
		give_up("cannot write the suite");
	fputs("id: benchmark/refused\nclauses: q186477/syntax/session-id\ntitle: nothing ends\n"
	      "farm:\n",
		file);
	for (const char *line = farm_text; *line; line = strchr(line, '\n') + 1)
		fprintf(file, "  %.*s\n", (int)strcspn(line, "\n"), line);
	fputs("typed-in: WF12/3\nrun: logoff {id}\nexpect: {changes: none, exit: "
	      "non-zero}\ncases:\n",
		file);
	for (int i = 0; i < SCENARIOS; i++)
		fprintf(file, "  - {id: %d}\n", 1000 + i);
	if (fclose(file) != 0)
		give_up("cannot write the suite");
}

static char *const *command_line(void *context, size_t number)
{
	(void)number;
	return context;
}

static double floor_of(char *logoff, size_t jobs)
{
	char id[] = "1000";
	char *arguments[] = {logoff, id, NULL};

	return (double)stopwatch_spawn(SCENARIOS, jobs, command_line, arguments) / SCENARIOS;
}

static double suite_of(char *tsconform, char *suite, char *jobs)
{
	char run[] = "run", option[] = "-j";
	char *arguments[] = {tsconform, run, option, jobs, suite, NULL};

	return (double)stopwatch_spawn(1, 1, command_line, arguments) / SCENARIOS;
}

/* The better of several rounds, both sides taking turns, so that a busy moment harms neither. */
static void measure(char *tsconform, char *logoff, char *suite, size_t jobs)
{
	double least_floor = 0, least_suite = 0;
	char count[8], what[64];

	snprintf(count, sizeof(count), "%zu", jobs);
	snprintf(what, sizeof(what), "a scenario, -j%zu", jobs);
	for (int round = 0; round < ROUNDS; round++) {
		double floor_us = floor_of(logoff, jobs);
		double suite_us = suite_of(tsconform, suite, count);

		if (round == 0 || floor_us < least_floor)
			least_floor = floor_us;
		if (round == 0 || suite_us < least_suite)
			least_suite = suite_us;
	}
	stopwatch_print_row(what, least_floor, least_suite);
}

static void clean(const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		unlink(paths[i]);
	rmdir(folder);
}

int main(int argc, char **argv)
{
	char farm[96], suite[96];

	if (argc != 3)
		give_up("usage: harness TSCONFORM LOGOFF");
	make_folder();
	snprintf(farm, sizeof(farm), "%s/farm.db", folder);
	snprintf(suite, sizeof(suite), "%s/suite.yaml", folder);
	make_farm(farm);
	make_suite(suite);
	setenv("TSFARM_DB", farm, 1);
	setenv("TSFARM_SERVER", "WF12", 1);
	setenv("TSFARM_SESSION", "3", 1);
	printf("%-44s %12s %12s %8s\n", "", "process", "tsconform", "ratio");
	measure(argv[1], argv[2], suite, 1);
	measure(argv[1], argv[2], suite, 2);
	clean((const char *const[]){farm, suite}, 2);
	return 0;
}
