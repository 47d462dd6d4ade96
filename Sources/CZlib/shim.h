#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

// A macro with a cast in it, which Swift does not import. 16 asks for gzip and nothing else.
static inline int cz_start_gunzip(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }

#endif
