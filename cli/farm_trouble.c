#include "cli/farm_trouble.h"

#include <errno.h>
#include <stdio.h>

#include "base/macros.h"
#include "sim/tsfarm.h"

static const struct {
	int answer;
	const char *why;
} reasons[] = {
	{-ENOENT, WHY_MISSING},
	{-ENOTDIR, WHY_NOT_IN_A_FOLDER},
	{-EISDIR, WHY_FOLDER},
	{-EACCES, WHY_FORBIDDEN},
	{-EROFS, WHY_READ_ONLY},
	{-EBUSY, WHY_LOCKED},
	{FARM_E_NOT_A_FARM, WHY_NOT_A_FARM},
	{FARM_E_CORRUPT, WHY_DAMAGED},
	{FARM_E_ENDLESS, WHY_ENDLESS},
	{FARM_E_FOREIGN, WHY_FOREIGN},
	{FARM_E_REPLACED, WHY_REPLACED},
};

bool farm_trouble(const char *path, int answer, char *ret_why, size_t size)
{
	if (answer == FARM_E_NEWER) {
		snprintf(ret_why, size, WHY_NEWER, farm_file_version(path), FARM_VERSION);
		return true;
	}
	for (size_t i = 0; i < ARRAY_SIZE(reasons); i++) {
		if (reasons[i].answer == answer) {
			snprintf(ret_why, size, "%s", reasons[i].why);
			return true;
		}
	}
	snprintf(ret_why, size, "%s", farm_error_to_string(answer));
	return false;
}
