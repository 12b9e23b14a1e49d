/* Environment variables, in UTF-8: a seam to the system. */
#ifndef TSFARM_BASE_ENVIRONMENT_H
#define TSFARM_BASE_ENVIRONMENT_H

/* The value, or NULL if the variable is not set. Valid until the variable changes. */
const char *environment_get(const char *name);

/* Set the variable, or remove it with NULL. 0 or negative errno. */
int environment_set(const char *name, const char *value);

#endif
