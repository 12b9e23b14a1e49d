#include "base/json.h"

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

/* Line ends within texts are escaped, so that each one here is jansson's own. */
static int add_indented(const char *bytes, size_t length, void *context)
{
	struct text *to = context;

	for (size_t i = 0; i < length; i++) {
		text_add_char(to, bytes[i]);
		if (bytes[i] == '\n')
			text_add(to, INDENT);
	}
	return to->failed ? -1 : 0;
}

void json_list_add(struct json_document *document, json_t *element)
{
	text_add(document->to, document->has_elements ? ",\n" INDENT : "\n" INDENT);
	document->has_elements = true;
	if (!element || json_dump_callback(element, add_indented, document->to,
				JSON_INDENT(2) | JSON_ENCODE_ANY) != 0)
		document->failed = true;
	json_decref(element);
}

static json_t *json_of_bytes(const char *text)
{
	cleanup(text_deinit) struct text mended = {0};

	for (; *text; text++) {
		if ((unsigned char)*text < 0x80)
			text_add_char(&mended, *text);
		else
			text_add(&mended, UTF8_REPLACEMENT);
	}
	return mended.failed ? NULL : json_string(mended.bytes);
}

json_t *json_of_text(const char *text)
{
	if (!text)
		return json_null();
	return utf8_is_valid(text) ? json_string(text) : json_of_bytes(text);
}
