/* The variables that a program is given and hands on, in UTF-8. */
#ifndef TSFARM_BASE_ENVIRONMENT_H
#define TSFARM_BASE_ENVIRONMENT_H

/* The value, or NULL where there is none; valid until the variable is set. */
const char *environment_get(const char *name);

/* Give the variable a value, or take it away with NULL. Returns 0 or negative errno. */
int environment_set(const char *name, const char *value);

#endif
