/* The folders in which subjects run: one for the whole run, and in it one for each job. */
#ifndef TSFARM_CONFORMANCE_RUN_WORK_FOLDER_H
#define TSFARM_CONFORMANCE_RUN_WORK_FOLDER_H

#include "base/temporary_folder.h"
#include "conformance/suite/work_file.h"
#include "sim/image.h"

/* The name of the farm's file in its folder. */
#define WORK_SLOT_FARM "farm.db"

/*
 * The folder of one job: the farm's file, an empty home, and the files of the scenario. It is held
 * open, because a subject may replace it.
 */
struct work_slot {
	const struct temporary_folder *run;
	size_t number;
	size_t farm_size; /* bytes of the farm's file when it was written */
	struct held_folder own;
	char farm[HELD_FOLDER_PATH + 16];
	char home[HELD_FOLDER_PATH + 16];
	char input[HELD_FOLDER_PATH + 16]; /* a command's standard input */
	char files[HELD_FOLDER_PATH + 16]; /* the folder to start in, when there are files in it */
};

/* Make the folder of a run. 0 or negative errno; deinit in any case. */
int work_folder_init(struct temporary_folder *folder);

/* The same, but not in the places (disk_temporary_folder()) before this one. */
int work_folder_init_from(struct temporary_folder *folder, size_t place);

/* Make the folder of a job. The run's folder must outlive it. 0 or negative errno. */
int work_slot_init(struct work_slot *slot, const struct temporary_folder *run, size_t number);
void work_slot_deinit(struct work_slot *slot);

/*
 * Write the farm into its file, and remove everything else but an empty home. A slot whose folder was
 * replaced gets a new one. 0 or negative errno; -ENOENT if the run's folder was replaced.
 */
int work_slot_prepare(struct work_slot *slot, const struct image *image);

/*
 * After work_slot_prepare(): make the folder `files` with these files, or the file `input`. 0 or
 * negative errno.
 */
int work_slot_put_files(const struct work_slot *slot, const struct work_file *files, size_t count);
int work_slot_put_input(const struct work_slot *slot, const char *text);

/*
 * Open a copy in memory of the farm in the file; the caller frees it. `*ret_farm` is NULL if the file
 * equals the image (which may be NULL) byte for byte, and has no unfinished transaction. Later writes
 * to the file do not affect the copy.
 *
 * Returns as farm_open(), or a work_slot_error.
 */
enum work_slot_error {
	WORK_SLOT_E_REPLACED = 31001, /* the path of the folder leads elsewhere */
	WORK_SLOT_E_LINK,             /* the farm's file is a link */
	WORK_SLOT_E_FOREIGN_JOURNAL,  /* the journal beside the file names another file */
};
int work_slot_open_farm(
	const struct work_slot *slot, const struct image *image, struct farm **ret_farm);

/* The phrase for an answer of work_slot_open_farm(). */
const char *work_slot_error_to_string(int r);

#endif
