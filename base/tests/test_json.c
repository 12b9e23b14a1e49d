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

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_list_add__makes_one_indented_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
