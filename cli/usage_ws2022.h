/*
 * The usage of each program in ws2022, byte for byte: builds 10.0.14393 to 10.0.22000 print the same
 * (docs/editions.md). The programs that print it on standard error alone are marked in their tables.
 */
#ifndef TSFARM_CLI_USAGE_WS2022_H
#define TSFARM_CLI_USAGE_WS2022_H

#define USAGE_WS2022_CHANGE \
	"CHANGE { LOGON | PORT | USER }\n" \
	"\n"

#define USAGE_WS2022_CHGLOGON \
	"Enable, disable, or drain session logins.\n" \
	"\n" \
	"CHANGE LOGON {/QUERY | /ENABLE | /DISABLE | /DRAIN | /DRAINUNTILRESTART}\n" \
	"\n" \
	"  /QUERY    Query current session login mode.\n" \
	"  /ENABLE   Enable user login from sessions.\n" \
	"  /DISABLE  Disable user login from sessions.\n" \
	"  /DRAIN    Disable new user logons, but allow reconnections to existing sessions.\n" \
	"  /DRAINUNTILRESTART    Disable new user logons until the server is restarted, but allow reconnections to existing sessions.\n" \
	"\n"

#define USAGE_WS2022_CHGPORT \
	"List or change COM port mappings for DOS application compatibility.\n" \
	"\n" \
	"CHANGE PORT [portx=porty | /D portx | /QUERY]\n" \
	"\n" \
	"  portx=porty  Map port x to port y.\n" \
	"  /D portx    Delete mapping for port x.\n" \
	"  /QUERY      Display current mapping ports.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_CHGUSR \
	"Change Install Mode.\n" \
	"\n" \
	"CHANGE USER {/EXECUTE | /INSTALL | /QUERY}\n" \
	"\n" \
	"  /EXECUTE  Enable execute mode (default).\n" \
	"  /INSTALL  Enable install mode.\n" \
	"  /QUERY    Display current settings.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_LOGOFF \
	"Terminates a session.\n" \
	"\n" \
	"LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V] [/VM]\n" \
	"\n" \
	"  sessionname         The name of the session.\n" \
	"  sessionid           The ID of the session.\n" \
	"  /SERVER:servername  Specifies the Remote Desktop server containing the user\n" \
	"                      session to log off (default is current).\n" \
	"  /V                  Displays information about the actions performed.\n" \
	"  /VM                 Logs off a session on server or within virtual machine. The unique ID of the session needs to be specified.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_MSG \
	"Send a message to a user.\n" \
	"\n" \
	"MSG {username | sessionname | sessionid | @filename | *}\n" \
	"    [/SERVER:servername] [/TIME:seconds] [/V] [/W] [message]\n" \
	"\n" \
	"  username            Identifies the specified username.\n" \
	"  sessionname         The name of the session.\n" \
	"  sessionid           The ID of the session.\n" \
	"  @filename           Identifies a file containing a list of usernames,\n" \
	"                      sessionnames, and sessionids to send the message to.\n" \
	"  *                   Send message to all sessions on specified server.\n" \
	"  /SERVER:servername  server to contact (default is current).\n" \
	"  /TIME:seconds       Time delay to wait for receiver to acknowledge msg.\n" \
	"  /V                  Display information about actions being performed.\n" \
	"  /W                  Wait for response from user, useful with /V.\n" \
	"  message             Message to send.  If none specified, prompts for it\n" \
	"                      or reads from stdin.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_QAPPSRV \
	"Displays the available Remote Desktop Session Host servers on the network.\n" \
	"\n" \
	"QUERY TERMSERVER [servername] [/DOMAIN:domain] [/ADDRESS] [/CONTINUE]\n" \
	"\n" \
	"  servername      Identifies a Remote Desktop Session Host server.\n" \
	"  /DOMAIN:domain  Displays information for the specified domain (defaults \n" \
	"                  to the current domain).\n" \
	"  /ADDRESS        Displays network and node addresses.\n" \
	"  /CONTINUE       Does not pause after each screen of information.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_QPROCESS \
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
	"  /SERVER:servername The Remote Desktop Session Host server to be queried.\n" \
	"\n"

#define USAGE_WS2022_QUERY \
	"QUERY { PROCESS | SESSION | TERMSERVER | USER }\n" \
	"\n"

#define USAGE_WS2022_QUSER \
	"Display information about users logged on to the system.\n" \
	"\n" \
	"QUERY USER [username | sessionname | sessionid] [/SERVER:servername]\n" \
	"\n" \
	"  username            Identifies the username.\n" \
	"  sessionname         Identifies the session named sessionname.\n" \
	"  sessionid           Identifies the session with ID sessionid.\n" \
	"  /SERVER:servername  The server to be queried (default is current).\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_QWINSTA \
	"Display information about Remote Desktop Services sessions.\n" \
	"\n" \
	"QUERY SESSION [sessionname | username | sessionid]\n" \
	"              [/SERVER:servername] [/MODE] [/FLOW] [/CONNECT] [/COUNTER] [/VM]\n" \
	"\n" \
	"  sessionname         Identifies the session named sessionname.\n" \
	"  username            Identifies the session with user username.\n" \
	"  sessionid           Identifies the session with ID sessionid.\n" \
	"  /SERVER:servername  The server to be queried (default is current).\n" \
	"  /MODE               Display current line settings.\n" \
	"  /FLOW               Display current flow control settings.\n" \
	"  /CONNECT            Display current connect settings.\n" \
	"  /COUNTER            Display current Remote Desktop Services counters information.\n" \
	"  /VM                 Display information about sessions within virtual machines.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_RESET \
	"RESET { SESSION }\n" \
	"\n"

#define USAGE_WS2022_RWINSTA \
	"Reset the session subsytem hardware and software to known initial values.\n" \
	"\n" \
	"RESET SESSION {sessionname | sessionid} [/SERVER:servername] [/V]\n" \
	"\n" \
	"  sessionname         Identifies the session with name sessionname.\n" \
	"  sessionid           Identifies the session with ID sessionid.\n" \
	"  /SERVER:servername  The server containing the session (default is current).\n" \
	"  /V                  Display additional information.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_TSCON \
	"Attaches a user session to a remote desktop session.\n" \
	"\n" \
	"TSCON {sessionid | sessionname} [/DEST:sessionname]\n" \
	"        [/PASSWORD:pw | /PASSWORD:*] [/V]\n" \
	"\n" \
	"  sessionid          The ID of the session.\n" \
	"  sessionname        The name of the session.\n" \
	"  /DEST:sessionname  Connect the session to destination sessionname.\n" \
	"  /PASSWORD:pw       Password of user owning identified session.\n" \
	"  /V                 Displays information about the actions performed.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_TSDISCON \
	"Disconnects a Remote Desktop Services session.\n" \
	"\n" \
	"TSDISCON [sessionid | sessionname] [/SERVER:servername] [/V] [/VM]\n" \
	"\n" \
	"  sessionid           The ID of the session.\n" \
	"  sessionname         The name of the session.\n" \
	"  /SERVER:servername  Specifies the Remote Desktop Session Host server (default is current).\n" \
	"  /V                  Displays information about the actions performed.\n" \
	"  /VM                 Disconnects session on server or within virtual machine. The unique ID of the session needs to be specified.\n" \
	"\n" \
	"\n"

#define USAGE_WS2022_TSKILL \
	"Ends a process.\n" \
	"\n" \
	"TSKILL processid | processname [/SERVER:servername] [/ID:sessionid | /A] [/V]\n" \
	"\n" \
	"  processid           Process ID for the process to be terminated.\n" \
	"  processname         Process name to be terminated.\n" \
	"  /SERVER:servername  Server containing processID (default is current).\n" \
	"                         /ID or /A must be specified when using processname\n" \
	"                         and /SERVER\n" \
	"  /ID:sessionid       End process running under the specified session.\n" \
	"  /A                  End process running under ALL sessions.\n" \
	"  /V                  Display information about actions being performed.\n" \
	"\n" \
	"\n"

#endif
