#include "base/json.h"

#include <errno.h>

#include "base/macros.h"
#include "base/utf8.h"

/* jansson's lines begin at the margin; ours stand in a list in an object. */
#define INDENT "    "

void json_document_begin(struct json_document *document, struct text *to)
{
	*document = (struct json_document){.to = to};
	text_add(to, "{");
}

void json_document_end(struct json_document *document)
{
	text_add(document->to, "\n}\n");
}

void json_list_begin(struct json_document *document, const char *name)
{
	text_printf(document->to, "%s\n  \"%s\": [", document->has_lists ? "," : "", name);
	document->has_lists = true;
	document->has_elements = false;
}

void json_list_end(struct json_document *document)
{
	text_add(document->to, document->has_elements ? "\n  ]" : "]");
}

static int add_bytes(const char *bytes, size_t length, void *context)
{
	struct text *to = context;

	text_add_bytes(to, bytes, length);
	return to->failed ? -1 : 0;
}

int json_add_text(struct text *to, const json_t *value, size_t flags)
{
	cleanup(text_deinit) struct text raw = {0};

	if (!value || json_dump_callback(value, add_bytes, &raw, flags) != 0)
		return -ENOMEM;
	utf8_add_unicode_escapes(to, text_string(&raw));
	return to->failed ? -ENOMEM : 0;
}

/* Line ends within texts are escaped, so that each one here is jansson's own. */
static void add_indented(struct text *to, const char *lines)
{
	for (; *lines; lines++) {
		text_add_char(to, *lines);
		if (*lines == '\n')
			text_add(to, INDENT);
	}
}

void json_list_add(struct json_document *document, json_t *element)
{
	cleanup(text_deinit) struct text lines = {0};

	text_add(document->to, document->has_elements ? ",\n" INDENT : "\n" INDENT);
	document->has_elements = true;
	if (json_add_text(&lines, element, JSON_INDENT(2) | JSON_ENCODE_ANY) != 0)
		document->failed = true;
	add_indented(document->to, text_string(&lines));
	json_decref(element);
}

json_t *json_of_text(const char *text)
{
	cleanup(text_deinit) struct text mended = {0};

	if (!text)
		return json_null();
	utf8_add_mended(&mended, text);
	return mended.failed ? NULL : json_string(text_string(&mended));
}

json_t *json_of_text_item(const void *texts, size_t at)
{
	return json_of_text(((const char *const *)texts)[at]);
}

json_t *json_of_items(const void *items, size_t count, json_of_item *of_item)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < count; i++) {
		if (json_array_append_new(list, of_item(items, i)) != 0) {
			json_decref(list);
			return NULL;
		}
	}
	return list;
}
