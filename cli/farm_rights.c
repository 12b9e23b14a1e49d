#include "cli/farm_rights.h"

#include <string.h>

/* The preset with the most rights that the mask has all of; PRESET_COUNT when it has none. */
static enum permission_preset widest_preset(uint32_t rights)
{
	for (enum permission_preset preset = 0; preset < PRESET_COUNT; preset++) {
		uint32_t all = permission_preset_rights(preset);

		if ((rights & all) == all)
			return preset;
	}
	return PRESET_COUNT;
}

/* "user-access+logoff": a preset if one fits, and each right beyond it. */
static void describe_rights(uint32_t rights, struct text *to)
{
	enum permission_preset preset = widest_preset(rights);
	const char *plus = "";

	if (preset != PRESET_COUNT) {
		text_add(to, permission_preset_to_string(preset));
		rights &= ~permission_preset_rights(preset);
		plus = "+";
	}
	for (enum right right = 0; right < RIGHT_COUNT; right++) {
		if (!(rights & 1u << right))
			continue;
		text_printf(to, "%s%s", plus, right_to_string(right));
		plus = "+";
	}
}

static void describe_permission(const struct permission *permission, struct text *to)
{
	if (permission->allowed)
		describe_rights(permission->allowed, to);
	if (permission->denied) {
		text_add(to, permission->allowed ? " but deny " : "deny ");
		describe_rights(permission->denied, to);
	}
}

/* An entry that takes a default away: whoever has nothing goes without saying. */
static bool is_nothing(const struct permission *permission)
{
	return !permission->allowed && !permission->denied;
}

static bool is_same(const struct permission *a, const struct permission *b)
{
	return a->allowed == b->allowed && a->denied == b->denied;
}

/* Has one before it the same, so that it was named there? */
static bool was_named(const struct winstation *winstation, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (is_same(&winstation->permissions[i], &winstation->permissions[at]))
			return true;
	}
	return false;
}

static void describe_trustees(const struct winstation *winstation, size_t first, struct text *to)
{
	const char *separator = ": ";

	for (size_t i = first; i < winstation->permission_count; i++) {
		if (!is_same(&winstation->permissions[i], &winstation->permissions[first]))
			continue;
		text_printf(to, "%s%s", separator, winstation->permissions[i].trustee);
		separator = ", ";
	}
}

void permissions_describe(const struct winstation *winstation, struct text *to)
{
	size_t told = 0;

	for (size_t i = 0; i < winstation->permission_count; i++) {
		if (is_nothing(&winstation->permissions[i]) || was_named(winstation, i))
			continue;
		text_add(to, told++ ? "; " : "");
		describe_permission(&winstation->permissions[i], to);
		describe_trustees(winstation, i, to);
	}
	if (!told)
		text_add(to, "none");
}

bool permissions_equal(const struct winstation *a, const struct winstation *b)
{
	if (a->permission_count != b->permission_count)
		return false;
	for (size_t i = 0; i < a->permission_count; i++) {
		if (strcmp(a->permissions[i].trustee, b->permissions[i].trustee) != 0 ||
			!is_same(&a->permissions[i], &b->permissions[i]))
			return false;
	}
	return true;
}
