/* Every sentence of logoff. Those that Microsoft fixes are Microsoft's, and say whose. */
#ifndef TSFARM_CLI_MESSAGES_H
#define TSFARM_CLI_MESSAGES_H

/* Observed: the first line that builds 10.0.14393 to 10.0.22000 answer a bad command line with, and
 * NT 4.0's RESET in Q187201. */
#define MSG_INVALID_PARAMETERS "Invalid parameter(s)\n"

/* Q259436, both lines. */
#define MSG_COULD_NOT_LOGOFF "Could not logoff session ID %u from session %s, Error code %u\n"
#define MSG_ERROR "Error [%u]: %s\n"

/* Ours, in that shape, for what has no id or no name to print. */
#define MSG_COULD_NOT_LOGOFF_ID "Could not logoff session ID %s, Error code %u\n"
#define MSG_COULD_NOT_LOGOFF_NAME "Could not logoff session %s, Error code %u\n"
#define MSG_NO_NAME "(none)"

/* Observed on QWINSTA; logoff's own is not known. */
#define MSG_ERROR_OPENING_SERVER "Error opening Terminal server %s\n"

/* Ours: Q186477 says that /v displays something, and not what. */
#define MSG_LOGGING_OFF "Logging off session ID %u from session %s on server %s\n"

/* Ours, about the simulator. They stand behind "logoff: ". */
#define MSG_NO_FARM                                                                                \
	"no Terminal Server here: set TSFARM_DB to the file of a simulated farm, or type the "     \
	"command through 'tsfarm exec'"
#define MSG_NO_WTS                                                                                 \
	"TSFARM_HOST is 'wts', and only Windows has Terminal Services; unset it to use the farm in " \
	"TSFARM_DB"
#define MSG_BAD_HOST                                                                               \
	"TSFARM_HOST can only be 'wts', for the machine's own Terminal Services; unset it for the " \
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
