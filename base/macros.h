/* Helpers of the language that all files use. */
#ifndef TSFARM_BASE_MACROS_H
#define TSFARM_BASE_MACROS_H

#include <stddef.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

/* The offset of a member. Does not compile if the member has another type. */
#define MEMBER_PLACE(type, structure, member)                                                      \
	(offsetof(structure, member) + 0 * sizeof((type *)0 == &((structure *)0)->member))

/* Release a local when its scope ends; `release` takes a pointer to the variable. */
#define cleanup(release) __attribute__((cleanup(release)))

/*
 * Let the compiler check a printf-like function: which argument is the format, which the first
 * value.
 */
#define printf_like(format_at, values_at)                                                          \
	__attribute__((format(PRINTF_FORMAT, format_at, values_at)))
#ifdef __MINGW32__
/* its C library has two printf: the one that knows %zu is chosen for all programs */
#define PRINTF_FORMAT gnu_printf
#else
#define PRINTF_FORMAT printf
#endif

/* Take the value out of an owning variable, so that its cleanup finds nothing. */
#define steal(variable) ((__typeof__(*(variable)))steal_pointer((void *)(variable)))

static inline void *steal_pointer(void *variable)
{
	void **owner = variable;
	void *value = *owner;

	*owner = NULL;
	return value;
}

#endif
