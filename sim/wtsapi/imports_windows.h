/* The functions that the running program imports, and others in their place. */
#ifndef TSFARM_SIM_WTSAPI_IMPORTS_WINDOWS_H
#define TSFARM_SIM_WTSAPI_IMPORTS_WINDOWS_H

#include <stddef.h>

struct import_turn {
	const char *name; /* of a function, in whatever library */
	void (*instead)(void);
};

/* Turn the program's own imports. Those of its libraries, and of ours, stay as they are. */
void imports_turn(const struct import_turn *turns, size_t count);

#endif
