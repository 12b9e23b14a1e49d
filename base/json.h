/*
 * One JSON document of lists, element by element: an object whose members are lists, each element
 * built with jansson, added as text and freed, so that only one of them is in memory as a tree.
 */
#ifndef TSFARM_BASE_JSON_H
#define TSFARM_BASE_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "base/text.h"

struct json_document {
	struct text *to;
	bool has_lists, has_elements;
	bool failed; /* out of memory */
};

/*
 * Begin and end a document, and in it one list after another. `name` is a key, and is not escaped.
 * The document borrows `to`, whose own `failed` the caller checks, too.
 */
void json_document_begin(struct json_document *document, struct text *to);
void json_document_end(struct json_document *document);

void json_list_begin(struct json_document *document, const char *name);
void json_list_end(struct json_document *document);

/* Add the element and free it. NULL, which jansson returns on ENOMEM, sets `failed`. */
void json_list_add(struct json_document *document, json_t *element);

/*
 * Add the value as text, with jansson's flags. What a terminal would obey is escaped in it. Returns 0 or
 * -ENOMEM, also for NULL.
 */
int json_add_text(struct text *to, const json_t *value, size_t flags);

/* A JSON string with U+FFFD for bytes that are not UTF-8; JSON null for NULL. */
json_t *json_of_text(const char *text);

/* Make a JSON list with an element for each item. The caller owns it; NULL on ENOMEM. */
typedef json_t *json_of_item(const void *items, size_t at);
json_t *json_of_items(const void *items, size_t count, json_of_item *of_item);
json_of_item json_of_text_item; /* of const char *const * */

#endif
