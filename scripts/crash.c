/* Stands between a program and the C library and ends the program, fills its disk, or fails a read at a chosen call.

   Loaded with LD_PRELOAD; crash_arm() says where and how. Only calls about files below a folder count, of the process that
   armed it, so that SQLite's own writes are met as well as Python's. Linux. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, KILL, FULL, FAIL };
static char root[PATH_MAX];
static size_t root_length;
static long at, writes, reads;
static int mode;
static pid_t armed;

void crash_arm(const char *folder, int how, long point) {
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    mode = how, at = point, writes = 0, reads = 0, armed = getpid();
}
long crash_writes(void) { return writes; }
long crash_reads(void) { return reads; }

static int ours(const char *path) { return armed && armed == getpid() && strncmp(path, root, root_length) == 0; }
static int ours_open(int fd) {
    char link[64], path[PATH_MAX];
    if (!armed || armed != getpid()) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return ours(path);
}
/* 0: go on; 1: this is the point; 2: beyond it, where the disk stays full. */
static int changing(int fd, const char *path) {
    if (path ? !ours(path) : !ours_open(fd)) return 0;
    long now = writes++;
    if (mode != KILL && mode != FULL) return 0;
    return now == at ? 1 : (mode == FULL && now > at ? 2 : 0);
}
static int reading(int fd) {
    if (!ours_open(fd)) return 0;
    return reads++ == at && mode == FAIL;
}
static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }
static int full(void) { errno = ENOSPC; return -1; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define CHANGE(fd, path) switch (changing(fd, path)) { case 1: if (mode == KILL) die(); /* fall through */ case 2: return full(); }

ssize_t write(int fd, const void *data, size_t size) {
    int hit = changing(fd, NULL);
    if (hit == 1 && size > 1) { ssize_t half = REAL(write)(fd, data, size / 2); if (mode == KILL) die(); return half; }
    if (hit == 1 && mode == KILL) die();
    return hit ? full() : REAL(write)(fd, data, size);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t where) {
    int hit = changing(fd, NULL);
    if (hit == 1 && mode == KILL) { REAL(pwrite64)(fd, data, size / 2, where); die(); }
    return hit ? full() : REAL(pwrite64)(fd, data, size, where);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t where) { return pwrite64(fd, data, size, where); }
int fsync(int fd) { CHANGE(fd, NULL) return REAL(fsync)(fd); }
int fdatasync(int fd) { CHANGE(fd, NULL) return REAL(fdatasync)(fd); }
int rename(const char *from, const char *to) { CHANGE(-1, to) return REAL(rename)(from, to); }
int renameat(int a, const char *from, int b, const char *to) { CHANGE(-1, to) return REAL(renameat)(a, from, b, to); }
int mkdir(const char *path, mode_t how) { CHANGE(-1, path) return REAL(mkdir)(path, how); }
int unlink(const char *path) { if (changing(-1, path) == 1 && mode == KILL) die(); return REAL(unlink)(path); }
int rmdir(const char *path) { if (changing(-1, path) == 1 && mode == KILL) die(); return REAL(rmdir)(path); }
int ftruncate64(int fd, off64_t size) { if (changing(fd, NULL) == 1 && mode == KILL) die(); return REAL(ftruncate64)(fd, size); }
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int open64(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); mode_t how = va_arg(rest, mode_t); va_end(rest);
    if (flags & (O_CREAT | O_TRUNC)) { CHANGE(-1, path) }
    return REAL(open64)(path, flags, how);
}
int open(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); mode_t how = va_arg(rest, mode_t); va_end(rest);
    return open64(path, flags, how);
}
ssize_t read(int fd, void *data, size_t size) {
    if (reading(fd)) { errno = EIO; return -1; }
    return REAL(read)(fd, data, size);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t where) {
    if (reading(fd)) { errno = EIO; return -1; }
    return REAL(pread64)(fd, data, size, where);
}
ssize_t pread(int fd, void *data, size_t size, off_t where) { return pread64(fd, data, size, where); }
