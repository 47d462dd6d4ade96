// What Swift needs of libncursesw and cannot see by itself: globals, macros
// with casts, variadic functions, and headers outside the Glibc module.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define NCURSES_WIDECHAR 1  // SwiftPM drops the flags of ncursesw.pc
#define NCURSES_NOMACROS 1
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <curses.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>

// <term.h> defines some 500 short macros (lines, columns, bell), so its functions are declared here.
extern int setupterm(const char *, int, int *);
extern int tigetflag(const char *);
extern int tigetnum(const char *);
extern char *tigetstr(const char *);
// Behind feature macros that the Glibc module is built without.
extern int wcwidth(wchar_t);
extern int memfd_create(const char *, unsigned int);
static const unsigned int NC_MFD_CLOEXEC = 1;

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_lines(void) { return LINES; }
static inline int nc_cols(void) { return COLS; }
static inline int nc_colors(void) { return COLORS; }
static inline int nc_color_pairs(void) { return COLOR_PAIRS; }

static const attr_t NC_A_NORMAL = A_NORMAL, NC_A_BOLD = A_BOLD, NC_A_DIM = A_DIM, NC_A_REVERSE = A_REVERSE,
                    NC_A_UNDERLINE = A_UNDERLINE, NC_A_ITALIC = A_ITALIC;

// A colour pair may exceed 32767: ABI 6 takes an int * through opts.
static inline int nc_put(WINDOW *w, int y, int x, const wchar_t *s, int n, attr_t a, int pair) {
  if (wmove(w, y, x) == ERR) return ERR;
  wattr_set(w, a, (short)(pair > 32767 ? 32767 : pair), &pair);
  return waddnwstr(w, s, n);
}
// The type of TIOCGWINSZ belongs to more than one module, and optimised builds of other modules may find it in the wrong one.
static inline int nc_window_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}
static inline const char *nc_codeset(void) { return nl_langinfo(CODESET); }

// What a crash needs to put a terminal back. A handler may call next to nothing,
// and Swift promises nothing about code that runs in one, so it is in C.
struct nc_crash {
  volatile sig_atomic_t armed;
  int fd;
  struct termios modes;
  size_t count;
  char bytes[256];
  char stack[32768];
};
static inline struct nc_crash *nc_crash_state(void) {
  static struct nc_crash state;
  return &state;
}
static inline void nc_crash_handler(int number) {
  struct nc_crash *state = nc_crash_state();
  if (state->armed) {
    state->armed = 0;
    if (write(state->fd, state->bytes, state->count) < 0) { /* the terminal is gone */ }
    tcsetattr(state->fd, TCSANOW, &state->modes);
  }
  signal(number, SIG_DFL);
  raise(number);  // pending until this handler returns
}
// All calls must come from one Swift file: each object file has a state of its own.
static inline void nc_crash_arm(int fd, const struct termios *modes, const char *bytes, size_t count) {
  struct nc_crash *state = nc_crash_state();
  state->armed = 0;
  state->fd = fd;
  state->modes = *modes;
  state->count = count < sizeof state->bytes ? count : sizeof state->bytes;
  memcpy(state->bytes, bytes, state->count);
  // A stack of its own, or running out of stack could not be handled.
  stack_t stack = {.ss_sp = state->stack, .ss_size = sizeof state->stack};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = nc_crash_handler;
  action.sa_flags = SA_ONSTACK;
  const int numbers[] = {SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) sigaction(numbers[i], &action, NULL);
  state->armed = 1;
}
static inline void nc_crash_disarm(void) { nc_crash_state()->armed = 0; }
#endif
