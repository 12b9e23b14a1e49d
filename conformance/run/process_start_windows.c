#include "conformance/run/process_start.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/command_line.h"
#include "base/macros.h"
#include "base/wide.h"

/* How often a process is made that the system itself fails to make. */
enum {
	TRIES = 5
};

/* What the process is made from, as Windows wants it; each the caller's to free. */
struct wide_plan {
	wchar_t *file, *line, *environment;
	wchar_t *folder; /* to start in; NULL: that of this program */
};

static void wide_plan_deinit(struct wide_plan *wide)
{
	free(wide->file);
	free(wide->line);
	free(wide->environment);
	free(wide->folder);
}

/* --- Which file --- */

static bool is_file(const wchar_t *path)
{
	DWORD attributes = GetFileAttributesW(path);

	return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* The path as it is, or with the ending that nobody types. */
static int find_at_path(const char *path, wchar_t **ret_file)
{
	cleanup(text_deinit) struct text with_ending = {0};
	wchar_t *file = wide_from_utf8(path);

	if (file && is_file(file)) {
		*ret_file = file;
		return 0;
	}
	free(file);
	text_printf(&with_ending, "%s.exe", path);
	file = with_ending.failed ? NULL : wide_from_utf8(text_string(&with_ending));
	*ret_file = file;
	return file ? 0 : -ENOMEM;
}

/* As much of the environment's PATH as there is; "" without one. */
static wchar_t *get_path(void)
{
	DWORD size = GetEnvironmentVariableW(L"PATH", NULL, 0);
	wchar_t *path = calloc(size + 1, sizeof(*path));

	if (path && size)
		GetEnvironmentVariableW(L"PATH", path, size);
	return path;
}

/* Along PATH alone: neither beside this program nor in the current folder. */
static int find_along_path(const char *name, wchar_t **ret_file)
{
	wchar_t *path = get_path();
	wchar_t *wide = wide_from_utf8(name);
	DWORD size = 32768, length = 0;
	wchar_t *file = calloc(size, sizeof(*file));
	int r = path && wide && file ? 0 : -ENOMEM;

	if (r == 0)
		length = SearchPathW(path, wide, L".exe", size, file, NULL);
	if (r == 0 && (length == 0 || length >= size))
		r = -ENOENT;
	free(path);
	free(wide);
	if (r == 0)
		*ret_file = file;
	else
		free(file);
	return r;
}

int process_find_file(const char *program, wchar_t **ret_file)
{
	return program[strcspn(program, "/\\:")] ? find_at_path(program, ret_file)
						 : find_along_path(program, ret_file);
}

/* --- With what --- */

static wchar_t *make_line(char *const *arguments)
{
	cleanup(text_deinit) struct text line = {0};

	for (; *arguments; arguments++)
		command_line_add(&line, *arguments);
	return line.failed ? NULL : wide_from_utf8(line.bytes);
}

/* --- In which environment --- */

/* Programs cannot run on Windows without these: they come from our own environment. */
static const wchar_t *const needed[] = {L"SystemRoot", L"SystemDrive", L"ComSpec", L"PATHEXT"};

/* "NAME=value" for each variable. */
struct variables {
	wchar_t **items;
	size_t count;
};

static void variables_deinit(struct variables *variables)
{
	for (size_t i = 0; i < variables->count; i++)
		free(variables->items[i]);
	free(variables->items);
}

static bool has_variable(const struct variables *variables, const wchar_t *name)
{
	size_t length = wcslen(name);

	for (size_t i = 0; i < variables->count; i++) {
		if (_wcsnicmp(variables->items[i], name, length) == 0 &&
			variables->items[i][length] == L'=')
			return true;
	}
	return false;
}

/* "NAME=value" of our own variable, "" when we have none. */
static wchar_t *copy_variable(const wchar_t *name)
{
	size_t length = wcslen(name);
	DWORD size = GetEnvironmentVariableW(name, NULL, 0);
	wchar_t *variable = calloc(length + size + 2, sizeof(*variable));

	if (!variable || size == 0)
		return variable;
	memcpy(variable, name, length * sizeof(*name));
	variable[length] = L'=';
	GetEnvironmentVariableW(name, variable + length + 1, size);
	return variable;
}

static int compare_variables(const void *a, const void *b)
{
	return _wcsicmp(*(wchar_t *const *)a, *(wchar_t *const *)b);
}

static int gather_variables(char *const *environment, struct variables *variables)
{
	size_t count = 0;

	while (environment[count])
		count++;
	variables->items = calloc(count + ARRAY_SIZE(needed), sizeof(wchar_t *));
	if (!variables->items)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++) {
		wchar_t *variable = wide_from_utf8(environment[i]);

		if (!variable)
			return -ENOMEM;
		variables->items[variables->count++] = variable;
	}
	for (size_t i = 0; i < ARRAY_SIZE(needed); i++) {
		wchar_t *variable = has_variable(variables, needed[i]) ? NULL : copy_variable(needed[i]);

		if (variable && *variable)
			variables->items[variables->count++] = variable;
		else
			free(variable);
	}
	qsort(variables->items, variables->count, sizeof(wchar_t *), compare_variables);
	return 0;
}

/* One behind the other, in the order of their names, each with its NUL, and an empty one last. */
static wchar_t *make_environment(char *const *environment)
{
	cleanup(variables_deinit) struct variables variables = {0};
	size_t size = 2;
	wchar_t *block, *to;

	if (gather_variables(environment, &variables) < 0)
		return NULL;
	for (size_t i = 0; i < variables.count; i++)
		size += wcslen(variables.items[i]) + 1;
	block = calloc(size, sizeof(*block));
	to = block;
	for (size_t i = 0; block && i < variables.count; i++) {
		wcscpy(to, variables.items[i]);
		to += wcslen(to) + 1;
	}
	return block;
}

/* --- The process --- */

static int widen_plan(const struct process_plan *plan, struct wide_plan *wide)
{
	int r = process_find_file(plan->arguments[0], &wide->file);

	if (r < 0)
		return r;
	wide->line = make_line(plan->arguments);
	if (plan->environment)
		wide->environment = make_environment(plan->environment);
	if (plan->folder)
		wide->folder = wide_from_utf8(plan->folder);
	return wide->line && (wide->environment || !plan->environment) &&
			       (wide->folder || !plan->folder)
		       ? 0
		       : -ENOMEM;
}

/* What the process inherits: these handles and no others. The caller frees the list. */
static int make_list(HANDLE *handles, size_t size, LPPROC_THREAD_ATTRIBUTE_LIST *ret_list)
{
	SIZE_T room = 0;
	LPPROC_THREAD_ATTRIBUTE_LIST list;

	InitializeProcThreadAttributeList(NULL, 1, 0, &room);
	list = calloc(1, room);
	if (!list)
		return -ENOMEM;
	if (InitializeProcThreadAttributeList(list, 1, 0, &room) &&
		UpdateProcThreadAttribute(
			list, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles, size, NULL, NULL)) {
		*ret_list = list;
		return 0;
	}
	free(list);
	return wide_error(GetLastError());
}

static bool create_once(
	const struct wide_plan *wide, STARTUPINFOEXW *start, PROCESS_INFORMATION *made)
{
	/* a group of its own: Ctrl-C is for this program, which ends what it started */
	const DWORD flags = CREATE_SUSPENDED | CREATE_UNICODE_ENVIRONMENT |
			    CREATE_NEW_PROCESS_GROUP | EXTENDED_STARTUPINFO_PRESENT;

	return CreateProcessW(wide->file, wide->line, NULL, NULL, TRUE, flags, wide->environment,
		wide->folder, &start->StartupInfo, made);
}

/* Under Wine one process of some thousand dies before anything of its program ran. */
static int create_process(const struct wide_plan *wide, STARTUPINFOEXW *start, PROCESS_INFORMATION *made)
{
	for (int i = 0; i < TRIES; i++) {
		if (create_once(wide, start, made))
			return 0;
		if (GetLastError() != ERROR_INTERNAL_ERROR)
			break;
	}
	return wide_error(GetLastError());
}

int process_create(const struct process_plan *plan, const struct process_ends *ends,
	struct process_started *ret_started)
{
	cleanup(wide_plan_deinit) struct wide_plan wide = {0};
	HANDLE inherited[] = {ends->input, ends->output, ends->error};
	STARTUPINFOEXW start = {.StartupInfo = {.cb = sizeof(start),
					.dwFlags = STARTF_USESTDHANDLES,
					.hStdInput = ends->input,
					.hStdOutput = ends->output,
					.hStdError = ends->error}};
	PROCESS_INFORMATION made;
	int r = widen_plan(plan, &wide);

	if (r == 0)
		r = make_list(inherited, sizeof(inherited), &start.lpAttributeList);
	if (r < 0)
		return r;
	r = create_process(&wide, &start, &made);
	DeleteProcThreadAttributeList(start.lpAttributeList);
	free(start.lpAttributeList);
	if (r == 0)
		*ret_started =
			(struct process_started){made.hProcess, made.hThread, made.dwProcessId};
	return r;
}
