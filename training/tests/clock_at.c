/* A library that is loaded before others: time() is the number in the file CLOCK_AT. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

time_t time(time_t *ret_time)
{
	const char *path = getenv("CLOCK_AT");
	FILE *file = path ? fopen(path, "r") : NULL;
	long long now = 0;

	if (file) {
		if (fscanf(file, "%lld", &now) != 1)
			now = 0;
		fclose(file);
	}
	if (ret_time)
		*ret_time = (time_t)now;
	return (time_t)now;
}
