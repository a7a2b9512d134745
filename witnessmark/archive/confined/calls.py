"""System calls by their numbers, and what becomes of each in a reader.

A reader computes, and answers through one pipe. What it needs for that is allowed; what no parser ever does, and a taken-over one
would want first, ends it on the spot; everything else is refused with an error, as a library may ask in good faith and go on without.
"""

from typing import TypeAlias

# (x86-64, arm64), from the kernel's unistd tables, where a number never changes; null where that machine has no such call.
Numbers: TypeAlias = tuple[int | None, int | None]

# Memory, time, signals of its own, reading what is open already, asking what files there are. The most frequent first: the kernel looks from the top.
COMPUTING: dict[str, Numbers] = {
    "read": (0, 63),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "brk": (12, 214),
    "futex": (202, 98),
    "lseek": (8, 62),
    "fstat": (5, 80),
    "close": (3, 57),
    "mremap": (25, 216),
    "mprotect": (10, 226),
    "madvise": (28, 233),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "pread64": (17, 67),
    "readv": (19, 65),
    "preadv": (295, 69),
    "poll": (7, None),
    "ppoll": (271, 73),
    "pselect6": (270, 72),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "setitimer": (38, 103),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "getrusage": (98, 165),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getcpu": (309, 168),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "getcwd": (79, 17),
    "dup": (32, 23),
    "fadvise64": (221, 223),
    "membarrier": (324, 283),
    "rseq": (334, 293),
    "set_robust_list": (273, 99),
    "restart_syscall": (219, 128),
    "exit": (60, 93),
    "exit_group": (231, 94),
    # What Python asks before it loads a library. It tells that a file exists, how large and how old it is, and nothing of what is in it.
    "stat": (4, None),
    "lstat": (6, None),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "getdents64": (217, 61),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "statfs": (137, 43),
    "fstatfs": (138, 44),
}
# To run something else, to reach or read another process, to change the system: no parser does these by chance.
HOSTILE: dict[str, Numbers] = {
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "connect": (42, 203),
    "accept": (43, 202),
    "accept4": (288, 242),
    "bind": (49, 200),
    "listen": (50, 201),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "ptrace": (101, 117),
    "kill": (62, 129),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "reboot": (169, 142),
}
# Judged by their arguments.
WRITE: Numbers = (1, 64)
WRITEV: Numbers = (20, 66)
OPEN: Numbers = (2, None)
OPENAT: Numbers = (257, 56)
CLONE: Numbers = (56, 220)
CLONE3: Numbers = (435, 435)
SOCKET: Numbers = (41, 198)
TKILL: Numbers = (200, 130)
TGKILL: Numbers = (234, 131)
PRLIMIT: Numbers = (302, 261)
IOCTL: Numbers = (16, 29)
FCNTL: Numbers = (72, 25)
# linux/fcntl.h: copies of a descriptor, what it is open for, whether a program that is started gets it, how much its pipe holds.
# With the others a file could be given an owner, who is sent any signal once the file can be written to: any process of the same user.
FCNTL_OWN = (0, 1, 2, 3, 4, 1030, 1032)
