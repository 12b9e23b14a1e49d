/* Every sentence of tsfarm. They stand behind "tsfarm: ", except where another beginning is told.
 */
#ifndef TSFARM_CLI_FARM_MESSAGES_H
#define TSFARM_CLI_FARM_MESSAGES_H

#define MSG_OUT_OF_MEMORY "out of memory"

/* A farm, and why it cannot be read or made: a reason of farm_trouble.h or of these, or what the
 * system says. */
#define MSG_CANNOT_READ "cannot read farm '%s': %s"
#define MSG_CANNOT_CREATE "cannot create farm '%s': %s"
#define MSG_CANNOT_EXPORT "cannot export farm '%s': %s"

#define WHY_NO_FOLDER "there is no such folder; make it first"
#define WHY_EXISTS "that file exists already; --force replaces it"
#define WHY_NO_FILE "what is there is no ordinary file; name another place"
#define WHY_ORPHANS "it has programs of a session that does not exist; 'tsfarm check' says which"

/* The farm file of `tsfarm create`. The second follows the problems themselves. */
#define MSG_CANNOT_READ_FARM_FILE "cannot read farm file '%s': %s"
#define MSG_FARM_FILE_REFUSED "farm file '%s' has problems; farm '%s' was not made"

#define MSG_NO_SERVER "farm '%s' has no server '%s'; 'tsfarm show' lists them"
#define MSG_NO_SERVER_BUT "farm '%s' has no server '%s'; did you mean '%s'?"

/* `tsfarm exec` */
#define MSG_NO_SEAT                                                                                \
	"option '--as SERVER/ID' is missing; it names the session in which the command is typed"
#define MSG_SEAT_ACCEPTED "SERVER/ID, as in WF12/3"
#define MSG_NO_COMMAND_TO_RUN                                                                      \
	"the command to run is missing; usage: tsfarm exec FARM.db --as SERVER/ID [--] COMMAND..."
#define MSG_SERVER_OFFLINE                                                                         \
	"server '%s' is offline, so nobody types there; name a session of another server"
#define MSG_NO_SESSION "server '%s' has no session %u; 'tsfarm show --server %s' lists them"
#define MSG_COMMAND_NOT_FOUND "command '%s' not found"
#define MSG_COMMAND_NOT_FOUND_NEAR "command '%s' not found; did you mean '%s'?"
#define MSG_NO_INTERPRETER "cannot run '%s': the interpreter in its first line was not found"
#define MSG_CANNOT_RUN "cannot run '%s': %s"

/* `tsfarm act` */
#define MSG_NO_ACTOR "option '--as SERVER/ID' is missing; it names the session that acts"
#define MSG_NO_ACT "no act named; accepted: %s"
#define MSG_UNKNOWN_ACT "unknown act '%s'; accepted: %s"
#define MSG_UNKNOWN_ACT_NEAR "unknown act '%s'; did you mean '%s'?"
#define MSG_ACT_OPERANDS "wrong arguments of act '%s'; usage: %s %s"

/* `tsfarm check`: the findings, and nothing found, go to the results, without "tsfarm: ". */
#define MSG_FINDING "%s: %s\n"
#define MSG_NO_FINDINGS "%s: no problems\n"
#define MSG_FINDINGS "farm '%s' has %zu %s"
#define MSG_CANNOT_RUN_TESTS "cannot run '%s': %s"

#endif
