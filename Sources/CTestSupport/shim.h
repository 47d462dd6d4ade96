// What tests need of Linux and Swift's Glibc module does not have: functions
// behind feature macros it is built without, and a variadic call.
#ifndef CTESTSUPPORT_SHIM_H
#define CTESTSUPPORT_SHIM_H
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

extern int ptsname_r(int, char *, size_t);
extern long syscall(long, ...);
static const short TS_POSIX_SPAWN_SETSID = 0x80;
static inline int ts_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

#endif
