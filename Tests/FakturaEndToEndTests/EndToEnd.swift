import FakturaTestSupport
import Foundation
import Testing

/// The program on a terminal: one at a time, so that each has the machine to itself.
@Suite(.serialized) enum EndToEnd {}

/// Keys as xterm sends them.
enum Typed {
    static let up = "\u{1B}OA"
    static let down = "\u{1B}OB"
    static let pageDown = "\u{1B}[6~"
    static let escape = "\u{1B}"
    static let enter = "\r"
    static let controlC = "\u{3}"
    static let controlL = "\u{C}"
    static let controlZ = "\u{1A}"
}

extension CommandHome {
    /// Opens a text as a usage file on a terminal and waits until the first screen shows figures.
    func browse(
        _ text: String = CommandUsageFiles.accountCenter, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
        environment: [String: String] = [:], waitingFor first: String = "Total"
    ) throws -> PtyChild {
        let path = try write(text, to: "usage.csv")
        // Read before: the screens show it at once, and no report of the reading.
        try run("subscriptions", path)
        let child = try open([path] + arguments, columns: columns, rows: rows, environment: environment)
        try child.wait(for: first, seconds: 30)
        return child
    }

    /// A file of so many lines of one resource on one day, each of a meter of its own: `disk-001` to the last.
    static func lines(_ count: Int) -> String {
        (1...count).reduce(into: CommandUsageFiles.payAsYouGoHeader) { text, number in
            let name = "disk-\(String(1000 + number).dropFirst())"
            text += CommandUsageFiles.payAsYouGoRow("2019-07-05", "0.\(1000 + number)", resource: "server", meter: name)
        }
    }
}

extension PtyChild {
    /// The text of the selected row, which the bar cursor colours; empty when there is none.
    var selected: String {
        for row in 2..<max(3, screen.rows - 2) {
            let style = screen.style(row: row, column: 2)
            if style.background != "" || style.attributes.contains(7) { return screen.row(row) }
        }
        return ""
    }

    /// Types and waits until a text is on the screen.
    func type(_ keys: String, for text: String, seconds: Int = 30) throws {
        send(keys)
        try wait(for: text, seconds: seconds)
    }

    /// Types and waits until the selected row holds a text.
    func type(_ keys: String, selecting text: String) throws {
        send(keys)
        try wait(until: "'\(text)' to be selected", seconds: 30) { _ in selected.contains(text) }
    }

    /// Quits, and expects that it ended well and left the terminal as it was.
    func quit(
        _ keys: String = Typed.controlC, status: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        send(keys)
        #expect(try waitForExit(seconds: 30) == .status(status), sourceLocation: sourceLocation)
        expectRestored(sourceLocation: sourceLocation)
    }

    /// Expects that no mode of the terminal was left behind.
    func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(screen.leftBehind == [], sourceLocation: sourceLocation)
        #expect(isCooked, "the line discipline is as it was", sourceLocation: sourceLocation)
    }
}
