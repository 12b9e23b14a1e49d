/* The structures and numbers are those of 64-bit Windows; checked when this is compiled. */
#include <assert.h>
#include <stddef.h>

#include "sim/wtsapi/wtsapi-tsfarm.h"

#define SIZE(structure, size) static_assert(sizeof(structure) == (size), #structure);
#define OFFSET(structure, field, offset)                                                           \
	static_assert(offsetof(structure, field) == (offset), #structure "." #field);
#define VALUE(name, value) static_assert((unsigned)(name) == (value), #name);
#define LAYOUT_NEWER
#include "sim/wtsapi/tests/layout.def"
