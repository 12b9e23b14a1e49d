/* Short names for long texts: the same for the same text, everywhere and always. */
#ifndef TSFARM_CONFORMANCE_RESULTS_DIGEST_H
#define TSFARM_CONFORMANCE_RESULTS_DIGEST_H

#include <stdint.h>

/* Sixteen digits, and the NUL. */
enum {
	DIGEST_SIZE = 17
};

/* Begin with DIGEST_BEGIN; add texts, NULL like no other; print. FNV-1a: it finds slips, not forgers. */
#define DIGEST_BEGIN UINT64_C(0xCBF29CE484222325)
uint64_t digest_add(uint64_t digest, const char *text);
uint64_t digest_add_number(uint64_t digest, int64_t number);
void digest_print(uint64_t digest, char ret_text[DIGEST_SIZE]);

/* All of that for one text. */
void digest_of(const char *text, char ret_text[DIGEST_SIZE]);

#endif
