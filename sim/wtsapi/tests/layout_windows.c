/* The system's own header has what layout.def says; checked when this is compiled. */
#include <assert.h>
#include <stddef.h>
#include <windows.h>
#include <wtsapi32.h>

#define SIZE(structure, size) static_assert(sizeof(structure) == (size), #structure);
#define OFFSET(structure, field, offset)                                                           \
	static_assert(offsetof(structure, field) == (offset), #structure "." #field);
#define VALUE(name, value) static_assert((unsigned)(name) == (value), #name);
#include "sim/wtsapi/tests/layout.def"
