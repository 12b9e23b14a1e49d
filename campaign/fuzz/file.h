/* An input of the fuzzer as a file, for functions that take a path. */
#ifndef TSFARM_CAMPAIGN_FUZZ_FILE_H
#define TSFARM_CAMPAIGN_FUZZ_FILE_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer calls it once with each input; 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * Write the input into a file of this process, which is removed when it ends. Returns the path, the
 * same each time. A failure of the machine ends the process.
 */
const char *fuzz_file(const char *suffix, const uint8_t *data, size_t size);

/* End with a sentence and a crash, which libFuzzer reports with the input. */
_Noreturn void fuzz_fail(const char *sentence);

#endif
