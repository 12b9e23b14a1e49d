/* Commands that NT 4.0 has and this prompt does not: what they work on is not simulated. */
#include <string.h>
#include <strings.h>

#include "shell/prompt/builtins.h"
#include "shell/prompt/drive_path.h"

/* docs/prompt.md lists them. */
const char *const prompt_absent_names[] = {"acregl", "acsr", "append", "arp", "assoc", "at",
	"attrib", "break", "cacls", "chkdsk", "comp", "compact", "convert", "cprofile", "debug",
	"diskcomp", "diskcopy", "doskey", "edit", "edlin", "exe2bin", "expand", "fc", "finger",
	"flattemp", "format", "ftp", "ftype", "graftabl", "hostname", "ipconfig", "keyb", "label",
	"mem", "mode", "nbtstat", "netstat", "notepad", "nslookup", "print", "recover", "regedit",
	"regedt32", "register", "replace", "restore", "route", "setver", "share", "shutdown",
	"subst", "telnet", "tracert", "tree", "tsshutdn", "vol", "winmsd", "xcopy", NULL};

bool prompt_is_absent(const char *typed)
{
	const char *name = typed + drive_path_folder_length(typed);
	size_t length = strcspn(name, ".");

	if (name[length] && strcasecmp(name + length, ".exe") != 0 &&
		strcasecmp(name + length, ".com") != 0)
		return false;
	for (const char *const *absent = prompt_absent_names; *absent; absent++)
		if (strlen(*absent) == length && strncasecmp(*absent, name, length) == 0)
			return true;
	return false;
}
