/* Clauses that no rule carries. */
#include "base/macros.h"
#include "conformance/model/model.h"

static const struct model_gap gaps[] = {
	{"q186477/title/command", "it names the command"},
	{"q186477/applies-to/nt4", "it names the edition"},
	{"q186480/title/command", "it names the command"},
	{"q186480/applies-to/nt4", "it names the edition"},
	{"q186508/title/command", "it names the command"},
	{"q186508/applies-to/nt4", "it names the edition"},
	{"q186513/title/command", "it names the command"},
	{"q186513/applies-to/nt4", "it names the edition"},
	{"q186592/title/command", "it names the command"},
	{"q186592/applies-to/nt4", "it names the edition"},
	{"q186598/title/command", "it names the command"},
	{"q186598/applies-to/nt4", "it names the edition"},
};

const struct model_gap *model_gap(size_t number)
{
	return number < ARRAY_SIZE(gaps) ? &gaps[number] : NULL;
}
