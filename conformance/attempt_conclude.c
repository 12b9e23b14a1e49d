#include "conformance/commands.h"

#include <errno.h>
#include <string.h>

#include "conformance/author/attempt.h"
#include "conformance/messages.h"
#include "conformance/report/report.h"
#include "conformance/run/interrupt.h"

int attempts_conclude(const struct attempts *attempts, int r, struct output *out)
{
	const struct subject *subject = attempts->subject;

	if (interrupt_seen()) {
		fail(out, EXIT_BROKEN, MSG_ATTEMPT_INTERRUPTED);
		fflush(out->results);
		interrupt_end(interrupt_seen());
	}
	if (r == 0)
		return EXIT_DONE;
	if (r != SUBJECT_E_NOT_STARTED || !subject->file)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_RUN, farm_error_to_string(r));
	if (subject->said && *subject->said)
		report_print_lines(out->complaints, "", subject->said);
	return fail(out, EXIT_BROKEN, MSG_START_FAILED, subject->file->id, subject->trouble);
}
