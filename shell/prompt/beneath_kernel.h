/* Paths beneath a folder, resolved by the kernel in one step; -ENOSYS where it cannot do that. */
#ifndef TSFARM_SHELL_PROMPT_BENEATH_KERNEL_H
#define TSFARM_SHELL_PROMPT_BENEATH_KERNEL_H

#include <sys/stat.h>

/* As openat(), but nothing beyond the folder is reached. A descriptor or negative errno. */
int beneath_kernel_open(int folder, const char *path, int flags, mode_t mode);

/* As fstatat(), with the same limit; links are followed. 0 or negative errno. */
int beneath_kernel_stat(int folder, const char *path, struct stat *ret_status);

#endif
