internal import CNcurses
internal import Glibc

/// Puts the terminal back when the program crashes.
///
/// It handles SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS and SIGFPE, whether they
/// come from a fault or from outside, and lets them end the process afterwards.
/// The C state behind it belongs to this file alone.
enum CrashGuard {
    /// From now on a crash writes these bytes and sets these modes.
    static func arm(descriptor: Int32, modes: termios, bytes: [UInt8]) {
        var modes = modes
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else { return }
                nc_crash_arm(descriptor, &modes, start, characters.count)
            }
        }
    }

    /// From now on a crash leaves the terminal alone.
    static func disarm() {
        nc_crash_disarm()
    }
}
