// What Swift needs of libncursesw and cannot see by itself: globals, macros
// with casts, variadic functions, and headers outside the Glibc module.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define NCURSES_WIDECHAR 1  // SwiftPM drops the flags of ncursesw.pc
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <curses.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

// <term.h> defines some 500 short macros (lines, columns, bell), so its functions are declared here.
extern int tigetflag(const char *);
extern int tigetnum(const char *);
extern char *tigetstr(const char *);
// Behind feature macros that the Glibc module is built without.
extern int wcwidth(wchar_t);
extern int ptsname_r(int, char *, size_t);
extern int memfd_create(const char *, unsigned int);
static const short NC_POSIX_SPAWN_SETSID = 0x80;

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
#endif
