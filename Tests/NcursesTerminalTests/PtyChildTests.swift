import FakturaTestSupport
import Testing

@Suite struct PtyChildTests {
    @Test func `a program runs on a terminal of its own and can be driven`() throws {
        let child = try PtyChild(
            ["/bin/sh", "-c", "stty size; read line; echo got $line; exit 3"], columns: 70, rows: 9)

        try child.wait(for: "9 70")
        child.send("hello\r")
        try child.wait(for: "got hello")

        #expect(try child.waitForExit() == .status(3))
        #expect(child.screen.leftBehind == [])
    }

    @Test func `resizing reaches the program`() throws {
        let child = try PtyChild(["/bin/sh", "-c", "trap 'stty size' WINCH; echo ready; while read x; do :; done"])
        try child.wait(for: "ready")

        child.resize(columns: 100, rows: 30)
        child.send("\r")

        try child.wait(for: "30 100")
    }

    @Test func `a signal and a hang-up end a program`() throws {
        let killed = try PtyChild(["/bin/cat"])
        killed.signal(15)
        #expect(try killed.waitForExit() == .signal(15))

        let cut = try PtyChild(["/bin/cat"])
        cut.hangUp()
        #expect(try cut.waitForExit() == .signal(1))
    }

    @Test func `what does not come in time is told with the screen`() throws {
        let child = try PtyChild(["/bin/sh", "-c", "echo something; read x"])
        try child.wait(for: "something")

        #expect(throws: PtyError.self) { try child.wait(for: "nothing", seconds: 0) }
    }
}
