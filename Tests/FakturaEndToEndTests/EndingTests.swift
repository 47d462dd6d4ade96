import FakturaTestSupport
import Glibc
import Testing

extension EndToEnd {
    @Suite struct EndingTests {
        private let home: CommandHome

        init() throws { home = try CommandHome() }

        @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
        func `a signal that asks for the end is followed, and the terminal put back`(number: Int32) throws {
            let child = try home.browse()

            child.signal(number)

            #expect(try child.waitForExit(seconds: 30) == .status(128 + number))
            child.expectRestored()
        }

        @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE])
        func `a crash is a crash, but the terminal is put back`(number: Int32) throws {
            let child = try home.browse()

            child.signal(number)

            #expect(try child.waitForExit(seconds: 30) == .signal(number))
            child.expectRestored()
        }

        @Test func `a terminal that is closed ends the program`() throws {
            let child = try home.browse()

            child.hangUp()

            guard case .status(let status) = try child.waitForExit(seconds: 30) else {
                Issue.record("a signal ended it")
                return
            }
            #expect(status == 1 || status == 129)
        }

        @Test func `Ctrl-Z goes back to the shell, and fg draws the screen again`() throws {
            let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
            try home.run("subscriptions", path)
            let script = "set -m; \"$0\" \"$1\"; echo stopped $?; read answer; fg >/dev/null; echo ended $?"
            let child = try PtyChild(
                ["/bin/sh", "-c", script, CommandHome.program, path], environment: home.environment)
            try child.wait(for: "First Subscription", seconds: 30)
            let before = child.screen.text

            try child.type(Typed.controlZ, for: "stopped")
            child.expectRestored()
            child.send("\r")
            try child.wait(until: "the screen as it was", seconds: 30) { $0.text == before }
            child.send("q")

            try child.wait(for: "ended 0", seconds: 30)
            #expect(try child.waitForExit(seconds: 30) == .status(0))
            child.expectRestored()
        }

        @Test func `with no shell to go back to, Ctrl-Z and SIGTSTP do nothing`() throws {
            let child = try home.browse()

            child.send(Typed.controlZ)
            child.signal(SIGTSTP)

            try child.type("?", for: "On this screen")
            try child.quit()
        }

        @Test func `continued after a stop from outside, it draws the screen again`() throws {
            let child = try home.browse()
            let (text, before) = (child.screen.text, child.output.count)

            child.signal(SIGSTOP)
            child.signal(SIGCONT)

            try child.wait(until: "a whole frame", seconds: 30) { _ in child.output.count > before + 300 }
            child.settle()
            #expect(child.screen.text == text)
            try child.quit()
        }

        @Test func `quitting while a file is read leaves nothing in the cache`() throws {
            let path = try home.write(bytes: CommandUsageFiles.large(rows: 100_000), to: "large.csv")
            for keys in ["q", Typed.controlC] {
                let child = try home.open([path])
                try child.wait(for: "large.csv", seconds: 30)

                try child.quit(keys)

                #expect(try home.names(in: home.cache) == [])
            }
        }

        @Test func `a signal while a file is read leaves nothing in the cache`() throws {
            let path = try home.write(bytes: CommandUsageFiles.large(rows: 100_000), to: "large.csv")
            let child = try home.open([path])
            try child.wait(for: "large.csv", seconds: 30)

            child.signal(SIGTERM)

            #expect(try child.waitForExit(seconds: 30) == .status(128 + SIGTERM))
            child.expectRestored()
            #expect(try home.names(in: home.cache) == [])
        }

        @Test func `X stops the reading and says so`() throws {
            let path = try home.write(bytes: CommandUsageFiles.large(rows: 100_000), to: "large.csv")
            let child = try home.open([path])
            try child.wait(for: "large.csv", seconds: 30)

            try child.type("X", for: "Interrupted")

            try child.quit("q")
            #expect(try home.names(in: home.cache) == [])
        }

        @Test func `a bad row is told on the screen, and nothing of the file is shown`() throws {
            let text = CommandUsageFiles.accountCenter.replacing("$1.33", with: "ten")
            let child = try home.browse(text, waitingFor: "'ten USD', which is not")

            #expect(!child.screen.text.contains("First Subscription"))
            try child.type("!", for: "Messages")
            try child.quit()
            #expect(try home.names(in: home.cache) == [])
        }

        @Test func `a file that was mended is read again on r`() throws {
            let text = CommandUsageFiles.accountCenter.replacing("$1.33", with: "ten")
            let child = try home.browse(text, waitingFor: "'ten USD', which is not")

            try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
            try child.type("r", for: "First Subscription")

            try child.quit()
        }

        @Test func `an import tells how far it is in one line, and Ctrl-C stops it`() throws {
            let name = "a-name-that-is-longer-than-the-window-is-wide.csv"
            let path = try home.write(bytes: CommandUsageFiles.large(rows: 100_000), to: name)
            let child = try home.open(["import", path], columns: 40, rows: 10)
            try child.wait(until: "two tells of progress", seconds: 30) { _ in
                child.output.filter { $0 == 0x0D }.count > 1
            }
            #expect(child.screen.row(0).hasPrefix("reading a-name"))
            #expect(child.screen.row(1) == "")

            try child.quit(status: 130)

            #expect(
                child.screen.row(0)
                    == "Interrupted; the file is left out.")
        }

        @Test(arguments: ["xterm-256color", "dumb"])
        func `a finished import leaves no progress behind`(term: String) throws {
            let path = try home.write(bytes: CommandUsageFiles.large(rows: 20_000), to: "large.csv")

            let child = try home.open(["import", path], environment: ["TERM": term])

            #expect(try child.waitForExit(seconds: 60) == .status(0))
            #expect(child.screen.row(0) == "'large.csv': 20,000 lines read, pay-as-you-go cost export.")
            #expect(term != "dumb" || !child.output.contains(0x1B))
        }

        @Test func `a theme that is not there is told before the screen opens`() throws {
            let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")

            let child = try home.open([path, "--theme", "nosuch"])

            #expect(try child.waitForExit(seconds: 30) == .status(7))
            #expect(child.screen.text.contains("Can't find theme 'nosuch'."))
            #expect(!child.output.contains(0x1B))
            #expect(try home.names(in: home.cache) == [])
        }

        @Test func `what is no usage file is told before the screen opens`() throws {
            let child = try home.open([try home.write("name,colour\n", to: "usage.csv")])

            #expect(try child.waitForExit(seconds: 30) == .status(1))
            #expect(String(decoding: child.output, as: UTF8.self).contains("its first line is of no known format"))
            #expect(!child.output.contains(0x1B))
        }
    }
}
