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
	{"q186592/user/notes/returns/idle", "the model knows no times"},
	{"q186592/user/notes/returns/logon", "the model knows no times"},
	{"q186592/user/notes/idle-minutes", "the model knows no times"},
	{"q186592/user/notes/idle-dot", "the model knows no times"},
	{"ws2022-query-user/description/idle", "the model knows no times"},
	{"ws2022-query-user/description/logon", "the model knows no times"},
	{"ws2022-listings/users/idle-dot", "the model knows no times"},
	{"ws2022-listings/users/idle-minutes", "the model knows no times"},
	{"ws2022-listings/users/idle-hours", "the model knows no times"},
	{"ws2022-listings/users/idle-days", "the model knows no times"},
	{"ws2022-listings/users/idle-none", "the model knows no times"},
	{"ws2022-listings/users/logon", "the model knows no times"},
	{"ws2022-listings/users/user-case", "the rows of users are read without regard to case"},
	{"ws2022-query-session/parameters/counter", "the model knows no journal to count from"},
};

const struct model_gap *model_gap(size_t number)
{
	return number < ARRAY_SIZE(gaps) ? &gaps[number] : NULL;
}
