import FakturaTestSupport
import Glibc
import NcursesTerminal
import TerminalKit
import Testing

@Suite(.serialized) struct CrashTests {
    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE])
    func `a crash puts the terminal back and still is a crash`(number: Int32) async throws {
        let pty = try PtyPair(columns: 40, rows: 6)
        let path = try pty.path()

        await #expect(processExitsWith: .signal(number)) { [path = path as String, number = number as Int32] in
            let descriptor = open(path, O_RDWR | O_NOCTTY)
            let options = TerminalOptions(environment: ["TERM": "xterm-256color"])
            let terminal = try NcursesTerminal(options: options, input: descriptor, output: descriptor)
            var surface = Surface(columns: 40, rows: 6, traits: terminal.traits(for: .plain))
            surface.write("shown before the crash", row: 0, column: 0, role: .title)
            terminal.show(surface, theme: .plain)
            // A parent may have SIGABRT blocked, which abort undoes.
            if number == SIGABRT { abort() }
            raise(number)
        }

        var screen = VTScreen(columns: 40, rows: 6)
        let written = pty.read(milliseconds: 1000)
        screen.feed(written)
        #expect(String(decoding: written, as: UTF8.self).contains("shown before the crash"))
        #expect(screen.leftBehind == [])
        #expect(pty.isCooked)
    }
}
