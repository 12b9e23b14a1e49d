/* Digests of texts, which are the same on every machine. */
#ifndef TSFARM_CONFORMANCE_RESULTS_DIGEST_H
#define TSFARM_CONFORMANCE_RESULTS_DIGEST_H

#include <stdint.h>

/* Bytes of a printed digest: sixteen hexadecimal digits and the NUL. */
enum {
	DIGEST_SIZE = 17
};

/*
 * Begin with DIGEST_BEGIN, add texts and numbers, then print. NULL differs from every text. FNV-1a
 * does not resist forgery.
 */
#define DIGEST_BEGIN UINT64_C(0xCBF29CE484222325)
uint64_t digest_add(uint64_t digest, const char *text);
uint64_t digest_add_number(uint64_t digest, int64_t number);
void digest_print(uint64_t digest, char ret_text[DIGEST_SIZE]);

/* Print the digest of one text. */
void digest_of(const char *text, char ret_text[DIGEST_SIZE]);

#endif
