#define _GNU_SOURCE

#include "conformance/run/fork_server.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/fork_protocol.h"
#include "conformance/suite/files.h"

enum {
	HELLO_SECONDS = 2, /* that a server may take to start, and to answer */
	ENVIRONMENT_MAX = 200
};

/* --- Programs that cannot be forked --- */

static bool find_program(const char *name, struct text *to)
{
	const char *path = getenv("PATH");

	if (strchr(name, '/')) {
		text_add(to, name);
		return true;
	}
	for (const char *at = path ? path : ""; *at; at += *at == ':') {
		size_t length = strcspn(at, ":");

		text_clear(to);
		text_printf(to, "%.*s/%s", (int)length, at, name);
		if (access(text_string(to), X_OK) == 0)
			return true;
		at += length;
	}
	return false;
}

/* A dynamically linked program of this machine, whose loader is that of glibc. */
static bool is_dynamic(const char *file, size_t length)
{
	const Elf64_Ehdr *head = (const void *)file;

	if (length < sizeof(*head) || memcmp(head->e_ident, ELFMAG, SELFMAG) != 0 ||
		head->e_ident[EI_CLASS] != ELFCLASS64)
		return false;
	for (size_t i = 0; i < head->e_phnum; i++) {
		const Elf64_Phdr *part =
			(const void *)(file + head->e_phoff + i * head->e_phentsize);

		if (head->e_phoff + (i + 1) * head->e_phentsize > length)
			return false;
		if (part->p_type == PT_INTERP && part->p_offset + part->p_filesz <= length)
			return memmem(file + part->p_offset, part->p_filesz, "/ld-linux",
				strlen("/ld-linux"));
	}
	return false;
}

/* Scripts, programs with rights of another user, and static programs are started as usual. */
static bool may_serve(const char *name)
{
	cleanup(text_deinit) struct text path = {0};
	char beginning[4096];
	struct stat status;
	ssize_t length = -1;
	int descriptor;

	if (!find_program(name, &path) || stat(path.bytes, &status) < 0 ||
		status.st_mode & (S_ISUID | S_ISGID))
		return false;
	descriptor = open(path.bytes, O_RDONLY | O_CLOEXEC);
	if (descriptor >= 0) {
		length = read(descriptor, beginning, sizeof(beginning));
		close(descriptor);
	}
	return length > 0 && is_dynamic(beginning, (size_t)length);
}

/* --- The library --- */

/* Beside the programs that were built with tsconform. */
static char *find_library(void)
{
	char *folders = files_program_path(), *rest = NULL, *found = NULL;

	for (char *folder = folders ? strtok_r(folders, ":", &rest) : NULL; folder && !found;
		folder = strtok_r(NULL, ":", &rest)) {
		cleanup(text_deinit) struct text path = {0};

		text_printf(&path, "%s/tsconform-fork.so", folder);
		if (!path.failed && file_exists(path.bytes))
			found = strdup(path.bytes);
	}
	free(folders);
	return found;
}

/* --- Starting a server --- */

static bool is_mark(const char *variable, const char *mark)
{
	return mark && strcmp(variable, mark) == 0;
}

/* That of the first run, without its mark, and with what the library needs. */
static void fill_environment(const struct process_plan *plan, char *const own[3], char **to)
{
	char *const *from = plan->environment ? plan->environment : environ;
	size_t count = 0;

	for (; *from && count < ENVIRONMENT_MAX - 4; from++) {
		if (!is_mark(*from, plan->mark) && strncmp(*from, "LD_PRELOAD=", 11) != 0)
			to[count++] = *from;
	}
	for (size_t i = 0; i < 3; i++)
		to[count++] = own[i];
	to[count] = NULL;
}

static int spawn_server(
	const struct process_plan *plan, int socket, char **environment, pid_t *ret_pid)
{
	char *arguments[] = {plan->arguments[0], NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int r;

	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
	r = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	if (r == 0)
		r = posix_spawn_file_actions_addopen(
			&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (r == 0)
		r = posix_spawn_file_actions_addopen(
			&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	/* the copy is inherited */
	if (r == 0)
		r = posix_spawn_file_actions_adddup2(&actions, socket, STDERR_FILENO + 1);
	/* descriptors that tsconform inherited are none of the program's own */
	if (r == 0)
		r = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 2);
	if (r == 0)
		r = posix_spawnp(
			ret_pid, arguments[0], &actions, &attributes, arguments, environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return r;
}

static void set_patience(int socket)
{
	const struct timeval patience = {HELLO_SECONDS, 0};

	setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
}

static void end_server(struct fork_server *server)
{
	if (server->socket >= 0)
		close(server->socket);
	server->socket = -1;
	if (server->pid > 0) {
		kill(server->pid, SIGKILL);
		waitpid(server->pid, NULL, 0);
	}
	server->pid = 0;
}

/* The server has one descriptor besides its streams. */
static void start_server(
	struct fork_server *server, const struct process_plan *plan, const char *library)
{
	char mark[sizeof(FORK_MARK) + 1 + FORK_MARK_ROOM], preload[4200];
	char number[] = FORK_SOCKET "=3";
	char *const own[] = {mark, preload, number};
	char *environment[ENVIRONMENT_MAX];
	uint32_t hello = 0;
	int ends[2];

	snprintf(mark, sizeof(mark), FORK_MARK "=%0*d", FORK_MARK_ROOM - 1, 0);
	snprintf(preload, sizeof(preload), "LD_PRELOAD=%s", library);
	fill_environment(plan, own, environment);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return;
	set_patience(ends[0]);
	server->socket = ends[0];
	if (spawn_server(plan, ends[1], environment, &server->pid) != 0)
		server->pid = 0;
	close(ends[1]);
	if (!server->pid || recv(server->socket, &hello, sizeof(hello), 0) != sizeof(hello) ||
		hello != FORK_HELLO)
		end_server(server);
}

static struct fork_server *find_server(struct fork_servers *servers, const char *program)
{
	for (size_t i = 0; i < servers->count; i++) {
		if (strcmp(servers->items[i].program, program) == 0)
			return &servers->items[i];
	}
	return NULL;
}

static struct fork_server *add_server(struct fork_servers *servers, const struct process_plan *plan)
{
	struct fork_server *server = &servers->items[servers->count];
	char *library = NULL;

	if (servers->count == FORK_SERVERS_MAX)
		return NULL;
	*server = (struct fork_server){.program = strdup(plan->arguments[0]), .socket = -1};
	if (!server->program)
		return NULL;
	servers->count++;
	if (may_serve(plan->arguments[0]))
		library = servers->library ? strdup(servers->library) : find_library();
	if (library)
		start_server(server, plan, library);
	free(library);
	return server;
}

/* --- A run --- */

static void add_texts(struct text *to, char *const *list, uint32_t *count)
{
	for (; *list; list++) {
		text_add_bytes(to, *list, strlen(*list) + 1);
		++*count;
	}
}

static void add_request(const struct process_plan *plan, struct text *to)
{
	struct fork_request head = {0, 0};

	text_add_bytes(to, (const char *)&head, sizeof(head));
	add_texts(to, plan->arguments, &head.argument_count);
	add_texts(to, plan->environment ? plan->environment : environ, &head.environment_count);
	text_add_bytes(to, plan->input ? plan->input : "/dev/null",
		strlen(plan->input ? plan->input : "/dev/null") + 1);
	text_add_bytes(
		to, plan->folder ? plan->folder : "", strlen(plan->folder ? plan->folder : "") + 1);
	text_add_bytes(to, plan->mark ? plan->mark : "", strlen(plan->mark ? plan->mark : "") + 1);
	if (!to->failed)
		memcpy(to->bytes, &head, sizeof(head));
}

static bool send_request(int socket, const struct text *request, int out, int err)
{
	union {
		char bytes[CMSG_SPACE(2 * sizeof(int))];
		struct cmsghdr head;
	} control = {{0}};
	struct iovec part = {request->bytes, request->length};
	struct msghdr message = {.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes)};
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	const int streams[] = {out, err};

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(streams));
	memcpy(CMSG_DATA(head), streams, sizeof(streams));
	return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)request->length;
}

int fork_servers_start(struct fork_servers *servers, const struct process_plan *plan, int out,
	int err, pid_t *ret_pid)
{
	struct fork_server *server =
		servers->is_off ? NULL : find_server(servers, plan->arguments[0]);
	cleanup(text_deinit) struct text request = {0};
	struct fork_answer answer;

	if (!server && !servers->is_off)
		server = add_server(servers, plan);
	servers->spawned++;
	if (!server || server->socket < 0)
		return 1;
	add_request(plan, &request);
	if (request.failed || request.length > FORK_REQUEST_MAX)
		return 1;
	if (!send_request(server->socket, &request, out, err) ||
		recv(server->socket, &answer, sizeof(answer), 0) != sizeof(answer) ||
		answer.pid <= 0) {
		end_server(server);
		return 1;
	}
	servers->spawned--;
	servers->forked++;
	*ret_pid = answer.pid;
	return 0;
}

void fork_servers_refuse(struct fork_servers *servers, const char *program)
{
	struct fork_server *server = find_server(servers, program);

	if (server)
		end_server(server);
}

void fork_servers_deinit(struct fork_servers *servers)
{
	for (size_t i = 0; i < servers->count; i++) {
		end_server(&servers->items[i]);
		free(servers->items[i].program);
	}
	servers->count = 0;
}
