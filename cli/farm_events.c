#include "cli/farm_command.h"

#include <inttypes.h>

#include "base/json.h"
#include "base/macros.h"
#include "base/output.h"
#include "base/table.h"
#include "cli/farm_messages.h"
#include "sim/tsfarm.h"

/*
 * The journal may be long. It is read in pieces, and the farm let go between them: a reader of ours
 * that is slow must not keep others out of the farm, nor the journal fill the memory.
 */
enum {
	PIECE_BYTES = 64 * 1024,
	PIECE_ENDS = 1
};

static const struct option_row options[] = {
	NUMBER_OPTION(0, "last", "COUNT", "the last of them alone", UINT32_MAX,
		struct tsfarm_settings, last),
	FLAG_OPTION(0, "json", "print one JSON document", struct tsfarm_settings, json),
};

static const char *const headings[] = {
	"NUMBER", "TIME", "SESSION", "USER", "EVENT", "DETAIL", "BY"};

struct journal {
	struct farm *farm;
	int64_t first; /* the number of the one before those that are asked for */
	int64_t last;  /* the number of the event that was taken last */
	struct text piece;
	struct table table;
	struct json_document document;
};

/* The texts of a row that are put together. */
struct row_texts {
	char number[24], session[NAME_BYTES + 16], by[2 * NAME_BYTES + 16];
};

static void fill_row(const struct event *event, struct row_texts *texts, const char **row)
{
	snprintf(texts->number, sizeof(texts->number), "%" PRId64, event->number);
	snprintf(texts->session, sizeof(texts->session), "%s/%u", event->server, event->session);
	snprintf(texts->by, sizeof(texts->by), "%s/%u%s%s", event->by_server, event->by_session,
		event->by_user ? " " : "", event->by_user ? event->by_user : "");
	*row++ = texts->number;
	*row++ = event->at;
	*row++ = texts->session;
	*row++ = event->user;
	*row++ = event_kind_to_string(event->kind);
	*row++ = event->detail;
	*row++ = texts->by;
}

static int measure_event(void *context, const struct event *event)
{
	struct journal *journal = context;
	const char *row[TABLE_COLUMNS_MAX];
	struct row_texts texts;

	fill_row(event, &texts, row);
	table_measure(&journal->table, row);
	return 0;
}

static int end_of_piece(struct journal *journal, const struct event *event)
{
	journal->last = event->number;
	return journal->piece.length < PIECE_BYTES ? 0 : PIECE_ENDS;
}

static int take_row(void *context, const struct event *event)
{
	struct journal *journal = context;
	const char *row[TABLE_COLUMNS_MAX];
	struct row_texts texts;

	fill_row(event, &texts, row);
	table_print(&journal->table, row, &journal->piece);
	return end_of_piece(journal, event);
}

static int take_json(void *context, const struct event *event)
{
	struct journal *journal = context;

	json_list_add(&journal->document,
		json_pack("{s:I, s:o, s:s, s:o, s:I, s:o, s:o, s:{s:o, s:I, s:o}}", "number",
			(json_int_t)event->number, "at", json_of_text(event->at), "kind",
			event_kind_to_string(event->kind), "server", json_of_text(event->server),
			"session", (json_int_t)event->session, "user", json_of_text(event->user),
			"detail", json_of_text(event->detail), "by", "server",
			json_of_text(event->by_server), "session", (json_int_t)event->by_session,
			"user", json_of_text(event->by_user)));
	return end_of_piece(journal, event);
}

/* Read and write piece by piece, until there is nothing more or nobody to write it to. */
static int read_pieces(
	struct journal *journal, int (*take)(void *context, const struct event *event), FILE *to)
{
	int r;

	do {
		r = farm_read_events(journal->farm, journal->last, take, journal);
		output_add(to, &journal->piece);
		text_clear(&journal->piece);
	} while (r == PIECE_ENDS && !ferror(to));
	return r == PIECE_ENDS ? 0 : r;
}

/* The first walk finds how wide the columns are; what is appended after it may be wider. */
static int print_table(struct journal *journal, struct output *out)
{
	int r;

	journal->table = (struct table){.headings = headings,
		.count = ARRAY_SIZE(headings),
		.numbered = true,
		.colourful = output_is_colourful(out->results)};
	r = farm_read_events(journal->farm, journal->first, measure_event, journal);
	if (r != 0)
		return r;
	if (journal->table.width[0])
		table_print_headings(&journal->table, &journal->piece);
	return read_pieces(journal, take_row, out->results);
}

static int print_json(struct journal *journal, struct output *out)
{
	int r;

	json_document_begin(&journal->document, &journal->piece);
	json_list_begin(&journal->document, "events");
	r = read_pieces(journal, take_json, out->results);
	if (r != 0)
		return r;
	json_list_end(&journal->document);
	json_document_end(&journal->document);
	output_add(out->results, &journal->piece);
	return 0;
}

/* Events are numbered from 1 on, without a gap. */
static int find_first(struct journal *journal, size_t last)
{
	int64_t newest;
	int r = last ? farm_get_last_event(journal->farm, &newest) : 0;

	if (r == 0 && last && newest > (int64_t)last)
		journal->first = journal->last = newest - (int64_t)last;
	return r;
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	const struct tsfarm_settings *settings = object;
	const char *path = line->operands[0];
	struct journal journal = {0};
	int status = tsfarm_open(path, out, &farm);
	int r;

	if (status != EXIT_DONE)
		return status;
	journal.farm = farm;
	r = find_first(&journal, settings->last);
	if (r == 0)
		r = settings->json ? print_json(&journal, out) : print_table(&journal, out);
	if (r != 0)
		status = tsfarm_refuse_reading(out, path, r);
	else if (journal.piece.failed || journal.document.failed)
		status = fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	text_deinit(&journal.piece);
	return status;
}

const struct command command_events = {
	.name = "events",
	.operands = "FARM.db",
	.summary = "Show the journal: what happened, in order",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct tsfarm_settings),
	.run = run_command,
};
