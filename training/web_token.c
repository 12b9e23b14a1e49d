#include <string.h>

#include "training/web.h"

bool web_token_equal(const char *given, const char *token)
{
	size_t length = strlen(given), wanted = strlen(token);
	unsigned char difference = length != wanted;

	for (size_t i = 0; i < length; i++)
		difference |=
			(unsigned char)given[i] ^ (unsigned char)token[wanted ? i % wanted : 0];
	return difference == 0;
}
