/* The farm's time: text, "1998-06-16 09:00:00", which the store can compare and add to. */
#ifndef TSFARM_SIM_FARM_TIME_H
#define TSFARM_SIM_FARM_TIME_H

#include <stdbool.h>

/* Is it a date and time of day, written in exactly that form? */
bool farm_time_is_valid(const char *text);

#endif
