/* The words of each enum of tsfarm.h, for readers that list what would do. */
#ifndef TSFARM_SIM_WORDS_H
#define TSFARM_SIM_WORDS_H

#include "sim/tsfarm.h"

extern const char *const edition_words[EDITION_COUNT];
extern const char *const locale_words[LOCALE_COUNT];
extern const char *const logon_mode_words[LOGON_MODE_COUNT];
extern const char *const winstation_kind_words[WINSTATION_KIND_COUNT];
extern const char *const session_state_words[SESSION_STATE_COUNT];
extern const char *const right_words[RIGHT_COUNT];
extern const char *const permission_preset_words[PRESET_COUNT];
extern const char *const program_end_words[PROGRAM_END_COUNT];
extern const char *const event_kind_words[EVENT_KIND_COUNT];
extern const char *const trustee_kind_words[TRUSTEE_KIND_COUNT];

#endif
