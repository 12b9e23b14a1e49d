#include "base/word.h"

#include <ctype.h>
#include <string.h>

/* Longer words are never typing slips of ours. */
enum {
	LONGEST_WORD = 63
};

static char plain_letter(char c)
{
	if (c == ' ' || c == '_')
		return '-';
	return (char)tolower((unsigned char)c);
}

int word_find(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (text[at] && plain_letter(text[at]) == plain_letter(words[i][at]))
			at++;
		if (!text[at] && !words[i][at])
			return (int)i;
	}
	return -1;
}

static unsigned least_of(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* How many letters must be added, dropped, changed or swapped with a neighbour: Damerau's distance. */
static unsigned edit_distance(const char *a, const char *b)
{
	unsigned rows[3][LONGEST_WORD + 2];
	size_t length_a = strlen(a), length_b = strlen(b);

	for (unsigned j = 0; j <= length_b; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= length_a; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3],
			 *two_above = rows[(i + 1) % 3];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= length_b; j++) {
			bool same = plain_letter(a[i - 1]) == plain_letter(b[j - 1]);

			row[j] = least_of(above[j - 1] + !same, least_of(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && plain_letter(a[i - 1]) == plain_letter(b[j - 2]) &&
				plain_letter(a[i - 2]) == plain_letter(b[j - 1]))
				row[j] = least_of(row[j], two_above[j - 2] + 1);
		}
	}
	return rows[length_a % 3][length_b];
}

static size_t common_beginning(const char *a, const char *b)
{
	size_t length = 0;

	while (a[length] && plain_letter(a[length]) == plain_letter(b[length]))
		length++;
	return length;
}

/* Of two words that are equally near, "logof" is rather logoff than logon. */
const char *word_nearest(const char *text, const char *const *words, size_t count)
{
	const char *nearest = NULL;
	size_t length = strlen(text);
	/* a third of the letters may be wrong: "sate" is state, "x" is nothing */
	unsigned best = (unsigned)(length + 2) / 3 + 1;

	if (length > LONGEST_WORD)
		return NULL;
	/* no other word is near a single letter */
	if (best > length)
		best = (unsigned)length;
	for (size_t i = 0; i < count; i++) {
		unsigned d = strlen(words[i]) > LONGEST_WORD ? best : edit_distance(text, words[i]);

		if (d < best || (nearest && d == best &&
					common_beginning(text, words[i]) >
						common_beginning(text, nearest))) {
			best = d;
			nearest = words[i];
		}
	}
	return nearest;
}

void word_list(struct text *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			text_add(text, i + 1 == count ? " or " : ", ");
		text_add(text, words[i]);
	}
}

bool word_to_number(const char *text, unsigned long long max, unsigned long long *ret_number)
{
	unsigned long long number = 0;

	if (!*text)
		return false;
	for (; *text; text++) {
		unsigned digit = (unsigned)(*text - '0');

		if (*text < '0' || *text > '9' || digit > max || number > (max - digit) / 10)
			return false;
		number = number * 10 + digit;
	}
	*ret_number = number;
	return true;
}
