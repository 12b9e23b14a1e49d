/* Names of serial ports. */
#ifndef TSFARM_SIM_PORT_H
#define TSFARM_SIM_PORT_H

#include "sim/tsfarm.h"

/* Read "com12" as "COM12"; false, with nothing written, for what is no COM1 to COM256. */
bool port_name_parse(const char *text, char ret_name[PORT_NAME_MAX + 1]);

#endif
