/*
 * Every text of the shell that a user reads. Complaints begin with "tsfarm: ", which fail() adds. In each
 * text with a session, '%s%s%s' is the server, a blank or nothing, and the user.
 */
#ifndef TSFARM_SHELL_MESSAGES_H
#define TSFARM_SHELL_MESSAGES_H

#define SAY_WELCOME                                                                                \
	"Farm '%s'. Type '.help' for the dot commands, 'help' for all others, 'exit' to leave.\n"

/* --- The seat --- */

#define SAY_USER_NAME "%s user name: "
#define SAY_CONTINUED "More? "
#define SAY_LOGGED_ON "Logged on to %s as %s: session %u, %s.\n"
#define SAY_SITTING "You sit in session %u of %s%s%s.\n"
#define SAY_LOGGED_OFF "*** Your session %s/%u was logged off%s.\n"
#define SAY_DISCONNECTED                                                                           \
	"*** Your session %s/%u was disconnected%s; it keeps running until you log on again.\n"
#define SAY_MOVED "*** You are now in session %u of %s.\n"
#define SAY_BY " by %s/%u%s%s"
#define SAY_NO_SESSION "server '%s' has no session %u; '.farm' shows them"
#define SAY_NO_SERVER "no server '%s' is online; '.farm' shows them"
#define SAY_NO_SERVER_ONLINE "cannot log on: no server of this farm is online"
#define SAY_BAD_SEAT "invalid session '%s'; use SERVER/ID, for example WF12/3"
#define SAY_CANNOT_LOG_ON                                                                          \
	"cannot log on '%s' to '%s': Error [%d]: %s Type a user name, or SERVER\\USER. "           \
	"'.as SERVER/ID' takes the seat of a session, '.farm' shows them"

/* --- News --- */

#define SAY_NEWS "-- %s/%u%s%s: %s%s%s"
#define SAY_RESTORED "-- the farm was restored to an earlier state\n"
#define SAY_MESSAGE_TITLE "Message from %s%s%s/%u, %s"

/* --- Undo --- */

#define SAY_UNDONE "Undone: %s\n"
#define SAY_REDONE "Redone: %s\n"
#define SAY_NOTHING_TO_UNDO "nothing to undo"
#define SAY_NOTHING_TO_REDO "nothing to redo"
#define SAY_ONLY_ANYWAY "'.%s' takes no argument except 'anyway'"
#define SAY_OTHERS_CHANGED                                                                         \
	"others have changed the farm since '%s'; '.%s anyway' reverts their changes, too"

/* --- Dot commands --- */

#define SAY_UNKNOWN_DOT_COMMAND "unknown command '.%s'; '.help' lists the dot commands"
#define SAY_UNKNOWN_DOT_COMMAND_NEAR "unknown command '.%s'; did you mean '.%s'?"
#define SAY_NO_OPERANDS "'.%s' takes no argument"
#define SAY_BAD_TIME "invalid time '%s'; use for example +10m, +2h or +1h30m"
#define SAY_HELP_OF_COMMANDS "'help' lists the commands of the prompt; COMMAND /? describes one.\n"
#define SAY_NO_LESSON "no lesson is active; 'tsfarm learn' begins one"
#define SAY_BAD_COUNT "invalid number of events '%s'"
#define SAY_NO_FILE_NAME "file name missing; use '.save FILE'"
#define SAY_FILE_EXISTS "cannot save the farm to '%s': the file exists; use another name"
#define SAY_CANNOT_SAVE "cannot save the farm to '%s': %s"
#define SAY_SAVED "Farm saved to '%s'.\n"

/* --- Failures --- */

#define SAY_CANNOT_USE "cannot use farm '%s': %s"
#define SAY_NOT_EXECUTED "; the line was not executed"
#define SAY_EXECUTED "; the line was executed and cannot be undone"
#define SAY_REPLACED                                                                               \
	"*** The file '%s' was replaced by another farm; changes of the former one cannot be "     \
	"undone.\n"
#define SAY_USABLE_AGAIN "Farm '%s' can be used again.\n"
#define SAY_UNKNOWN_COMMAND "unknown command '%s'; did you mean '%s'?"
#define SAY_NO_DRIVE "cannot use folder '%s' as drive C: %s"
#define SAY_CANNOT_RUN "cannot run '%s': %s"
#define SAY_CANNOT_READ_LINES "cannot read standard input: %s"

#endif
