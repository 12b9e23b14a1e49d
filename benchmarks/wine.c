/*
 * What tsconform adds to the processes under Wine that it must start anyway, with a server of Wine
 * that runs: the time of a scenario beside that of merely starting the same logoff.exe with the same
 * arguments.
 *
 *     wine TSCONFORM HELPER
 *
 * HELPER is conformance/subjects/wine. Exits with 77, after a sentence, where there is no Wine or no
 * logoff.exe.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "benchmarks/refusals.h"
#include "conformance/run/windows_program.h"

enum {
	SCENARIOS = 200,
	SKIPPED = 77
};

static int run_helper(const char *helper, const char *what, const char *folder, const char *to)
{
	struct text line = {0};
	int status;

	text_printf(&line, "'%s' %s '%s' >'%s'", helper, what, folder, to);
	status = system(text_string(&line));
	text_deinit(&line);
	return status;
}

/* What the helper printed goes into our environment and into a subject that starts nothing. */
static void write_subject(const char *path, const char *variables, const char *logoff)
{
	FILE *from = fopen(variables, "r"), *to = fopen(path, "w");
	char line[512], *value;

	if (!from || !to)
		refusals_give_up("cannot write the subject");
	fputs("subject: warm\ntitle: Under Wine\nfarm-path: windows\nenvironment:\n", to);
	while (fgets(line, sizeof(line), from) && (value = strchr(line, '='))) {
		*value++ = '\0';
		value[strcspn(value, "\n")] = '\0';
		setenv(line, value, 1);
		fprintf(to, "  %s: '%s'\n", line, value);
	}
	fprintf(to, "command: ['%s', '%s']\n", getenv("WINE"), logoff);
	fclose(from);
	fclose(to);
}

/* As Wine shows the files of the machine, and as the subject is given it. */
static void give_farm(const char *path)
{
	char farm[128];

	snprintf(farm, sizeof(farm), "Z:%s", path);
	for (char *at = farm; *at; at++)
		*at = *at == '/' ? '\\' : *at;
	setenv("TSFARM_DB", farm, 1);
}

static void measure_refusals(
	const struct refusals *refusals, char *tsconform, char *logoff, const char *helper)
{
	char run[96], variables[96], subject[96], option[] = "--subject";
	char nothing[] = "--no-store";
	char *const options[] = {nothing, option, subject, NULL};

	snprintf(run, sizeof(run), "%s/run", refusals->folder);
	snprintf(variables, sizeof(variables), "%s/variables", refusals->folder);
	snprintf(subject, sizeof(subject), "%s/warm.yaml", refusals->folder);
	if (mkdir(run, 0700) != 0 || run_helper(helper, "start", run, variables) != 0)
		refusals_give_up("Wine could not be started");
	write_subject(subject, variables, logoff);
	give_farm(refusals->farm);
	refusals_print(refusals, tsconform, options, (char *const[]){getenv("WINE"), logoff, NULL});
	run_helper(helper, "stop", run, variables);
	rmdir(run);
	unlink(variables);
	unlink(subject);
}

static int skip_benchmark(const char *sentence)
{
	printf("skipped: %s\n", sentence);
	return SKIPPED;
}

int main(int argc, char **argv)
{
	char *logoff = windows_program_find("logoff.exe");
	struct refusals refusals;

	if (argc != 3)
		refusals_give_up("usage: wine TSCONFORM HELPER");
	if (!logoff)
		return skip_benchmark("there is no logoff.exe; 'scripts/windows' builds it");
	if (access("/usr/lib/wine/wine64", X_OK) != 0 &&
		system("command -v wine64 wine >/dev/null") != 0)
		return skip_benchmark("Wine is not installed");
	refusals_make(&refusals, SCENARIOS);
	measure_refusals(&refusals, argv[1], logoff, argv[2]);
	refusals_remove(&refusals);
	free(logoff);
	return 0;
}
