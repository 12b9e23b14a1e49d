/*
 * The proleptic Gregorian calendar in UTC: seconds since 1970, and dates of the years 0 to 9999 as
 * text.
 */
#ifndef TSFARM_BASE_CALENDAR_H
#define TSFARM_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

enum calendar_form {
	CALENDAR_SQL, /* "1998-06-16 09:00:00" */
	CALENDAR_ISO, /* "1998-06-16T09:00:00Z" */
	CALENDAR_FORM_COUNT
};

enum {
	CALENDAR_SIZE = 48 /* bytes of a text, with its NUL */
};

/*
 * Read an existing date and time in exactly that form. False, with nothing written, for other text.
 */
bool calendar_parse(const char *text, enum calendar_form form, int64_t *ret_seconds);

/* Write the seconds since 1970 in that form. */
void calendar_print(int64_t seconds, enum calendar_form form, char ret_text[CALENDAR_SIZE]);

/* Return year, month, day, day of the week and of the year, hour, minute and second. */
struct tm calendar_split(int64_t seconds);

#endif
