/*
 * Names as Windows compares them: case makes no difference, in any alphabet. The key of a name is
 * the name in simple Unicode upper case, character for character, and two names are the same when
 * their keys are the same bytes.
 */
#ifndef TSFARM_BASE_NAME_H
#define TSFARM_BASE_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The longest name anywhere is 32 characters (a winstation's); UTF-8 needs up to four bytes each.
 */
enum {
	NAME_CHARACTERS_MAX = 32,
	NAME_SIZE = NAME_CHARACTERS_MAX * 4 + 1
};

/* Return the character that represents it in a key. */
int32_t name_fold_character(int32_t character);

/*
 * Write the key of `name`. False, with nothing written, if the name is ill-formed UTF-8 or its key
 * does not fit into `size` bytes with the closing NUL.
 */
bool name_fold(const char *name, char *key, size_t size);

/*
 * Write the name in small letters, character for character, as far as it fits into `size` bytes with
 * the closing NUL. Ill-formed bytes stay as they are.
 */
void name_lower(const char *name, char *ret_lower, size_t size);

/* Whether both are the same name. False for ill-formed names and those of over 32 characters. */
bool name_equal(const char *a, const char *b);

/* Compare names as strcmp() does: by their keys, and names without a key last, by their bytes. */
int name_compare(const char *a, const char *b);

#endif
