/*
 * The usage of the listings in ws2003. That of QWINSTA was published in 2008; the others are ours:
 * those of ws2022 in its words (docs/decisions.md).
 */
#ifndef TSFARM_CLI_USAGE_WS2003_H
#define TSFARM_CLI_USAGE_WS2003_H

#include "cli/usage_ws2022.h"

#define USAGE_WS2003_QAPPSRV \
	"Displays the available Terminal servers on the network.\n" \
	"\n" \
	"QUERY TERMSERVER [servername] [/DOMAIN:domain] [/ADDRESS] [/CONTINUE]\n" \
	"\n" \
	"  servername      Identifies a Terminal server.\n" \
	"  /DOMAIN:domain  Displays information for the specified domain (defaults \n" \
	"                  to the current domain).\n" \
	"  /ADDRESS        Displays network and node addresses.\n" \
	"  /CONTINUE       Does not pause after each screen of information.\n" \
	"\n" \
	"\n"

#define USAGE_WS2003_QPROCESS \
	"Displays information about processes.\n" \
	"\n" \
	"QUERY PROCESS [* | processid | username | sessionname | /ID:nn | programname]\n" \
	"  [/SERVER:servername]\n" \
	"\n" \
	"  *                  Display all visible processes.\n" \
	"  processid          Display process specified by processid.\n" \
	"  username           Display all processes belonging to username.\n" \
	"  sessionname        Display all processes running at sessionname.\n" \
	"  /ID:nn             Display all processes running at session nn.\n" \
	"  programname        Display all processes associated with programname.\n" \
	"  /SERVER:servername The Terminal server to be queried.\n" \
	"\n"

#define USAGE_WS2003_QUSER USAGE_WS2022_QUSER

#define USAGE_WS2003_QWINSTA \
	"Display information about Terminal Sessions.\n" \
	"\n" \
	"QUERY SESSION [sessionname | username | sessionid]\n" \
	"              [/SERVER:servername] [/MODE] [/FLOW] [/CONNECT] [/COUNTER]\n" \
	"\n" \
	"  sessionname         Identifies the session named sessionname.\n" \
	"  username            Identifies the session with user username.\n" \
	"  sessionid           Identifies the session with ID sessionid.\n" \
	"  /SERVER:servername  The server to be queried (default is current).\n" \
	"  /MODE               Display current line settings.\n" \
	"  /FLOW               Display current flow control settings.\n" \
	"  /CONNECT            Display current connect settings.\n" \
	"  /COUNTER            Display current Terminal Services counters information.\n" \
	"\n" \
	"\n"

#endif
