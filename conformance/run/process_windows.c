#include "conformance/run/process.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/machine.h"
#include "base/macros.h"
#include "base/wide.h"
#include "conformance/run/process_start.h"
#include "conformance/run/process_stream.h"

/* How long the ending of a killed process may take, in milliseconds. */
enum {
	ENDING_MAX = 5000
};

/* One process is waited for by itself and by its two streams, and Windows waits for 64 at most. */
enum {
	PROCESSES_MAX = MAXIMUM_WAIT_OBJECTS / 3
};

struct process_handles {
	HANDLE process;
	HANDLE job; /* holds the process and all that it starts, and ends them when it is closed */
	struct process_stream streams[2];
};

/* What crashes or lacks a DLL ends, and asks nobody: what we start inherits that. */
int process_watch(void)
{
	SetErrorMode(GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX |
		     SEM_NOOPENFILEERRORBOX);
	return 0;
}

/* --- Starting --- */

static struct process_handles *handles_free(struct process_handles *handles)
{
	if (!handles)
		return NULL;
	for (int i = 0; i < 2; i++)
		process_stream_close(&handles->streams[i]);
	if (handles->process)
		CloseHandle(handles->process);
	if (handles->job)
		CloseHandle(handles->job);
	free(handles);
	return NULL;
}

static void handles_freep(struct process_handles **handles)
{
	handles_free(*handles);
}

/* What is put into the job cannot leave it, and ends with it, also when this program is killed. */
static int make_job(HANDLE *ret_job)
{
	JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
	HANDLE job = CreateJobObjectW(NULL, NULL);

	if (!job)
		return wide_error(GetLastError());
	*ret_job = job;
	limits.BasicLimitInformation.LimitFlags =
		JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
	return SetInformationJobObject(
		       job, JobObjectExtendedLimitInformation, &limits, sizeof(limits))
		       ? 0
		       : wide_error(GetLastError());
}

/* The file, or nothing. */
static int open_input(const char *path, HANDLE *ret_input)
{
	SECURITY_ATTRIBUTES inherited = {sizeof(inherited), NULL, TRUE};
	wchar_t *wide = wide_from_utf8(path ? path : "NUL");

	if (!wide)
		return -ENOMEM;
	*ret_input = CreateFileW(wide, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited,
		OPEN_EXISTING, 0, NULL);
	free(wide);
	return *ret_input == INVALID_HANDLE_VALUE ? wide_error(GetLastError()) : 0;
}

static int open_all(struct process_handles *handles, const char *input, struct process_ends *ends)
{
	int r = make_job(&handles->job);

	if (r == 0)
		r = open_input(input, &ends->input);
	if (r == 0)
		r = process_stream_open(&handles->streams[0], &ends->output);
	if (r == 0)
		r = process_stream_open(&handles->streams[1], &ends->error);
	return r;
}

static void close_ends(struct process_ends *ends)
{
	HANDLE *const all[] = {&ends->input, &ends->output, &ends->error};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		if (*all[i] != INVALID_HANDLE_VALUE)
			CloseHandle(*all[i]);
		*all[i] = INVALID_HANDLE_VALUE;
	}
}

/* A machine that is full is no fault of the subject. */
static bool is_ours_to_mend(int r)
{
	return r == -EAGAIN || r == -ENOMEM || r == -EMFILE;
}

/* Nothing of it runs before it is in the job. */
static int enter_job(struct process_handles *handles, const struct process_started *started)
{
	int r = 0;

	handles->process = started->process;
	if (!AssignProcessToJobObject(handles->job, started->process) ||
		ResumeThread(started->thread) == (DWORD)-1) {
		r = wide_error(GetLastError());
		TerminateProcess(started->process, 1);
	}
	CloseHandle(started->thread);
	return r;
}

int process_start(struct process *process, const struct process_plan *plan)
{
	cleanup(handles_freep) struct process_handles *handles = calloc(1, sizeof(*handles));
	cleanup(close_ends) struct process_ends ends = {
		INVALID_HANDLE_VALUE, INVALID_HANDLE_VALUE, INVALID_HANDLE_VALUE};
	struct process_started started;
	int r;

	*process = (struct process){.streams = {-1, -1}};
	process->deadline = machine_clock_ms() + plan->time_limit * 1000ull;
	if (!handles)
		return -ENOMEM;
	r = open_all(handles, plan->input, &ends);
	if (r < 0)
		return r;
	r = process_create(plan, &ends, &started);
	if (r < 0) {
		process->end = PROCESS_NOT_STARTED;
		process->code = -r;
		return is_ours_to_mend(r) ? r : 0;
	}
	r = enter_job(handles, &started);
	if (r < 0)
		return r;
	process->pid = (pid_t)started.id;
	process->handles = steal(&handles);
	for (int i = 0; i < 2; i++)
		process_stream_read(&process->handles->streams[i]);
	return 0;
}

/* --- Ending --- */

static void take_output(struct process *process, int number, size_t got)
{
	struct text *output = &process->output[number];
	struct process_stream *stream = &process->handles->streams[number];
	size_t room = PROCESS_OUTPUT_MAX - output->length;

	text_add_bytes(output, stream->chunk, got < room ? got : room);
	if (got > room) {
		process->end = PROCESS_PRINTED_TOO_MUCH;
		process_stream_close(stream);
	}
}

/* Take what was read, waiting for it until `most` milliseconds passed without anything. */
static void drain_stream(struct process *process, int number, DWORD most)
{
	struct process_stream *stream = &process->handles->streams[number];
	DWORD got;

	while (stream->pipe && WaitForSingleObject(stream->reading.hEvent, most) == WAIT_OBJECT_0) {
		if (!GetOverlappedResult(stream->pipe, &stream->reading, &got, FALSE)) {
			process_stream_close(stream);
			return;
		}
		take_output(process, number, got);
		if (stream->pipe)
			process_stream_read(stream);
	}
}

static bool is_empty(HANDLE job)
{
	JOBOBJECT_BASIC_ACCOUNTING_INFORMATION about;

	return !QueryInformationJobObject(
		       job, JobObjectBasicAccountingInformation, &about, sizeof(about), NULL) ||
	       about.ActiveProcesses == 0;
}

/* All of the job goes, and what it had open is closed: a file that is open cannot be replaced. */
static void end_job(const struct process_handles *handles)
{
	uint64_t until = machine_clock_ms() + ENDING_MAX;

	TerminateJobObject(handles->job, 1);
	WaitForSingleObject(handles->process, ENDING_MAX);
	while (!is_empty(handles->job) && machine_clock_ms() < until)
		Sleep(1);
}

/* Below are a program's own numbers, above those of negative ones: `return -1`. */
static bool is_exception(DWORD code)
{
	return code >= 0xC0000000u && code < 0xF0000000u;
}

static void finish_process(struct process *process, DWORD code)
{
	end_job(process->handles);
	process->pid = 0;
	/* nobody is left to write: the streams are at their ends */
	for (int i = 0; i < 2; i++)
		drain_stream(process, i, ENDING_MAX);
	process->handles = handles_free(process->handles);
	if (process->end != PROCESS_RUNNING)
		return;
	process->end = is_exception(code) ? PROCESS_CRASHED : PROCESS_EXITED;
	process->code = (int)code;
}

static void reap_process(struct process *process)
{
	DWORD code = 0;

	if (WaitForSingleObject(process->handles->process, 0) != WAIT_OBJECT_0)
		return;
	GetExitCodeProcess(process->handles->process, &code);
	finish_process(process, code);
}

/* End what runs too long or prints too much. */
static void enforce_limits(struct process *process, uint64_t now)
{
	if (now >= process->deadline && process->end == PROCESS_RUNNING)
		process->end = PROCESS_TIMED_OUT;
	if (process->end != PROCESS_RUNNING)
		finish_process(process, 0);
}

/* --- Waiting --- */

static uint64_t until_deadline(struct process *const *processes, size_t count, uint64_t most)
{
	uint64_t now = machine_clock_ms(), wait = most;

	for (size_t i = 0; i < count; i++) {
		uint64_t left = processes[i]->deadline > now ? processes[i]->deadline - now : 0;

		if (processes[i]->pid && left < wait)
			wait = left;
	}
	return wait;
}

static DWORD gather(struct process *const *processes, size_t count, HANDLE *waited)
{
	DWORD handles = 0;

	for (size_t i = 0; i < count && i < PROCESSES_MAX; i++) {
		struct process_handles *own = processes[i]->handles;

		if (!own)
			continue;
		waited[handles++] = own->process;
		for (int j = 0; j < 2; j++) {
			if (own->streams[j].pipe)
				waited[handles++] = own->streams[j].reading.hEvent;
		}
	}
	return handles;
}

int process_wait(struct process *const *processes, size_t count, uint64_t most)
{
	HANDLE waited[MAXIMUM_WAIT_OBJECTS];
	DWORD wait = (DWORD)until_deadline(processes, count, most);
	DWORD handles = gather(processes, count, waited);

	if (handles == 0)
		Sleep(wait);
	else if (WaitForMultipleObjects(handles, waited, FALSE, wait) == WAIT_FAILED)
		return wide_error(GetLastError());
	for (size_t i = 0; i < count; i++) {
		for (int j = 0; j < 2 && processes[i]->pid; j++)
			drain_stream(processes[i], j, 0);
		if (processes[i]->pid)
			reap_process(processes[i]);
		if (processes[i]->pid)
			enforce_limits(processes[i], machine_clock_ms());
	}
	return 0;
}

void process_deinit(struct process *process)
{
	if (process->pid)
		end_job(process->handles);
	process->pid = 0;
	process->handles = handles_free(process->handles);
	text_deinit(&process->output[0]);
	text_deinit(&process->output[1]);
}

/* Nothing leaves its job. */
void process_end_strays(void)
{
}

/* --- The machine --- */

void process_print_crash(int code, struct text *to)
{
	static const struct {
		DWORD code;
		const char *words;
	} rows[] = {
		{0xC0000005u, ", access violation"},
		{0xC000001Du, ", illegal instruction"},
		{0xC0000094u, ", integer division by zero"},
		{0xC00000FDu, ", stack overflow"},
		{0xC0000135u, ", a DLL was not found"},
		{0xC0000139u, ", a DLL lacks a function"},
		{0xC000013Au, ", ended by Ctrl-C"},
		{0xC0000142u, ", a DLL could not be initialised"},
		{0xC0000374u, ", damaged heap"},
		{0xC0000409u, ", damaged stack or abort()"},
		{0xE0434352u, ", a .NET exception"},
		{0xE06D7363u, ", a C++ exception"},
	};
	const char *words = "";

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (rows[i].code == (DWORD)code)
			words = rows[i].words;
	}
	text_printf(to, "exception 0x%08X%s", (unsigned)code, words);
}

bool process_is_on_path(const char *name)
{
	cleanup(wide_freep) wchar_t *file = NULL;

	return process_find_file(name, &file) == 0;
}

bool process_may_start(const char *path)
{
	(void)path;
	return true;
}

size_t process_processors(void)
{
	SYSTEM_INFO about;

	GetSystemInfo(&about);
	return about.dwNumberOfProcessors;
}

size_t process_most(void)
{
	return PROCESSES_MAX;
}
