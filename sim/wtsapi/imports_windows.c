#include "sim/wtsapi/imports_windows.h"

#include <stdint.h>
#include <string.h>
#include <windows.h>

static void turn_import(
	const struct import_turn *turns, size_t count, const char *name, ULONGLONG *import)
{
	DWORD protection;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(turns[i].name, name) != 0)
			continue;
		if (!VirtualProtect(import, sizeof(*import), PAGE_READWRITE, &protection))
			return;
		*import = (ULONGLONG)(uintptr_t)turns[i].instead;
		VirtualProtect(import, sizeof(*import), protection, &protection);
	}
}

/* The names, and the addresses that the loader wrote, are two lists of one order (PE format, .idata). */
static void turn_library(const struct import_turn *turns, size_t count, char *image,
	const IMAGE_IMPORT_DESCRIPTOR *library)
{
	const IMAGE_THUNK_DATA *name = (void *)(image + library->OriginalFirstThunk);
	IMAGE_THUNK_DATA *address = (void *)(image + library->FirstThunk);

	for (; library->OriginalFirstThunk && name->u1.AddressOfData; name++, address++) {
		const IMAGE_IMPORT_BY_NAME *by_name = (void *)(image + name->u1.AddressOfData);

		if (!IMAGE_SNAP_BY_ORDINAL(name->u1.Ordinal))
			turn_import(
				turns, count, (const char *)by_name->Name, &address->u1.Function);
	}
}

void imports_turn(const struct import_turn *turns, size_t count)
{
	char *image = (char *)GetModuleHandleW(NULL);
	const IMAGE_DOS_HEADER *dos = (void *)image;
	const IMAGE_NT_HEADERS *headers = (void *)(image + dos->e_lfanew);
	const IMAGE_DATA_DIRECTORY *imports =
		&headers->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT];
	const IMAGE_IMPORT_DESCRIPTOR *library = (void *)(image + imports->VirtualAddress);

	for (; imports->Size && library->Name; library++)
		turn_library(turns, count, image, library);
}
