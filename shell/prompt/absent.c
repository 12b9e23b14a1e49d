/* Commands that Windows has and this prompt does not: what they work on is not simulated. */
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

const char *const prompt_absent_later_names[] = {"certutil", "cipher", "clip", "curl", "diskpart",
	"driverquery", "eventcreate", "forfiles", "fsutil", "getmac", "gpresult", "gpupdate",
	"icacls", "klist", "mklink", "mstsc", "netsh", "openfiles", "powershell", "reg", "robocopy",
	"runas", "sc", "schtasks", "setx", "systeminfo", "takeown", "taskkill", "tasklist",
	"waitfor", "wevtutil", "whoami", "wmic", NULL};

static bool is_among(const char *const *names, const char *name, size_t length)
{
	for (; *names; names++)
		if (strlen(*names) == length && strncasecmp(*names, name, length) == 0)
			return true;
	return false;
}

bool prompt_is_absent(enum prompt_edition edition, const char *typed)
{
	const char *name = typed + drive_path_folder_length(typed);
	size_t length = strcspn(name, ".");

	if (name[length] && strcasecmp(name + length, ".exe") != 0 &&
		strcasecmp(name + length, ".com") != 0)
		return false;
	return is_among(prompt_absent_names, name, length) ||
	       (edition != PROMPT_NT4 && is_among(prompt_absent_later_names, name, length));
}
