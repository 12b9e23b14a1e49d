#include "conformance/report/ci_order.h"

#include <ctype.h>

/* A service may take any character beyond ASCII for a blank. */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' ||
	       (unsigned char)c >= 0x80;
}

/* The first colon of "::", after nothing but blanks. */
static bool begins_command(const char *text, const char *at)
{
	if (at[0] != ':' || at[1] != ':')
		return false;
	while (at > text && is_blank(at[-1]))
		at--;
	return at == text || at[-1] == '\n';
}

/* The second '#' of "##word[". */
static bool begins_marker(const char *text, const char *at)
{
	if (at == text || at[0] != '#' || at[-1] != '#')
		return false;
	do
		at++;
	while (isalpha((unsigned char)*at));
	return *at == '[';
}

bool ci_order_is_at(const char *text, const char *at)
{
	return begins_command(text, at) || begins_marker(text, at);
}
