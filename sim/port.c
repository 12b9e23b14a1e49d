#include "sim/port.h"

#include <stdio.h>
#include <strings.h>

#include "base/word.h"

enum {
	PORT_NUMBER_MAX = 256
};

bool port_name_parse(const char *text, char ret_name[PORT_NAME_MAX + 1])
{
	unsigned long long number;

	if (strncasecmp(text, "com", 3) != 0 ||
		!word_to_number(text + 3, PORT_NUMBER_MAX, &number) || number == 0)
		return false;
	snprintf(ret_name, PORT_NAME_MAX + 1, "COM%u", (unsigned)number);
	return true;
}
