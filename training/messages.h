/*
 * Every sentence of `tsfarm learn` and `tsfarm class`. MSG_... are complaints, behind "tsfarm: "; SAY_...
 * is what a learner reads; SHOW_... are words of tables and pages. What is wrong in lesson files is said
 * where they are read.
 */
#ifndef TSFARM_TRAINING_MESSAGES_H
#define TSFARM_TRAINING_MESSAGES_H

/* --- Lessons --- */

#define MSG_NO_DATA "the folder '%s' was not found; set TSFARM_DATA to the folder that holds it"
#define MSG_LESSON_PROBLEMS "%zu problem%s; no lesson was begun"
#define MSG_NO_LESSON "there is no lesson '%s'; 'tsfarm learn --list' shows all"
#define MSG_NO_LESSON_NEAR "there is no lesson '%s'; did you mean '%s'?"
#define MSG_IS_NO_LESSON                                                                           \
	"'%s' is no lesson: it has no key 'lesson'; docs/lesson-format.md says what has"
#define MSG_NO_LESSONS "there are no lessons in '%s'"
#define MSG_LESSON_CANNOT "the lesson '%s' cannot be kept in '%s': %s; --class names another folder"
#define MSG_OUT_OF_MEMORY "out of memory"

#define MSG_ONE_LESSON "one lesson is learned at a time; 'tsfarm learn --list' shows all"
#define MSG_LIST_ALONE "--list and --json show all lessons; name none of them"
#define MSG_NEW_ALONE "--new takes the file alone"
#define MSG_FILE_IS_THERE "'%s' is there already; name another file"
#define MSG_CANNOT_WRITE "'%s' cannot be written: %s"

/* --- Verifying --- */

#define MSG_VERIFY_FAILED "%zu of %zu lesson%s failed"
#define SHOW_SOLVED_BY_NOTHING "nothing was typed, and it is solved"
#define SHOW_NOT_SOLVED "the solution does not solve it"
#define SHOW_SOLVED_EARLY "line %zu of the solution solves it already, '%s'"
#define SHOW_WRONG_SOLVES "the wrong answer of line %u solves it"
#define SHOW_WRONG_SILENT "nothing is said of the wrong answer of line %u"
#define SHOW_CANNOT_TYPE "nothing can be typed: %s"
#define SHOW_HINT_TELLS                                                                            \
	"warning: hint %zu has the last line of the solution in it, '%s'; only the last hint may"

/* --- Progress --- */

#define MSG_NO_PLACE "neither XDG_STATE_HOME nor HOME is set; name a folder with --class"
#define MSG_NO_NAME "cannot determine your name; use --as NAME"
#define MSG_BAD_NAME                                                                               \
	"'%s' cannot be the name of a file of progress; use letters, digits, '-', '_' and blanks"
#define MSG_PROGRESS_UNREADABLE "the progress in '%s' cannot be read: %s"
#define MSG_PROGRESS_UNWRITABLE                                                                    \
	"your progress cannot be written to '%s': %s; you can go on, but it will not be "          \
	"remembered"
#define MSG_FOLDER "the folder '%s' cannot be used: %s"
#define MSG_BUSY                                                                                   \
	"%s is at the lesson '%s' already, in another terminal; go on there, or name another "     \
	"lesson"
#define MSG_DAMAGED_HEADER "not the first line of a file of progress, 'tsfarm-progress 1'"
#define MSG_NEWER_PROGRESS "written by a later tsfarm, which knows more of it than this one"
#define MSG_DAMAGED_LINE "not an event: a time, a lesson and what happened"
#define MSG_TORN_LINE "the last line was not written to its end"

/* --- The overview --- */

#define SHOW_CHAPTER " (%zu of %zu)"
#define SHOW_OVERVIEW "%s has solved %zu of %zu lessons.\n"
#define SHOW_OVERVIEW_OF_NOBODY "%zu lessons; --as NAME shows how far somebody has come.\n"

/* --- The class --- */

#define MSG_NO_LEARNER "there is no learner '%s' in '%s'"
#define MSG_NO_LEARNER_NEAR "there is no learner '%s' in '%s'; did you mean '%s'?"
#define MSG_NO_LEARNERS "nobody has learned in '%s' yet"
#define MSG_ONE_FORM "--json, --csv and --html are each for themselves; name one"
#define SHOW_CLASS_TITLE "Lessons of a class"
#define SHOW_STUCK "stuck for %zu attempts"
#define SHOW_EACH "The lessons, on the average of those who have begun them:"
#define SHOW_RECENT "What was typed and said last in '%s':"
#define SHOW_ALL_DONE "all done"

/* --- The mistake, piece by piece: "Session 12 on WF12, eva's, has ended; lost, because ..." --- */

#define SAY_THE_SESSION "Session "
#define SAY_SESSION "%.*s on %.*s"
#define SAY_WHOSE ", %s's,"
#define SAY_YOUR_OWN ", your own,"
#define SAY_HAS_ENDED " has ended"
#define SAY_IS_NEW " is new"
#define SAY_HAS_USER " now belongs to %s"
#define SAY_USER_AGAIN " is a new logon of %s"
#define SAY_LOST_USER " has lost its user"
#define SAY_IS_NOW " is now %s"
#define SAY_GOT_MESSAGE " got a message"
#define SAY_ENDED_THERE " has no more running "
#define SAY_IS_ANOTHER " is not what it was"
#define SAY_LOST_ALONE " lost what was not saved: "
#define SAY_LOST "; lost, because it was not saved: "

/* ... and what should have come before: "First, session 12 on WF12, eva's, was to get a message ..." */
#define SAY_DISORDER "That came too early, or by another way than was asked. First, session "
#define SAY_WAS_TO " was to %s"
#define SAY_BE_LOGGED_OFF "be logged off"
#define SAY_END_A_PROGRAM "have a program ended"
#define SAY_LOSE_WORK "lose its work"
#define SAY_END "end"
#define SAY_GET_A_MESSAGE "get a message"
#define SAY_BEGIN "begin"
#define SAY_GET_A_USER "get a user"
#define SAY_BE_CONNECTED "be connected"
#define SAY_BE_DISCONNECTED "be disconnected"
#define SAY_BE_RESET "be reset"
#define SAY_BY_SOMEBODY ", from session "

#define SAY_AND_MORE "  ... and so it is with %zu more.\n"

/* --- What a learner is told --- */

#define SAY_HEADING "%u. %s"
#define SAY_CHAPTER "(%s)"
#define SAY_SEATED "You sit in session %u of %s%s%s. "
#define SAY_NOT_SEATED "You are not logged on. "
#define SAY_WAS_SEATED "The lesson began in session %u of %s; '.restart' puts you back there. "
#define SAY_WORDS "'.task' says this again, '.hint' helps, '.help' lists the words.\n"
#define SAY_RESUMED "You go on where you were; '.restart' begins anew.\n"
#define SAY_CHANGED_SINCE "The lesson is another one since you were here, and begins anew.\n"
#define SAY_DAMAGED "The farm of the lesson was damaged, so the lesson begins anew.\n"
#define SAY_WRONG "That was not meant to happen:\n"
#define SAY_MEND "'.undo' takes it back. '.hint' helps, '.restart' begins anew.\n"
#define SAY_PASSING "The task wants that, and wants it taken back:\n"
#define SAY_TAKE_BACK "'.undo' takes it back.\n"
#define SAY_MEND_BY_RESTART                                                                        \
	"It was done before the lesson was left, so '.undo' cannot take it back: '.restart' "      \
	"begins anew.\n"
#define SAY_NOT_SOLVED "Not solved: "
#define SAY_HELP_WORDS "'.hint' helps, '.task' says what is to be done.\n"
#define SAY_LOST_THE_WAY "If you do not know how to go on, " SAY_HELP_WORDS
#define SAY_AS_IT_WAS "The farm is as it was at the start.\n"
#define SAY_MENDED "What went wrong is undone.\n"
#define SAY_SO_FAR "So far, so good: %zu of %zu changes are there.\n"
#define SAY_ALL_BUT_ANSWER                                                                         \
	"The farm is as it should be. Now answer the question, with '.answer TEXT'.\n"
#define SAY_ALL_BUT_TYPED                                                                          \
	"The farm is as it should be, and something is still to be done; '.task' says what.\n"
#define SAY_NOT_THE_ANSWER "'%s' is not it. '.hint' helps, '.task' says what is asked.\n"
#define SAY_NOTHING_ASKED "this lesson asks nothing; '.task' says what is to be done"
#define SAY_ANSWER_WHAT "the answer is missing; it is written '.answer TEXT'"
#define SAY_HINT "Hint %zu of %zu: "
#define SAY_NO_MORE_HINTS "That was the last hint: "
#define SAY_RESTARTED "The lesson begins anew.\n"
#define SAY_CANNOT_RESTART "the lesson cannot begin anew: %s"
#define SAY_NOT_YET "this lesson is not solved yet; '.skip' leaves it for later"
#define SAY_SOLVED_BEFORE "this lesson is solved; '.next' goes on"
#define SAY_SOLVED "Solved."
#define SAY_SHORTER "In fewer lines:\n"
#define SAY_FROM "From "
#define SAY_NEXT "'.next' goes on with %u, %s; 'exit' leaves.\n"
#define SAY_NO_NEXT "That was the last open lesson. 'exit' leaves.\n"
#define SAY_ALL_SOLVED                                                                             \
	"All %zu lessons are solved. 'tsfarm learn LESSON' begins any of them again.\n"
#define SAY_LEFT_OPEN "The lesson stays as it is; 'tsfarm learn' goes on with it.\n"

#endif
