/* The date and the time, as the edition and the locale of the server write them. */
#include <assert.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/messages.h"

static const struct {
	const char *date;
	char separator;  /* of the fraction of a second */
	bool has_halves; /* TIME /T counts to twelve */
} locales[] = {
	[PROMPT_EN_US] = {"%a %m/%d/%Y", '.', true},
	[PROMPT_EN_GB] = {"%d/%m/%Y", '.', false},
	[PROMPT_DE_DE] = {"%d.%m.%Y", ',', false},
	[PROMPT_FR_FR] = {"%d/%m/%Y", ',', false},
};

static int get_time(const struct prompt *prompt, struct tm *ret_time)
{
	assert((size_t)prompt->locale < ARRAY_SIZE(locales));
	return prompt->calls->get_time ? prompt->calls->get_time(prompt->context, ret_time)
				       : -ENOSYS;
}

/* Days have their English names, whatever the locale of this program. */
static void add_day(const struct prompt *prompt, const struct tm *time, struct text *text)
{
	/* the dates of NT 4.0 are those of the United States */
	const char *format =
		locales[prompt->edition == PROMPT_NT4 ? PROMPT_EN_US : prompt->locale].date;

	for (; *format; format++) {
		if (*format != '%') {
			text_add_char(text, *format);
			continue;
		}
		switch (*++format) {
		case 'a':
			text_printf(text, "%.3s", &"SunMonTueWedThuFriSat"[time->tm_wday * 3]);
			break;
		case 'd':
			text_printf(text, "%02d", time->tm_mday);
			break;
		case 'm':
			text_printf(text, "%02d", time->tm_mon + 1);
			break;
		default:
			text_printf(text, "%04d", time->tm_year + 1900);
			break;
		}
	}
}

int prompt_add_date(const struct prompt *prompt, struct text *text)
{
	struct tm time;
	int r = get_time(prompt, &time);

	if (r == 0)
		add_day(prompt, &time, text);
	return r;
}

/* The farm's clock has whole seconds. */
int prompt_add_time(const struct prompt *prompt, struct text *text)
{
	struct tm time;
	int r = get_time(prompt, &time);

	if (r == 0)
		text_printf(text, "%2d:%02d:%02d%c00", time.tm_hour, time.tm_min, time.tm_sec,
			locales[prompt->locale].separator);
	return r;
}

/* `date` and `time` show what they are asked for, and set nothing. */
static int get_shown(const struct prompt_command *command, struct tm *ret_time, int *ret_status)
{
	if (command->prompt->calls->get_time &&
		strncasecmp(prompt_skip_blanks(command->tail), "/t", 2) == 0)
		return get_time(command->prompt, ret_time);
	prompt_say(command->descriptors[2], MSG_NO_CLOCK, command->name, command->name);
	*ret_status = 1;
	return 0;
}

int prompt_date(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	struct tm time;
	int r = get_shown(command, &time, ret_status);

	if (r != 0 || *ret_status)
		return r;
	add_day(command->prompt, &time, &text);
	prompt_print(command->descriptors[1], "%s\n", text_string(&text));
	return 0;
}

/* 09:00a on NT 4.0; then 09:00 AM, or 09:00 where a day has 24 hours. */
int prompt_time(const struct prompt_command *command, int *ret_status)
{
	const struct prompt *prompt = command->prompt;
	const bool is_old = prompt->edition == PROMPT_NT4;
	struct tm time;
	int r = get_shown(command, &time, ret_status);

	if (r != 0 || *ret_status)
		return r;
	if (!is_old && !locales[prompt->locale].has_halves)
		prompt_print(command->descriptors[1], "%02d:%02d\n", time.tm_hour, time.tm_min);
	else
		prompt_print(command->descriptors[1], is_old ? "%02d:%02d%c\n" : "%02d:%02d %cM\n",
			time.tm_hour % 12 ? time.tm_hour % 12 : 12, time.tm_min,
			time.tm_hour < 12 ? (is_old ? 'a' : 'A') : (is_old ? 'p' : 'P'));
	return 0;
}
