#include "conformance/results/digest.h"

#include <inttypes.h>
#include <stdio.h>

static uint64_t add_byte(uint64_t digest, unsigned char byte)
{
	return (digest ^ byte) * UINT64_C(0x100000001B3);
}

/* The NUL is part of it, so that two texts are not the one that they make together. */
uint64_t digest_add(uint64_t digest, const char *text)
{
	if (!text)
		return add_byte(digest, 0xFF);
	for (; *text; text++)
		digest = add_byte(digest, (unsigned char)*text);
	return add_byte(digest, 0);
}

uint64_t digest_add_number(uint64_t digest, int64_t number)
{
	for (int i = 0; i < 8; i++)
		digest = add_byte(digest, (unsigned char)((uint64_t)number >> 8 * i));
	return digest;
}

void digest_print(uint64_t digest, char ret_text[DIGEST_SIZE])
{
	snprintf(ret_text, DIGEST_SIZE, "%016" PRIx64, digest);
}

void digest_of(const char *text, char ret_text[DIGEST_SIZE])
{
	digest_print(digest_add(DIGEST_BEGIN, text), ret_text);
}
