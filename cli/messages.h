/* Every sentence of logoff and the commands around it. Those that Microsoft fixes are Microsoft's, and say
 * whose. */
#ifndef TSFARM_CLI_MESSAGES_H
#define TSFARM_CLI_MESSAGES_H

/* Observed: the first line that builds 10.0.14393 to 10.0.22000 answer a bad command line with, and
 * NT 4.0's RESET in Q187201. */
#define MSG_INVALID_PARAMETERS "Invalid parameter(s)\n"

/* Q259436, both lines; the gap is that of the edition. */
#define MSG_COULD_NOT_LOGOFF "Could not logoff session ID %u from session %s, Error code %u\n"
#define MSG_ERROR "Error [%u]:%s%s\n"

/* Ours, in that shape, for what has no id or no name to print. */
#define MSG_COULD_NOT_LOGOFF_ID "Could not logoff session ID %s, Error code %u\n"
#define MSG_COULD_NOT_LOGOFF_NAME "Could not logoff session %s, Error code %u\n"
#define MSG_NO_NAME "(none)"

/* Observed on QWINSTA; logoff's own is not known. */
#define MSG_ERROR_OPENING_SERVER "Error opening Terminal server %s\n%s"

/* Ours: Q186477 says that /v displays something, and not what. */
#define MSG_LOGGING_OFF "Logging off session ID %u from session %s on server %s\n"

/* --- The commands around logoff --- */

/* Q187201, behind MSG_INVALID_PARAMETERS. */
#define MSG_RESET_WHAT "RESET {SESSION}\n"

/* Ours, in the shape of Q259436: the verb, and what is known of the session. */
#define MSG_COULD_NOT "Could not %s session ID %u from session %s, Error code %u\n"
#define MSG_COULD_NOT_ID "Could not %s session ID %s, Error code %u\n"
#define MSG_COULD_NOT_NAME "Could not %s session %s, Error code %u\n"

/* Observed on TSDISCON of Windows 2000 (JSI tip 5428), and on TSCON. */
#define MSG_DISCONNECTING "Disconnecting sessionID %u from sessionname %s\n"
#define MSG_COULD_NOT_CONNECT "Could not connect sessionID %u to sessionname %s, Error code %u\n"

/* Ours, in that shape. */
#define MSG_CONNECTING "Connecting sessionID %u to sessionname %s\n"
#define MSG_RESETTING "Resetting sessionID %u from sessionname %s\n"

/* Ours: pages and usages have /password:*, and not what it prints. */
#define MSG_PASSWORD_PROMPT "Password: "

/* Observed on LOGOFF of Server 2003, in words that speak of resetting. */
#define MSG_RESET_LISTENER                                                                         \
	"If you reset this session, all users using this protocol will be logged off.\n"           \
	"Continue (n=no)? "

/* Observed on MSG. */
#define MSG_SENDING "Sending message to session %s, display time %u\n"
#define MSG_SENT "Async message sent to session %s\n"
#define MSG_ERROR_GETTING_NAMES "Error %u getting session names\n"

/* Ours. */
#define MSG_ANSWERED "Response received from session %s\n"
#define MSG_NOT_ANSWERED "No response from session %s\n"
#define MSG_COULD_NOT_SEND "Could not send message to session ID %u, Error code %u\n"

/* Q235567, and observed on QUSER and QWINSTA; the last two are ours in that shape. */
#define MSG_NO_USER "No %s exists for %s\n"
#define MSG_NO_SUCH_SESSION "No session exists for %s\n"
#define MSG_NO_SUCH_PROCESS "No process exists for %s\n"
#define MSG_NO_SUCH_SERVER "No server exists for %s\n"

/* Ours: pages say that there are such counters, and no capture shows them. */
#define MSG_SESSION_COUNTERS                                                                       \
	"\nSessions created: %u\nSessions disconnected: %u\nSessions reconnected: %u\n"

/* Observed on QUSER. */
#define MSG_ERROR_ENUMERATING "Error 0x%08X enumerating sessionnames\n"

/* Observed on CHANGE LOGON /QUERY of Windows 11. */
#define MSG_LOGONS_ARE "Session logins are currently %s\n"

/* Ours, in that shape. */
#define MSG_LOGONS_ARE_NOW "Session logins are now %s\n"
#define MSG_COULD_NOT_CHANGE_LOGONS "Could not %s session logins, Error code %u\n"

/* Q186556; the next line is MSG_ERROR. */
#define MSG_SHADOW_FAILED "Shadow failed. Error code %u.\n"

/* Ours, in the shape of Q259436. */
#define MSG_SHADOWING "Shadowing sessionID %u of sessionname %s\n"
#define MSG_KILLING "Terminating process ID %u%s%s\n"
#define MSG_COULD_NOT_KILL "Could not terminate process ID %u, Error code %u\n"

/* Observed on NET. */
#define MSG_NET_ERROR "System error %d has occurred.\n\n%s\n\n"
#define MSG_NET_NO_ENTRIES "There are no entries in the list.\n\n"
#define MSG_NET_NO_PATH                                                                            \
	"System error 53 has occurred.\n\nThe network path was not found.\n\n"
#define MSG_NET_NO_CONNECTION                                                                      \
	"The network connection could not be found.\n\n"                                           \
	"More help is available by typing NET HELPMSG 2250.\n\n"
#define MSG_NET_NO_SUCH_COMPUTER                                                                   \
	"A session does not exist with that computer name.\n\n"                                    \
	"More help is available by typing NET HELPMSG 2312.\n\n"
#define MSG_NET_SENT "The message was successfully sent to %s.\n\n"
#define MSG_NET_NOT_SENT                                                                           \
	"An error occurred while sending a message to %s.\n\n"                                     \
	"The message alias could not be found on the network.\n\n"                                 \
	"More help is available by typing NET HELPMSG 2273.\n\n"

/* Q186592. */
#define MSG_SERVER_HEADER " APPLICATION SERVER\n"

/* Ours: Q186592 says that there are addresses, and not how they are headed; and that it pauses. */
#define MSG_ADDRESS_HEADER " APPLICATION SERVER  NETWORK  NODE ADDRESS\n"
#define MSG_PRESS_A_KEY "Press Enter to continue . . . "

/* Ours; they stand behind the name of the command. */
#define MSG_CANNOT_WRITE "cannot write to standard output"
#define MSG_NO_MESSAGE "there is no message"
#define MSG_LIST_IS_NOT_UTF8 "'%s' is not UTF-8"
#define MSG_CANNOT_READ_LIST "cannot read '%s': %s"
#define MSG_CANNOT_READ_MESSAGE "cannot read the message from standard input: %s"
#define MSG_NO_OBJECTS "objects of the system are not simulated"
#define MSG_NOT_SIMULATED "%s are not simulated"
#define MSG_NET_NOT_HERE "'net %s' is not part of this prompt; use net send, net session or net use"

/* Ours, about the simulator. They stand behind "logoff: " and the like. */
#define MSG_NO_FARM                                                                                \
	"no Terminal Server here: set TSFARM_DB to the file of a simulated farm, or type the "     \
	"command through 'tsfarm exec'"
#define MSG_NO_WTS                                                                                 \
	"TSFARM_HOST is 'wts', and only Windows has Terminal Services; unset it to use the farm "  \
	"in "                                                                                      \
	"TSFARM_DB"
#define MSG_BAD_HOST                                                                               \
	"TSFARM_HOST can only be 'wts', for the machine's own Terminal Services; unset it for "    \
	"the "                                                                                     \
	"farm in TSFARM_DB"
#define MSG_NO_SERVER "TSFARM_SERVER is not set; it names the server that the command is typed on"
#define MSG_NO_SESSION                                                                             \
	"TSFARM_SESSION is not set; it is the id of the session that the command is typed in"
#define MSG_BAD_SESSION "TSFARM_SESSION is '%s', which is no session id, 0 to 65535"
#define MSG_SERVER_NOT_IN_FARM "TSFARM_SERVER is '%s', which is no server of '%s' that is online"
#define MSG_SESSION_NOT_ON_SERVER "TSFARM_SESSION is %s, and '%s' has no such session"
#define MSG_FARM_FAILED "cannot use farm '%s': %s" /* a reason of farm_trouble.h, or the system's */
#define MSG_OUT_OF_MEMORY "out of memory"
#define MSG_CANNOT_ANNOUNCE "cannot write to standard output, so nothing was done"

#endif
