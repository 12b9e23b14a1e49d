/* A JSON document in pieces. */
#include <stdlib.h>

#include "base/json.h"
#include "base/tests/support.h"
#include "base/text.h"

static void json_list_add__makes_one_indented_document(void **state)
{
	struct json_document document;
	struct text got = {0};

	(void)state;
	json_document_begin(&document, &got);
	json_list_begin(&document, "none");
	json_list_end(&document);
	json_list_begin(&document, "some");
	json_list_add(&document, json_pack("{s:o}", "text", json_of_text("a\nb\xFF")));
	json_list_add(&document, json_of_text(NULL));
	json_list_end(&document);
	json_document_end(&document);
	assert_false(document.failed);
	same_text("document", text_string(&got),
		"{\n"
		"  \"none\": [],\n"
		"  \"some\": [\n"
		"    {\n"
		"      \"text\": \"a\\nb\xEF\xBF\xBD\"\n"
		"    },\n"
		"    null\n"
		"  ]\n"
		"}\n");
	json_list_add(&document, NULL);
	assert_true(document.failed);
	text_deinit(&got);
}

static json_t *of_number(const void *numbers, size_t at)
{
	int number = ((const int *)numbers)[at];

	return number < 0 ? NULL : json_integer(number);
}

static void json_of_items__makes_a_list_of_all_or_nothing(void **state)
{
	static const int numbers[] = {7, 8, -1};
	static const char *const texts[] = {"\u00FC\xFF\u00FC", NULL};
	json_t *list = json_of_items(numbers, 2, of_number);

	(void)state;
	same_number("count", (long long)json_array_size(list), 2);
	same_number("last", json_integer_value(json_array_get(list, 1)), 8);
	json_decref(list);
	assert_null(json_of_items(numbers, 3, of_number));
	list = json_of_items(texts, 2, json_of_text_item);
	same_text("mended", json_string_value(json_array_get(list, 0)), "\u00FC\uFFFD\u00FC");
	assert_true(json_is_null(json_array_get(list, 1)));
	json_decref(list);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_list_add__makes_one_indented_document),
		cmocka_unit_test(json_of_items__makes_a_list_of_all_or_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
