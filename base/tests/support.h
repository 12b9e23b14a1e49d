/* What tests share: cmocka with what it needs, a folder of their own, failures in words. */
#ifndef TSFARM_BASE_TESTS_SUPPORT_H
#define TSFARM_BASE_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* base/output.h has a function of that name, so that fail_msg() is to do without cmocka's macro. */
#undef fail
#undef fail_msg
#define fail_msg(...)                                                                              \
	do {                                                                                       \
		print_error("ERROR: ");                                                            \
		print_error(__VA_ARGS__);                                                          \
		print_error("\n");                                                                 \
		_fail(__FILE__, __LINE__);                                                         \
	} while (0)

/* Skip the test that runs, and print why; scripts/test accepts no skip without a reason. */
#define skip_because(REASON)                                                                       \
	do {                                                                                       \
		print_message("# skipped: " REASON "\n");                                          \
		skip();                                                                            \
	} while (0)

/* Fail, saying both, when they differ. NULL is equal to NULL alone. */
void same_text(const char *label, const char *got, const char *expected);
void same_number(const char *label, long long got, long long expected);

/* A folder that the test has to itself, where temporary files go; removed with what is in it. */
struct folder {
	char path[256];
	char file[512]; /* what folder_file() gave last */
};
void folder_make(struct folder *folder);
/* Remove it with its contents. */
void folder_remove(struct folder *folder);

/* The path of a file in the folder; valid until the next call. */
const char *folder_file(struct folder *folder, const char *name);

/*
 * A stream to print to; capture_end() closes it and gives what was printed, which the caller frees.
 */
FILE *capture_begin(void);
char *capture_end(FILE *stream);

/*
 * Write and read whole files; failures end the test. The caller frees what was read (with its NUL).
 */
void write_file(const char *path, const void *bytes, size_t length);
char *read_file(const char *path, size_t *ret_length);

/* Is there a process of this number, whoever's it is? */
bool process_is_there(long pid);

#endif
