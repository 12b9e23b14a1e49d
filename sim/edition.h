/*
 * The rules that differ between the editions of Windows, as data. docs/editions.md names the source
 * of each; nothing else in sim/ asks which edition a server has.
 */
#ifndef TSFARM_SIM_EDITION_H
#define TSFARM_SIM_EDITION_H

#include "sim/tsfarm.h"

/* What every server of an edition has from the beginning. */
struct edition_trustee {
	const char *name;
	const char *group; /* of an account that is in one */
	enum trustee_kind kind;
};

/* An entry of the permissions that a winstation begins with. */
struct edition_permission {
	const char *trustee;
	uint32_t allowed;
};

struct edition_rules {
	/* --- Sessions and their ids --- */

	/* Session 0 is the one in which services run; no user is ever logged on there. */
	bool has_services;
	/* The id of the console's session; unless it is fixed, the next free one when it is taken. */
	uint32_t console_id;
	bool console_id_is_fixed;
	/* Listeners' own sessions have ids from LISTENER_ID_MIN up, in the order of their names. */
	bool has_listener_ids;
	/* The sessions of the console, the listeners and services are there without being named. */
	bool has_standing_sessions;
	/* A new session gets an id that no session had before, and not the lowest free one. */
	bool ids_grow;
	/* A listener numbers connections, "RDP-Tcp#5", from this number on; -1: it takes the id. */
	int first_connection;
	/* Sessions can be in these states: a mask of 1u << enum session_state. */
	uint32_t states;
	/* A disconnected session can be left without a user. */
	bool disconnected_may_be_empty;

	/* --- Coming and going --- */

	/* The modes of `change logon`: a mask of 1u << enum logon_mode. */
	uint32_t logon_modes;
	/* A user who logs on again gets the session that he has, from wherever it is shown. */
	bool one_session_per_user;
	/* Sessions come to the console and leave it; else its session is always the same. */
	bool console_moves;
	/* A session can shadow another one. */
	bool shadows;
	/* Logging a listener's session off resets every session that came from the listener. */
	bool listener_logoff;

	/* --- Rights over another session, by what is done to it --- */

	enum right logoff, reset, disconnect, message, query;
	/* Over the session that is connected, and over the one in whose place it is shown. */
	enum right connect, connect_into;

	/* --- Who is there, and what they may --- */

	const struct edition_trustee *trustees;
	size_t trustee_count;
	const struct edition_permission *permissions;
	size_t permission_count;
	/* The group of those who work in sessions: whoever appears in one is a member. NULL: none. */
	const char *users_group;
};

/* The rules of the edition, which is below EDITION_COUNT. They are static; never NULL. */
const struct edition_rules *edition_rules(enum edition edition);

#endif
