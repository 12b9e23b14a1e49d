/* The permissions of a winstation on one line: "full-control: Administrators, SYSTEM; logoff: eva".
 */
#ifndef TSFARM_CLI_FARM_RIGHTS_H
#define TSFARM_CLI_FARM_RIGHTS_H

#include "base/text.h"
#include "sim/tsfarm.h"

/* Those who have the same stand together, in the order in which the first of them comes; "none"
 * when nobody has anything. */
void permissions_describe(const struct winstation *winstation, struct text *to);

/* Has each the same on both? */
bool permissions_equal(const struct winstation *a, const struct winstation *b);

#endif
