#include "sim/wtsapi/hooks_windows.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <windows.h>

#include <tlhelp32.h>

#include "base/macros.h"

static const struct hook *hooks;
static size_t hook_count;

/* The system's own functions, which import tables have; NULL: not met yet. */
enum {
	HOOKS_MAX = 64
};
static any_hook *originals[HOOKS_MAX];

static const IMAGE_DATA_DIRECTORY *find_directory(char *image, unsigned number)
{
	const IMAGE_DOS_HEADER *dos = (void *)image;
	const IMAGE_NT_HEADERS *headers = (void *)(image + dos->e_lfanew);

	return &headers->OptionalHeader.DataDirectory[number];
}

static void write_code(void *to, const void *bytes, size_t size)
{
	DWORD protection;

	if (!VirtualProtect(to, size, PAGE_READWRITE, &protection))
		return;
	memcpy(to, bytes, size);
	VirtualProtect(to, size, protection, &protection);
}

/* --- Exports --- */

/* An export is told by its distance from the library's beginning, in 32 bits. What is farther away is
 * reached by a jump that stands above the library. */
static char *allocate_above(char *image)
{
	const IMAGE_DOS_HEADER *dos = (void *)image;
	const IMAGE_NT_HEADERS *headers = (void *)(image + dos->e_lfanew);
	const uintptr_t step = 0x10000, span = 0xF0000000;
	uintptr_t first = (uintptr_t)image + headers->OptionalHeader.SizeOfImage;

	for (uintptr_t at = (first + step - 1) & ~(step - 1); at < (uintptr_t)image + span;
		at += step) {
		char *page = VirtualAlloc(
			(void *)at, step, MEM_RESERVE | MEM_COMMIT, PAGE_EXECUTE_READWRITE);

		if (page)
			return page;
	}
	return NULL;
}

/* jmp [rip + 0], and the address behind it */
static size_t write_jump(char *at, any_hook *to)
{
	static const unsigned char jump[] = {0xFF, 0x25, 0, 0, 0, 0};

	memcpy(at, jump, sizeof(jump));
	memcpy(at + sizeof(jump), &to, sizeof(to));
	return sizeof(jump) + sizeof(to) + 2;
}

/* Names stand in the order of their bytes. */
static DWORD find_name(const char *image, const DWORD *names, DWORD count, const char *name)
{
	DWORD first = 0, end = count;

	while (first < end) {
		DWORD middle = first + (end - first) / 2;

		if (strcmp(image + names[middle], name) < 0)
			first = middle + 1;
		else
			end = middle;
	}
	return first < count && strcmp(image + names[first], name) == 0 ? first : count;
}

static DWORD *find_export(char *image, const char *name)
{
	const IMAGE_DATA_DIRECTORY *place = find_directory(image, IMAGE_DIRECTORY_ENTRY_EXPORT);
	const IMAGE_EXPORT_DIRECTORY *exports = (void *)(image + place->VirtualAddress);
	const DWORD *names = (void *)(image + exports->AddressOfNames);
	const WORD *ordinals = (void *)(image + exports->AddressOfNameOrdinals);
	DWORD *functions = (void *)(image + exports->AddressOfFunctions), *function;
	DWORD found = place->Size ? find_name(image, names, exports->NumberOfNames, name) : 0;

	if (!place->Size || found == exports->NumberOfNames)
		return NULL;
	function = &functions[ordinals[found]];
	/* the name of a function elsewhere, which has a hook of its own */
	return *function - place->VirtualAddress < place->Size ? NULL : function;
}

bool hooks_are_installed(void)
{
	char *kernel = (char *)GetModuleHandleW(L"kernel32.dll");
	const IMAGE_DOS_HEADER *dos = (void *)kernel;
	const IMAGE_NT_HEADERS *headers = (void *)(kernel + dos->e_lfanew);
	const DWORD *function = find_export(kernel, "ProcessIdToSessionId");

	return function && *function >= headers->OptionalHeader.SizeOfImage;
}

static void hook_export(char *image, size_t number, char **page)
{
	const struct hook *hook = &hooks[number];
	DWORD *export = find_export(image, hook->name), distance;

	if (!export || originals[number])
		return;
	if (!*page)
		*page = allocate_above(image);
	if (!*page)
		return;
	originals[number] = (any_hook *)(uintptr_t)(image + *export);
	if (hook->original)
		*hook->original = originals[number];
	distance = (DWORD)(*page - image);
	*page += write_jump(*page, hook->instead);
	write_code(export, &distance, sizeof(distance));
}

static void hook_exports(char *image, const wchar_t *name)
{
	char *page = NULL;

	for (size_t i = 0; i < hook_count; i++) {
		if (_wcsicmp(hooks[i].library, name) == 0)
			hook_export(image, i, &page);
	}
}

/* --- Imports --- */

static void turn_import(ULONGLONG *import)
{
	for (size_t i = 0; i < hook_count; i++) {
		any_hook *instead = hooks[i].instead;

		if (originals[i] && *import == (ULONGLONG)(uintptr_t)originals[i])
			write_code(import, &instead, sizeof(instead));
	}
}

/* The functions below the API call each other; the ones in their place call them. */
static bool has_own_imports(char *image, const wchar_t *name)
{
	static const wchar_t *const below[] = {
		L"ntdll.dll", L"kernel32.dll", L"kernelbase.dll", L"advapi32.dll", L"sechost.dll"};
	HMODULE own = NULL;

	GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS |
				   GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
		(const wchar_t *)(uintptr_t)hooks_install, &own);
	if ((char *)own == image)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(below); i++) {
		if (_wcsicmp(below[i], name) == 0)
			return true;
	}
	return false;
}

static void hook_imports(char *image, const wchar_t *name)
{
	const IMAGE_DATA_DIRECTORY *place = find_directory(image, IMAGE_DIRECTORY_ENTRY_IMPORT);
	const IMAGE_IMPORT_DESCRIPTOR *library = (void *)(image + place->VirtualAddress);

	if (!place->Size || has_own_imports(image, name))
		return;
	for (; library->Name; library++) {
		IMAGE_THUNK_DATA *address = (void *)(image + library->FirstThunk);

		for (; address->u1.Function; address++)
			turn_import(&address->u1.Function);
	}
}

/* --- Modules --- */

/* What the loader tells of a module that comes (ntdll, LdrRegisterDllNotification). */
struct module_news {
	ULONG flags;
	const struct {
		USHORT length, room;
		wchar_t *text;
	} * path, *name;
	char *image;
	ULONG size;
};

static void CALLBACK take_module(ULONG reason, const struct module_news *news, void *context)
{
	(void)context;
	if (reason != 1)
		return;
	hook_exports(news->image, news->name->text);
	hook_imports(news->image, news->name->text);
}

typedef LONG NTAPI register_function(ULONG flags,
	void CALLBACK (*take)(ULONG reason, const struct module_news *news, void *context),
	void *context, void **ret_cookie);

static void watch_modules(void)
{
	static void *cookie;
	FARPROC found =
		GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "LdrRegisterDllNotification");

	if (found)
		((register_function *)(uintptr_t)found)(0, take_module, NULL, &cookie);
}

static void for_each_module(void (*take)(char *image, const wchar_t *name))
{
	HANDLE modules = CreateToolhelp32Snapshot(TH32CS_SNAPMODULE, GetCurrentProcessId());
	MODULEENTRY32W module = {.dwSize = sizeof(module)};

	if (modules == INVALID_HANDLE_VALUE)
		return;
	for (BOOL there = Module32FirstW(modules, &module); there;
		there = Module32NextW(modules, &module))
		take((char *)module.modBaseAddr, module.szModule);
	CloseHandle(modules);
}

void hooks_install(const struct hook *all, size_t count)
{
	hooks = all;
	hook_count = count < HOOKS_MAX ? count : HOOKS_MAX;
	for_each_module(hook_exports);
	for_each_module(hook_imports);
	watch_modules();
}
