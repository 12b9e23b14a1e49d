#include "sim/wtsapi/account_sid.h"

#include <string.h>

enum {
	FIRST_ACCOUNT = 1000
};

struct account_sid account_sid_of(int64_t account_id)
{
	return (struct account_sid){1, 5, {0, 0, 0, 0, 0, 5},
		{21, 0x5453, 0x6661, 0x726D, FIRST_ACCOUNT + (uint32_t)account_id}};
}

bool account_sid_read(const void *sid, int64_t *ret_account_id)
{
	const struct account_sid *read = sid;
	struct account_sid farm = account_sid_of(0);

	if (!sid || read->revision != farm.revision || read->count != farm.count ||
		memcmp(read->authority, farm.authority, sizeof(farm.authority)) != 0 ||
		memcmp(read->parts, farm.parts, 4 * sizeof(*farm.parts)) != 0 ||
		read->parts[4] < FIRST_ACCOUNT)
		return false;
	*ret_account_id = read->parts[4] - FIRST_ACCOUNT;
	return true;
}
