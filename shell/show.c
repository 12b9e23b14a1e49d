#include "shell/show.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "shell/child.h"
#include "shell/state.h"

void shell_show(struct shell *shell, const struct text *text)
{
	fflush(shell->out->complaints);
	pager_write(&shell->pager, text_string(text), text->length);
	fflush(shell_out(shell));
}

/* --- Commands of tsfarm --- */

static void close_stream(FILE **stream)
{
	if (*stream)
		fclose(*stream);
}

static void read_back(FILE *stream, struct text *text)
{
	char piece[4096];
	size_t got;

	rewind(stream);
	while ((got = fread(piece, 1, sizeof(piece), stream)) > 0)
		text_add_bytes(text, piece, got);
	text->failed |= ferror(stream) != 0;
}

int shell_gather(struct shell *shell, const struct command *command,
	const struct tsfarm_settings *settings, struct text *text)
{
	cleanup(close_stream) FILE *results = file_open_nameless();
	const char *path = text_string(&shell->path);
	const struct command_line line = {.operands = &path, .operand_count = 1};
	struct output out = *shell->out;
	int status;

	if (!results)
		return fail(shell->out, EXIT_BROKEN, "%s", strerror(errno));
	out.results = results;
	status = output_finish(&out, command->run(&line, settings, &out), EXIT_BROKEN);
	read_back(results, text);
	return status;
}

/* --- Programs --- */

int shell_stream_begin(
	struct shell *shell, const int descriptors[3], struct shell_stream *ret_stream)
{
	int terminal = fileno(shell_out(shell)), ends[2];
	int r;

	*ret_stream = (struct shell_stream){
		.descriptors = {descriptors[0], descriptors[1], descriptors[2]},
		.read_end = -1,
		.write_end = -1};
	if (!shell->is_interactive || descriptors[1] != terminal)
		return 0;
	r = child_make_pipe(ends);
	if (r != 0)
		return r;
	ret_stream->read_end = ends[0];
	ret_stream->write_end = ret_stream->descriptors[1] = ends[1];
	/* complaints keep their place between the results */
	if (descriptors[2] == fileno(shell->out->complaints))
		ret_stream->descriptors[2] = ends[1];
	return 0;
}

void shell_stream_show(struct shell *shell, struct shell_stream *stream)
{
	char piece[4096];
	ssize_t got;

	if (stream->read_end < 0)
		return;
	close(stream->write_end);
	while ((got = read(stream->read_end, piece, sizeof(piece))) != 0) {
		if (got < 0 && errno != EINTR)
			break;
		/* after a `q`, the program gets an error when it writes more */
		if (got > 0 && pager_write(&shell->pager, piece, (size_t)got) != 0)
			break;
	}
	close(stream->read_end);
}
