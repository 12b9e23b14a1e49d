#include "conformance/run/process_stream.h"

#include <stdio.h>

#include "base/macros.h"
#include "base/wide.h"

void process_stream_close(struct process_stream *stream)
{
	DWORD got;

	if (stream->pipe) {
		if (CancelIoEx(stream->pipe, &stream->reading))
			GetOverlappedResult(stream->pipe, &stream->reading, &got, TRUE);
		CloseHandle(stream->pipe);
	}
	stream->pipe = NULL;
	if (stream->reading.hEvent)
		CloseHandle(stream->reading.hEvent);
	stream->reading.hEvent = NULL;
}

void process_stream_read(struct process_stream *stream)
{
	if (!ReadFile(stream->pipe, stream->chunk, PROCESS_STREAM_CHUNK, NULL, &stream->reading) &&
		GetLastError() != ERROR_IO_PENDING)
		process_stream_close(stream);
}

int process_stream_open(struct process_stream *stream, HANDLE *ret_end)
{
	static unsigned long number;
	SECURITY_ATTRIBUTES inherited = {sizeof(inherited), NULL, TRUE};
	wchar_t name[64];
	HANDLE pipe;

	swprintf(name, ARRAY_SIZE(name), L"\\\\.\\pipe\\tsconform-%lu-%lu", GetCurrentProcessId(),
		number++);
	stream->reading.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
	if (!stream->reading.hEvent)
		return wide_error(GetLastError());
	pipe = CreateNamedPipeW(name,
		PIPE_ACCESS_INBOUND | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
		PIPE_TYPE_BYTE | PIPE_REJECT_REMOTE_CLIENTS, 1, 0, PROCESS_STREAM_CHUNK, 0, NULL);
	if (pipe == INVALID_HANDLE_VALUE)
		return wide_error(GetLastError());
	stream->pipe = pipe;
	*ret_end = CreateFileW(
		name, GENERIC_WRITE | FILE_READ_ATTRIBUTES, 0, &inherited, OPEN_EXISTING, 0, NULL);
	return *ret_end == INVALID_HANDLE_VALUE ? wide_error(GetLastError()) : 0;
}
