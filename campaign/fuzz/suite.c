/* Any YAML file of a suite: scenarios, farms, documents, subjects, lessons, known failures. */
#include "base/macros.h"
#include "campaign/fuzz/file.h"
#include "conformance/suite/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cleanup(suite_deinit) struct suite suite = {0};
	cleanup(diagnostics_deinit) struct diagnostics problems = {0};

	if (suite_init(&suite) != 0 || diagnostics_init(&problems) != 0)
		fuzz_fail("memory is exhausted");
	if (suite_load(&suite, fuzz_file(".yaml", data, size), true, &problems) != 0)
		fuzz_fail("a file of any content is read or refused");
	suite_refuse_twins(&suite, &problems);
	return 0;
}
