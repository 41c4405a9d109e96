/* Preloaded into a process: lets the n-th call that changes a file be its last, or the first to find the disk full.

   Built by server.py where there is a C compiler. Only calls with a descriptor above 2 count: not what is printed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, KILL, TORN, FULL };

static long calls, target = -1;
static int action = COUNT;

void fault_arm(long at, int what) { calls = 0; target = at; action = what; }
long fault_calls(void) { return calls; }

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* 1 when this call must fail for want of space. */
static int met(int writes) {
    long now = calls++;
    if (action == KILL && now == target) die();
    return action == FULL && writes && now >= target;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define TEAR(call) if (action == TORN && calls == target) { call; die(); }

ssize_t write(int fd, const void *buf, size_t n) {
    REAL(write);
    if (fd > 2) { TEAR(real(fd, buf, n / 2)); if (met(1)) { errno = ENOSPC; return -1; } }
    return real(fd, buf, n);
}
ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t at) {
    REAL(pwrite64);
    TEAR(real(fd, buf, n / 2, at));
    if (met(1)) { errno = ENOSPC; return -1; }
    return real(fd, buf, n, at);
}
ssize_t pwrite(int fd, const void *buf, size_t n, off_t at) { return pwrite64(fd, buf, n, at); }
int fsync(int fd) { REAL(fsync); met(0); return real(fd); }
int fdatasync(int fd) { REAL(fdatasync); met(0); return real(fd); }
int ftruncate64(int fd, off64_t n) { REAL(ftruncate64); met(0); return real(fd, n); }
int ftruncate(int fd, off_t n) { return ftruncate64(fd, n); }
int unlink(const char *path) { REAL(unlink); met(0); return real(path); }
int rename(const char *from, const char *to) { REAL(rename); met(0); return real(from, to); }
int link(const char *from, const char *to) { REAL(link); met(0); return real(from, to); }
