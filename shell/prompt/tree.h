/* A parsed line: what is to be run, and under which conditions. */
#ifndef TSFARM_SHELL_PROMPT_TREE_H
#define TSFARM_SHELL_PROMPT_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

enum prompt_node_kind {
	PROMPT_COMMAND,
	PROMPT_GROUP, /* (left) */
	PROMPT_THEN,  /* left & right */
	PROMPT_OR,    /* left || right */
	PROMPT_AND,   /* left && right */
	PROMPT_PIPE,  /* left | right */
	PROMPT_FOR,   /* loop, do left */
	PROMPT_IF     /* condition, left, else right */
};

enum prompt_redirect_kind {
	PROMPT_READ,   /* < */
	PROMPT_WRITE,  /* > */
	PROMPT_APPEND, /* >> */
	PROMPT_COPY    /* >&1: the stream whose digit is the target */
};

struct prompt_redirect {
	enum prompt_redirect_kind kind;
	int stream;
	const char *target; /* with its quotes */
	struct prompt_redirect *next;
};

enum prompt_loop_kind {
	PROMPT_LOOP_ITEMS,
	PROMPT_LOOP_FOLDERS, /* /d */
	PROMPT_LOOP_NUMBERS, /* /l */
	PROMPT_LOOP_LINES    /* /f */
};

struct prompt_loop {
	enum prompt_loop_kind kind;
	const char *options; /* of /f, with their quotes; "" for none */
	char variable;
	const char *set; /* what stands between the parentheses */
};

enum prompt_condition_kind {
	PROMPT_IF_ERRORLEVEL,
	PROMPT_IF_EXIST,
	PROMPT_IF_DEFINED,
	PROMPT_IF_COMPARE
};

struct prompt_condition {
	enum prompt_condition_kind kind;
	bool is_negated, ignores_case;
	const char *word;                     /* as it was typed: errorlevel, exist, ... */
	const char *left, *operation, *right; /* of the others than a comparison, `left` alone */
};

struct prompt_node {
	enum prompt_node_kind kind;
	bool is_quiet; /* @ in front: it is not echoed */
	struct prompt_redirect *redirects;
	const char *name,
		*tail; /* of a command; the tail as it was typed, without its redirections */
	struct prompt_node *left, *right;
	struct prompt_loop *loop;
	struct prompt_condition *condition;
};

/* Does the node join its left side to its right? Behind an `&` the right may be NULL. */
static inline bool prompt_is_operator(const struct prompt_node *node)
{
	return node->kind >= PROMPT_THEN && node->kind <= PROMPT_PIPE;
}

/* Answers of prompt_parse(). */
enum {
	PROMPT_E_SYNTAX = 1, /* something is missing */
	PROMPT_E_UNEXPECTED, /* `*ret_unexpected` stands where it cannot */
	PROMPT_E_ABSENT,     /* `*ret_unexpected` is a statement that this prompt does not have */
	PROMPT_E_MORE,       /* the text is unfinished */
	PROMPT_E_DEEP        /* more than PROMPT_NESTING_MAX levels */
};

/* Parse a text whose variables have been expanded. All is the arena's; NULL: nothing is to be done. */
int prompt_parse(struct arena *arena, const char *text, struct prompt_node **ret_node,
	const char **ret_unexpected);

/* Add the node as cmd echoes it: blanks as they were typed, the redirections at the end. */
void prompt_show(const struct prompt_node *node, struct text *text);

#endif
