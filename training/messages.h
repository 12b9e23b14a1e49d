/*
 * Every text of `tsfarm learn` and `tsfarm class` that a user reads. MSG_... are complaints, which begin
 * with "tsfarm: "; SAY_... are for the learner; SHOW_... are parts of tables and pages.
 * conformance/suite/ has the texts about lesson files.
 */
#ifndef TSFARM_TRAINING_MESSAGES_H
#define TSFARM_TRAINING_MESSAGES_H

/* --- Lessons --- */

#define MSG_NO_DATA "folder '%s' not found; set TSFARM_DATA to its parent folder"
#define MSG_NO_EDITION "no lesson is for edition '%s'; use nt4 or ws2022"
#define MSG_NO_EDITION_THERE "no lesson of '%s' is for edition '%s'"
#define MSG_NO_COURSE                                                                              \
	"'%s' is not a course: it has no file 'course.yaml'; 'tsfarm learn --new' begins one"
#define MSG_ONE_COURSE "a course is learned alone: name its folder, and no other path"
#define MSG_IS_FOLDER "unknown lesson '%s'; to name the folder of a course, use './%s'"
#define MSG_LESSON_PROBLEMS "%zu problem%s; no lesson was begun"
#define MSG_NO_LESSON "unknown lesson '%s'; 'tsfarm learn --list' shows all"
#define MSG_NO_LESSON_NEAR "unknown lesson '%s'; did you mean '%s'?"
#define MSG_IS_NO_LESSON                                                                           \
	"cannot use '%s' as a lesson: it has no key 'lesson'; see docs/lesson-format.md"
#define MSG_LESSON_CANNOT "cannot store lesson '%s' in '%s': %s; use another folder with --class"
#define MSG_OUT_OF_MEMORY "out of memory"

#define MSG_ONE_LESSON "too many lessons: name one; 'tsfarm learn --list' shows all"
#define MSG_LIST_ALONE "--list and --json take no lesson"
#define MSG_NEW_ALONE "--new and --record take no lesson"
#define SHOW_ADD_TO_COURSE "Add its name to 'lessons' in the course.yaml beside it.\n"
#define MSG_FILE_IS_THERE "cannot write '%s': the file exists; use another name"
#define MSG_CANNOT_WRITE "cannot write '%s': %s"

/* --- Recording --- */

#define MSG_FARM_AND_SEAT "--farm and --typed-in belong together: a farm, and where you sit in it"
#define MSG_NO_FARM "farm file '%s' not found"
#define MSG_RECORD_ALONE "--farm and --typed-in belong to --record FILE"
#define MSG_NOTHING_RECORDED "nothing was typed that a lesson could ask for; '%s' was not written"
#define MSG_CANNOT_RECORD "cannot record a lesson: %s"
#define SAY_RECORDING                                                                              \
	"You sit in session %u of %s. Type what solves the lesson, and 'exit' to write '%s'. "     \
	"'.wrong BECAUSE' makes the lines so far a wrong answer, and begins anew. '.undo' takes "  \
	"a line back, '.restart' all of them.\n"
#define SAY_WRONG_TAKEN "A wrong answer. The farm is as it was at the start.\n"
#define SAY_NOTHING_TYPED "type the wrong lines first, and then '.wrong BECAUSE'"
#define SHOW_RECORDED "The texts are to be written. 'tsfarm learn --verify' tries the lesson.\n"

/* --- Verifying --- */

#define MSG_CANNOT_VERIFY "cannot make a temporary folder for the lessons: %s"
#define MSG_VERIFY_FAILED "%zu of %zu lesson%s failed"
#define SHOW_SOLVED_BY_NOTHING "solved without any line"
#define SHOW_NOT_SOLVED "the solution does not solve the lesson"
#define SHOW_SOLVED_EARLY "line %zu of the solution already solves the lesson: '%s'"
#define SHOW_WRONG_SOLVES "the wrong answer at line %u solves the lesson: '%s'"
#define SHOW_WRONG_SILENT "the wrong answer at line %u gets no comment: '%s'"
#define SHOW_WRONG_UNSEEN                                                                          \
	"warning: the text of the wrong answer at line %u is never shown: '%s' does not match it"
#define SHOW_WRONG_OTHER                                                                           \
	"warning: the wrong answer at line %u, '%s', matches the one at line %u, whose text is "   \
	"shown"
#define SHOW_LACKS "missing from the farm, but listed under 'changes':\n"
#define SHOW_SURPLUS "happened, but not listed; under 'changes' it would be:\n"
#define SHOW_PASSING "still there, although 'passes-through' wants it undone:\n"
#define SHOW_UNPASSED "never all there: the changes of 'passes-through'\n"
#define SHOW_LATE "not in its turn, or never: {%s: %s}\n"
#define SHOW_UNTYPED "not typed: a line that meets {%s: \"%s\"}\n"
#define SHOW_UNANSWERED "not answered: the question\n"
#define SHOW_LATE_LINE "'%s' ran for %d s, and was ended"
#define SHOW_CANNOT_TYPE "cannot type lines: %s"
#define SHOW_HINT_TELLS                                                                            \
	"warning: hint %zu contains the last line of the solution, '%s'; only the last hint may"

/* --- Progress --- */

#define MSG_NO_PLACE                                                                               \
	"cannot find a folder for the progress: neither XDG_STATE_HOME nor HOME is set; use "      \
	"--class FOLDER"
#define MSG_NO_NAME "cannot determine your name; use --as NAME"
#define MSG_BAD_NAME "invalid learner name '%s'; use letters, digits, '-', '_' and blanks"
#define MSG_PROGRESS_UNREADABLE "cannot read progress '%s': %s"
#define MSG_PROGRESS_UNWRITABLE                                                                    \
	"cannot write your progress to '%s': %s; you can continue, but nothing is stored"
#define MSG_NO_CLASS "class folder '%s' not found; 'tsfarm class %s --new' makes it"
#define MSG_NO_CLASS_NEAR "class folder '%s' not found; did you mean '%s%s'?"
#define MSG_FOLDER "cannot use folder '%s': %s"
#define MSG_BUSY                                                                                   \
	"%s has lesson '%s' open in another terminal; continue there, or name another lesson"
#define MSG_DAMAGED_HEADER "the first line must be 'tsfarm-progress 1'"
#define MSG_NEWER_PROGRESS "written by a later version of tsfarm; some events may be ignored"
#define MSG_DAMAGED_LINE "not an event; an event is a time, a lesson and a kind"
#define MSG_UNREADABLE "cannot be read: "
#define MSG_EMPTY_PROGRESS "the file is empty, and no learner's"
#define MSG_TORN_LINE "the last line is incomplete"

/* --- The overview --- */

#define SHOW_CHAPTER " (%zu of %zu)"
#define SHOW_OVERVIEW "%s has solved %zu of %zu lessons.\n"
#define SHOW_OVERVIEW_OF_NOBODY "%zu lessons; --as NAME shows the progress of a learner.\n"

/* --- Exams --- */

#define MSG_EXAM_PROBLEMS "cannot use '%s' as an exam; see docs/classroom.md"
#define MSG_CHECK_NEEDS_EXAM "--check needs the exam; use --exam FILE"
#define MSG_CHECK_WHAT "--check needs the files of results"
#define MSG_EXAM_ALONE "--exam takes no lesson, and of the options only --as, --class and --check"
#define MSG_EXAM_BUSY "%s has exam '%s' open in another terminal; continue there"
#define MSG_OTHER_EXAM "'%s' is the result of another exam, or of another learner"
#define MSG_RESULT_CHANGED "'%s' was changed: line %zu is not as it was written"
#define MSG_RESULT_TIME "'%s' was changed: the time of line %zu cannot be"
#define MSG_RESULT_UNREADABLE "cannot read result '%s': %s"
#define SHOW_EXAM_POINTS "%s, %s: %zu of %zu points\n"
#define SHOW_TASK_POINTS "  %zu  %-24s %zu of %zu\n"
#define SHOW_RESULT "The result is '%s'.\n"
#define SHOW_RESULT_OPEN "  The exam was not ended.\n"
#define SHOW_RESULT_CLAIMS "  The file says %s; the lines give %s.\n"
#define SAY_EXAM_TASK "\nTask %zu of %zu, %zu points. %zu minutes are left for the exam.\n"
#define SAY_EXAM_LEFT "The time goes on. The same command continues the exam.\n"
#define SAY_EXAM_TIME_IS_UP "The time is up, and the last line does not count.\n"
#define SAY_EXAM_NO_HINT "this exam gives no hints"
#define SAY_EXAM_NO_UNDO "this exam takes nothing back"

/* --- The class --- */

#define MSG_NO_LEARNER "learner '%s' not found in '%s'"
#define MSG_NO_LEARNER_NEAR "learner '%s' not found in '%s'; did you mean '%s'?"
#define MSG_NO_LEARNERS "no progress found in '%s'"
#define MSG_ONE_FORM "--json, --csv, --html, --new, --add and --serve exclude each other; use one"
#define SHOW_CLASS_MADE_FOR                                                                        \
	"'%s' is a class. Group '%s' may read the work of its learners; nobody else may.\n"
#define SHOW_CLASS_MADE "'%s' is a class.\n"
#define MSG_BAD_ADDRESS                                                                            \
	"invalid address '%s'; use ADDRESS:PORT with an address in numbers, or a port alone"
#define MSG_NO_SERVER "--serve is not available on this system; use --html"
#define MSG_NO_MODULE "cannot load 'tsfarm-web.so', which serves the page; install tsfarm again"
#define MSG_PORT_IN_USE "cannot serve at '%s': the port is in use; port 0 chooses a free one"
#define MSG_CANNOT_LISTEN "cannot serve at '%s': %s"
#define MSG_OPERAND "'%s' is too much; only --serve takes an address, and --add a file of keys"
/* the group of the accounts that sshd lets learn, and nothing else */
#define CLASS_GROUP "learners"
#define MSG_BAD_ACCOUNT "invalid account name '%s'"
#define MSG_NO_ACCOUNT                                                                             \
	"account '%s' not found; make it with: groupadd -f " CLASS_GROUP " && useradd -M -d / "    \
	"-s /bin/sh -p '*' -G " CLASS_GROUP " %s"
#define MSG_WRITABLE_HOME                                                                          \
	"account '%s' could leave the lessons by files in '%s'; use: usermod -d / -s /bin/sh %s"
#define MSG_CANNOT_ADD "cannot add '%s': %s"
#define MSG_CANNOT_READ_KEY "cannot read key '%s': %s"
#define MSG_NO_KEY "cannot use '%s': not a file of public keys of OpenSSH"
#define MSG_BAD_CLASS_PATH                                                                         \
	"cannot use folder '%s' for sshd: its path has a blank, '%%', '#' or '\"'"
#define MSG_NOT_THEIRS "cannot use '%s': it is there and does not belong to '%s'"
#define MSG_CANNOT_GIVE "cannot give '%s' to '%s': %s"
#define SHOW_ADDED "'%s' can learn in '%s'.\n"
#define SHOW_SERVED "The class is at %s until Ctrl+C.\n"
#define SHOW_WHOLE_CLASS "The whole class"
#define SHOW_TROUBLE "The class cannot be read, and this is its former state: %s."
#define SHOW_CLASS_TITLE "Lessons of a class"
#define SHOW_MADE_ON "Made on %s."
#define SHOW_AS_OF                                                                                 \
	"The class on %s. Without JavaScript this page is not live: reload it for later events."
#define SHOW_LOST_FROM "%s of %s"
#define SHOW_LOST_OF_NOBODY "%s"
#define SHOW_NO_PICTURE "No farm can be shown: no lesson is open."
#define SHOW_PICTURE_FAILED "The farm cannot be read: %s."
#define SHOW_STUCK "stuck for %zu attempts"
#define SHOW_STUCK_SHORT "stuck (%zu)"
#define SHOW_EACH "Averages of the learners who have begun each lesson:"
#define SHOW_RECENT "The latest events in '%s':"
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
#define SAY_ENDED_THERE " no longer runs "
#define SAY_IS_ANOTHER " has changed"
#define SAY_LOST_ALONE " lost unsaved work: "
#define SAY_LOST "; unsaved work was lost: "

/* ... and the event that is missing before: "First, session 12 on WF12, eva's, had to get a message ..." */
#define SAY_DISORDER "That came too early, or in another way than asked. First, session "
#define SAY_WAS_TO " had to %s"
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

#define SAY_AND_MORE "  ... and %zu more sessions.\n"

/* --- What a learner is told --- */

#define SAY_NUMBER "%u. "
#define SAY_CHAPTER "(%s)"
#define SAY_SEATED "You sit in session %u of %s%s%s. "
#define SAY_NOT_SEATED "You are not logged on. "
#define SAY_WAS_SEATED "The lesson began in session %u of %s; '.restart' puts you back there. "
#define SAY_WORDS "'.task' shows this again, '.hint' helps, '.help' lists the commands.\n"
#define SAY_RESUMED "You continue where you were; '.restart' begins anew.\n"
#define SAY_CHANGED_SINCE "The lesson has changed since you were here, so it begins anew.\n"
#define SAY_DAMAGED "The farm of the lesson was damaged, so the lesson begins anew.\n"
#define SAY_WRONG "That was not meant to happen:\n"
#define SAY_MEND "'.undo' reverts it. '.hint' helps, '.restart' begins anew.\n"
#define SAY_PASSING "The task asks for that, and for undoing it:\n"
#define SAY_TAKE_BACK "'.undo' reverts it.\n"
#define SAY_MEND_BY_RESTART                                                                        \
	"It was done before you left the lesson, so '.undo' cannot revert it: '.restart' begins "  \
	"anew.\n"
#define SAY_NOT_SOLVED "Not solved: "
#define SAY_HELP_WORDS "'.hint' helps, '.task' shows the task again.\n"
#define SAY_ALL_FAILED                                                                             \
	"The last %zu lines failed. 'help' lists the commands, and 'COMMAND /?' shows how one is " \
	"used.\n"
#define SAY_NOTHING_YET                                                                            \
	"The last %zu lines brought no point of the task. '.task' shows it, '.farm' shows the "    \
	"servers as they are.\n"
#define SAY_NO_FURTHER                                                                             \
	"The last %zu lines brought no further point. '.task' shows the task, '.farm' what you "   \
	"have changed.\n"
#define SAY_ASK_HINT "'.hint' gives hint %zu of %zu.\n"
#define SAY_ASK_LAST_HINT "'.hint' shows the last hint again.\n"
#define SAY_AS_IT_WAS "The farm is as it was at the start.\n"
#define SAY_MENDED "The mistake is undone.\n"
#define SAY_SO_FAR "So far, so good: %zu of %zu points are done.\n"
#define SAY_ALL_BUT_ANSWER                                                                         \
	"The farm is as it should be. Now answer the question, with '.answer TEXT'.\n"
#define SAY_ALL_BUT_TYPED                                                                          \
	"The farm is as it should be, and something is still to be done; '.task' says what.\n"
#define SAY_NOT_THE_ANSWER "'%s' is not the answer. '.hint' helps, '.task' shows the question.\n"
#define SAY_NOTHING_ASKED "this lesson has no question; '.task' shows the task"
#define SAY_ANSWER_WHAT "answer missing; use '.answer TEXT'"
#define SAY_HINT "Hint %zu of %zu: "
#define SAY_NO_MORE_HINTS "That was the last hint: "
#define SAY_RESTARTED "The lesson begins anew.\n"
#define SAY_CANNOT_JUDGE "cannot judge the lesson: %s; '.restart' begins it anew"
#define SAY_CANNOT_RESTART "cannot restart the lesson: %s"
#define SAY_NOT_YET "this lesson is not solved yet; '.skip' leaves it for later"
#define SAY_SOLVED_BEFORE "this lesson is solved; '.next' continues"
#define SAY_SOLVED "Solved."
#define SAY_SHORTER "In fewer lines:\n"
#define SAY_FROM "From "
#define SAY_NEXT "'.next' continues with %u, %s; 'exit' leaves.\n"
#define SAY_NO_NEXT "That was the last open lesson. 'exit' leaves.\n"

/* --- The end of a course --- */

#define SHOW_USUAL_COURSE "Administration of a terminal server"
#define SHOW_FINISHED "The course is finished: %s"
#define SHOW_SUMS "%zu lesson%s, %zu attempt%s, %zu mistake%s, %zu hint%s, "
#define SHOW_LOST_ON_WAY "Lost on the way:\n"
#define SHOW_LOST_OF "  %s of session %.*s on %.*s"
#define SHOW_LOST_IN ", in lesson %u, %s\n"
#define SHOW_LOST_MORE "  ... and %zu more\n"
#define SHOW_NOTHING_LOST "No work was lost on the way.\n"
#define SHOW_ENDED "By mistake %zu session%s ended.\n"
#define SHOW_CERTIFICATE "Certificate: %s\n"
#define SHOW_CERTIFICATE_TITLE "Certificate"
#define SHOW_HAS_FINISHED "has finished the course"
#define SAY_LEFT_OPEN "The lesson stays as it is; 'tsfarm learn' continues it.\n"
#define SAY_LEFT_OPEN_OF "The lesson stays as it is. To continue it, type:\n  tsfarm learn%s\n"

#endif
