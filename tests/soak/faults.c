/* Counts writes to files below one folder; from a chosen one on they fail as on a full disk, or kill the program.
   Connections to other computers are counted and refused.

   Preloaded by tests/soak/faults.py, which shares one page of numbers with all processes of the program. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct page {
    long n_calls;       /* so far */
    long first;         /* the first call that fails, from 1; 0 for none */
    long n_failed;      /* so far */
    long kills;         /* not 0: the program is killed instead */
    long program;       /* the first process that was started */
    long n_connections; /* to other computers, so far */
};

static struct page *page;
static char below[PATH_MAX];
static size_t below_length;

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("CLIPSHELF_FAULTS"), *folder = getenv("CLIPSHELF_FAULTS_BELOW");
    int file = path && folder ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *mapped = mmap(NULL, sizeof(struct page), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (mapped == MAP_FAILED) return;
    snprintf(below, sizeof below, "%s/", folder);
    below_length = strlen(below);
    page = mapped;
    __sync_bool_compare_and_swap(&page->program, 0, (long)getpid());
}

static int falls_on(const char *path) {
    if (!page || !path || strncmp(path, below, below_length)) return 0;
    long call = __sync_add_and_fetch(&page->n_calls, 1);
    if (!page->first || call < page->first) return 0;
    __sync_add_and_fetch(&page->n_failed, 1);
    if (page->kills) kill((pid_t)page->program, SIGKILL);
    errno = ENOSPC;
    return 1;
}

static int falls_on_file(int file) {
    char link[64], path[PATH_MAX];
    if (!page) return 0;
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = kept;
    if (length <= 0) return 0;
    path[length] = 0;
    return falls_on(path);
}

#define WRITES(type, name, parameters, values) \
    type name parameters { REAL(name); return falls_on_file(file) ? -1 : real values; }

WRITES(ssize_t, write, (int file, const void *data, size_t n), (file, data, n))
WRITES(ssize_t, pwrite, (int file, const void *data, size_t n, off_t at), (file, data, n, at))
WRITES(ssize_t, pwrite64, (int file, const void *data, size_t n, off64_t at), (file, data, n, at))
WRITES(ssize_t, writev, (int file, const struct iovec *parts, int n), (file, parts, n))
WRITES(ssize_t, pwritev, (int file, const struct iovec *parts, int n, off_t at), (file, parts, n, at))
WRITES(int, ftruncate, (int file, off_t size), (file, size))
WRITES(int, ftruncate64, (int file, off64_t size), (file, size))
WRITES(int, fallocate, (int file, int how, off_t at, off_t n), (file, how, at, n))
WRITES(int, fallocate64, (int file, int how, off64_t at, off64_t n), (file, how, at, n))
WRITES(int, fsync, (int file), (file))
WRITES(int, fdatasync, (int file), (file))

int posix_fallocate(int file, off_t at, off_t n) {
    REAL(posix_fallocate);
    return falls_on_file(file) ? ENOSPC : real(file, at, n);
}

int posix_fallocate64(int file, off64_t at, off64_t n) {
    REAL(posix_fallocate64);
    return falls_on_file(file) ? ENOSPC : real(file, at, n);
}

size_t fwrite(const void *data, size_t size, size_t n, FILE *file) {
    REAL(fwrite);
    return falls_on_file(fileno(file)) ? 0 : real(data, size, n, file);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return falls_on(to) ? -1 : real(from, to);
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return access(path, F_OK) && falls_on(path) ? -1 : real(path, mode);
}

/* An existing file can be opened on a full disk; a new one cannot. */
#define OPENS(name) \
    int name(const char *path, int how, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, how); \
        mode_t mode = how & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return how & O_CREAT && access(path, F_OK) && falls_on(path) ? -1 : real(path, how, mode); \
    }

OPENS(open)
OPENS(open64)

int connect(int file, const struct sockaddr *address, socklen_t length) {
    REAL(connect);
    const struct sockaddr_in *four = (const void *)address;
    const struct sockaddr_in6 *six = (const void *)address;
    int is_four = page && address->sa_family == AF_INET && ntohl(four->sin_addr.s_addr) >> 24 != 127;
    int is_six = page && address->sa_family == AF_INET6 && !IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
    if (!is_four && !is_six) return real(file, address, length);
    __sync_add_and_fetch(&page->n_connections, 1);
    errno = ENETUNREACH;
    return -1;
}
