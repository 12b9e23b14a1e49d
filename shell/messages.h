/* Every sentence of the shell. Complaints stand behind "tsfarm: ". */
#ifndef TSFARM_SHELL_MESSAGES_H
#define TSFARM_SHELL_MESSAGES_H

#define SAY_WELCOME                                                                                \
	"Farm '%s'. '.help' lists the words with a dot, 'help' the commands; 'exit' leaves.\n"

/* --- The seat --- */

#define SAY_USER_NAME "%s user name: "
#define SAY_CONTINUED "More? "
#define SAY_LOGGED_ON "Logged on to %s as %s: session %u, %s.\n"
#define SAY_SITTING "You sit in session %u of %s%s%s.\n"
#define SAY_LOGGED_OFF "*** Your session %s/%u was logged off%s.\n"
#define SAY_DISCONNECTED                                                                           \
	"*** Your session %s/%u was disconnected%s; it runs on until you log on again.\n"
#define SAY_MOVED "*** You are now in session %u of %s.\n"
#define SAY_BY " by %s/%u%s%s"
#define SAY_NO_SUCH_SEAT "server '%s' has no session %u; '.farm' shows which there are"
#define SAY_NO_SUCH_SERVER "there is no server '%s' that answers; '.farm' shows which there are"
#define SAY_NO_SERVER_ONLINE "no server of this farm answers, so that nobody can log on"
#define SAY_BAD_SEAT "'%s' is no session; it is written SERVER/ID, as in WF12/3"
#define SAY_CANNOT_LOG_ON                                                                          \
	"'%s' cannot log on to '%s'. Error [%d]: %s Type a user's name, or SERVER\\USER; "         \
	"'.as SERVER/ID' sits in a session, '.farm' shows them"

/* --- What others did --- */

#define SAY_NEWS "-- %s/%u%s%s: %s%s%s"
#define SAY_RESTORED "-- the farm was put back to what it was before\n"
#define SAY_MESSAGE_TITLE "Message from %s%s%s/%u, %s"

/* --- Undo --- */

#define SAY_UNDONE "Undone: %s\n"
#define SAY_REDONE "Done again: %s\n"
#define SAY_NOTHING_TO_UNDO "there is nothing to undo here"
#define SAY_NOTHING_TO_REDO "there is nothing that was undone"
#define SAY_ONLY_ANYWAY "'.%s' takes no argument except 'anyway', not '%s'"
#define SAY_OTHERS_CHANGED                                                                         \
	"others have changed the farm too since '%s'; '.%s anyway' puts back what they did as "    \
	"well"

/* --- Words with a dot --- */

#define SAY_UNKNOWN_DOT_COMMAND "there is no word '.%s'; '.help' lists all"
#define SAY_UNKNOWN_DOT_COMMAND_NEAR "there is no word '.%s'; did you mean '.%s'?"
#define SAY_NO_OPERANDS "'.%s' takes nothing behind it"
#define SAY_BAD_TIME                                                                               \
	"'%s' is no time to put the clock forward by; it is written +10m, +2h or +1h30m"
#define SAY_HELP_OF_COMMANDS                                                                       \
	"'help' lists the commands of the prompt, and /? behind one describes it.\n"
#define SAY_NO_LESSON "no lesson is going on; 'tsfarm learn' begins one"
#define SAY_BAD_COUNT "'%s' is no number of events"
#define SAY_NO_FILE_NAMED "name the file to write the farm to"
#define SAY_FILE_EXISTS "the file '%s' exists already; name another one"
#define SAY_CANNOT_SAVE "cannot write the farm to '%s': %s"
#define SAY_SAVED "The farm is in '%s'.\n"

/* --- Faults --- */

#define SAY_CANNOT_USE "cannot use farm '%s': %s"
#define SAY_NOT_EXECUTED "; nothing was done, and the shell goes on when it can be used again"
#define SAY_EXECUTED "; the line was executed, and cannot be undone"
#define SAY_REPLACED                                                                               \
	"*** Another farm is in the place of '%s'; what was done to the former one cannot be "     \
	"undone.\n"
#define SAY_USABLE_AGAIN "Farm '%s' can be used again.\n"
#define SAY_UNKNOWN_COMMAND "unknown command '%s'; did you mean '%s'?"
#define SAY_NO_DRIVE "cannot use folder '%s' as drive C: %s"
#define SAY_CANNOT_RUN "cannot run '%s': %s"
#define SAY_CANNOT_READ_LINES "cannot read commands from standard input: %s"

#endif
