/*
 * Every sentence of the prompt. Those of NT 4.0 and its successors are theirs, to the letter; the
 * others are ours, and say so.
 */
#ifndef TSFARM_SHELL_PROMPT_MESSAGES_H
#define TSFARM_SHELL_PROMPT_MESSAGES_H

/* NT 4.0, as captured by the tests of SCons ("unspecified"); docs/decisions.md. */
#define MSG_NOT_RECOGNIZED_NT4                                                                     \
	"The name specified is not recognized as an\n"                                             \
	"internal or external command, operable program or batch file.\n"

/* Of later editions, as their captures show it. */
#define MSG_NOT_RECOGNIZED                                                                         \
	"'%s' is not recognized as an internal or external command,\n"                             \
	"operable program or batch file.\n"

#define MSG_SYNTAX "The syntax of the command is incorrect.\n"
#define MSG_UNEXPECTED "%s was unexpected at this time.\n"
#define MSG_LINE_TOO_LONG "The input line is too long.\n"
#define MSG_NO_FILE "The system cannot find the file specified.\n"
#define MSG_NO_FILE_NAMED "The system cannot find the file %s.\n"
#define MSG_NO_PATH "The system cannot find the path specified.\n"
#define MSG_DISK_FULL "There is not enough space on the disk.\n"
#define MSG_ACCESS_DENIED "Access is denied.\n"
#define MSG_NO_DRIVE "The system cannot find the drive specified.\n"
#define MSG_NO_NETWORK_PATH "The network path was not found.\n"
#define MSG_BAD_NAME "The filename, directory name, or volume label syntax is incorrect.\n"
#define MSG_NAME_TOO_LONG "The filename or extension is too long.\n"
#define MSG_IN_USE                                                                                 \
	"The process cannot access the file because\n"                                             \
	"it is being used by another process.\n"
#define MSG_NOT_EMPTY "The directory is not empty.\n"
#define MSG_FOLDER_EXISTS "A subdirectory or file %s already exists.\n"
#define MSG_ONTO_ITSELF "The file cannot be copied onto itself.\n"
#define MSG_COPIED "%9zu file(s) copied.\n"
#define MSG_MOVED "%9zu file(s) moved.\n"
#define MSG_DUPLICATE "A duplicate file name exists, or the file\ncannot be found.\n"
#define MSG_NO_PATH_SET "No Path\n"
#define MSG_CODE_PAGE "Active code page: %u\n"
#define MSG_BAD_CODE_PAGE "Invalid code page\n"
#define MSG_PINGING "Pinging %s%s with 32 bytes of data:\n\n"
#define MSG_REPLY "Reply from %s: bytes=32 time<10ms TTL=128\n"
#define MSG_TIMED_OUT "Request timed out.\n"
#define MSG_BAD_ADDRESS "Bad IP address %s.\n"
#define MSG_BAD_OPTION "Bad value for option %s.\n"
#define MSG_PING_USAGE "Usage: ping [-n count] [-w timeout] destination-list\n"
#define MSG_WAITING "\nWaiting for %u seconds, press a key to continue ...\n"
#define MSG_WAITING_FIRMLY "\nWaiting for %u seconds, press CTRL+C to quit ...\n"
#define MSG_WHERE_NONE "INFO: Could not find files for the given pattern(s).\n"
#define MSG_WHERE_SYNTAX "ERROR: Invalid syntax.\nType \"WHERE /?\" for usage.\n"
#define MSG_CHOICE_SYNTAX "ERROR: Invalid syntax.\nType \"CHOICE /?\" for usage.\n"
#define MSG_CHOICE_NO_KEY "ERROR: The file is either empty or does not contain the valid choices.\n"
#define MSG_TIMEOUT_SYNTAX "ERROR: Invalid syntax.\n"
#define MSG_INVALID_SWITCH "Invalid switch - \"%.*s\".\n"
#define MSG_NO_LABEL "The system cannot find the batch label specified - %s\n"
#define MSG_NO_VARIABLE "Environment variable %s not defined\n"
#define MSG_MISSING_OPERAND "Missing operand.\n"
#define MSG_MISSING_OPERATOR "Missing operator.\n"
#define MSG_BAD_NUMBER                                                                             \
	"Invalid number.  Numeric constants are either decimal (17),\n"                            \
	"hexadecimal (0x11), or octal (021).\n"
#define MSG_LARGE_NUMBER "Invalid number.  Numbers are limited to 32-bits of precision.\n"
#define MSG_UNBALANCED "Unbalanced parenthesis.\n"
#define MSG_DIVIDE "Divide by zero error.\n"
#define MSG_ECHO_IS "ECHO is %s.\n"
#define MSG_VERIFY_IS "VERIFY is %s.\n"
#define MSG_BAD_PARAMETER "An incorrect parameter was\nentered for the command.\n"
#define MSG_PAUSE "Press any key to continue . . . "
#define MSG_VERSION_NT4 "Windows NT Version 4.0  "
#define MSG_VERSION_WS2003 "Microsoft Windows [Version 5.2.3790]"
#define MSG_VERSION_WS2022 "Microsoft Windows [Version 10.0.20348.587]"
#define MSG_COPYRIGHT_WS2003 "(C) Copyright 1985-2003 Microsoft Corp."
#define MSG_COPYRIGHT_WS2022 "(c) Microsoft Corporation. All rights reserved."
#define MSG_COULD_NOT_FIND "Could Not Find %s\n"
#define MSG_FILE_NOT_FOUND "File Not Found\n"
#define MSG_ARE_YOU_SURE "%s, Are you sure (Y/N)? "
#define MSG_DIR_OF " Directory of %s\n\n"
#define MSG_DIR_COUNT "%16zu File(s) %14s bytes\n"
#define MSG_FIND_FORMAT "FIND: Parameter format not correct\n"
#define MSG_FIND_NO_FILE "File not found - %s\n"
#define MSG_FIND_FILE "\n---------- %s\n"
#define MSG_FIND_COUNT "\n---------- %s: %zu\n"
#define MSG_FINDSTR_NO_FILE "FINDSTR: Cannot open %s\n"
#define MSG_FINDSTR_IGNORED "FINDSTR: /%c ignored\n"
#define MSG_SORT_SWITCH "Invalid switch.\n"
#define MSG_FINDSTR_FORMAT "FINDSTR: Bad command line\n"
#define MSG_HELP_MORE "For more information on a specific command, type HELP command-name.\n"
#define MSG_NO_HELP "This command is not supported by the help utility.  Try \"%s /?\".\n"

/* Ours. */
#define MSG_NOTE_SET_P                                                                             \
	"-- NT 4.0 has no 'set /p': nothing was asked, and the variable '%s' is set\n"
#define MSG_NOTE_DELAYED "-- NT 4.0 has no delayed expansion: a word in '!' stays as it is\n"
#define MSG_NOTE_EXCLAMATION                                                                       \
	"-- NT 4.0 does not expand '!%s!'; use %%%s%%, or call a label with it\n"
#define MSG_TOO_DEEP "the line nests deeper than %d levels: put the inner part into a batch file\n"
#define MSG_RUNS_TOO_DEEP                                                                          \
	"commands and batch files run each other deeper than %d levels: they have ended\n"
#define MSG_NOT_HERE "'%.*s' is not part of this prompt\n"
#define MSG_CMD_NOT_HERE "'cmd' without /c is not part of this prompt\n"
#define MSG_PING_T_NOT_HERE "'ping -t' is not part of this prompt\n"
#define MSG_SWITCH_NOT_HERE "'%s /%c' is not part of this prompt\n"
#define MSG_NOT_IN_BATCH "'%s' has a meaning in a batch file only\n"
#define MSG_NO_CLOCK "'%s' shows the date and the time, and sets neither: type %s /t\n"
#define MSG_TROUBLE "'%s': %s\n"

#endif
