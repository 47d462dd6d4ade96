import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws signing in, in place of the screen behind it.
///
/// Without a frame, so that code and address can be marked with a mouse. What matters least goes first where there is
/// no room for all; the code is never broken over two lines.
enum SignInPane {
    /// One line, and how long it is kept as room gets short: higher stays longer.
    private struct Line {
        var parts: [(text: String, role: StyleRole)]
        var keep: Int
        /// Whether it is the marked way; `nil` for what is no way.
        var isMarked: Bool?

        static let blank = Line(parts: [], keep: 0)

        init(parts: [(text: String, role: StyleRole)], keep: Int, isMarked: Bool? = nil) {
            (self.parts, self.keep, self.isMarked) = (parts, keep, isMarked)
        }

        init(_ text: String, _ role: StyleRole = .text, keep: Int, isMarked: Bool? = nil) {
            self.init(parts: [(text, role)], keep: keep, isMarked: isMarked)
        }
    }

    static func draw(_ signIn: SignIn, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let area = rect.forText
        if signIn.isExplaining {
            let lines = explanation(context, surface, cells: area.columns)
            let first = min(signIn.firstVisible, max(0, lines.count - area.rows))
            for (offset, line) in lines.dropFirst(first).prefix(area.rows).enumerated() {
                surface.write(line, row: area.row + offset, column: area.column, maxCells: area.columns)
            }
            return
        }
        for (offset, line) in fitted(lines(signIn, context, surface, area.columns), rows: area.rows).enumerated() {
            draw(line, on: &surface, row: area.row + offset, in: area)
        }
    }

    /// How far the text that explains the ways can be scrolled.
    static func maximumFirstLine(_ context: DrawContext, _ surface: Surface, in rect: Rect) -> Int {
        let area = rect.forText
        return max(0, explanation(context, surface, cells: area.columns).count - area.rows)
    }

    /// What the status line says of the marked way; `nil` when nobody signs in.
    static func status(_ app: AppModel, _ context: DrawContext) -> [StatusLine.Part]? {
        guard let signIn = app.signInInFront else { return nil }
        guard let way = signIn.marked, !signIn.isExplaining else { return [] }
        guard way.isReady else { return [StatusLine.Part(context.fit(way.reason ?? ""), role: .warning)] }
        return [StatusLine.Part(context.fit(app.words.aboutWay(way.way)))]
    }

    private static func explanation(_ context: DrawContext, _ surface: Surface, cells: Int) -> [String] {
        surface.wrap(context.fit(context.words.waysExplained), cells: cells)
    }

    private static func lines(
        _ signIn: SignIn, _ context: DrawContext, _ surface: Surface, _ cells: Int
    ) -> [Line] {
        let words = context.words
        var lines = [Line(context.fit(words.signInTitle(tenant: signIn.tenant)), .strong, keep: 30), .blank]
        var message: [Line] = []
        switch signIn.stage {
        case .finding: lines.append(Line(context.fit(words.findingWays), .dim, keep: 90))
        case .choosing: break
        case .waiting(let way): lines.append(Line(context.fit(words.waitingFor(way)), .work, keep: 90))
        case .code(let code):
            lines += codeLines(code, context, surface, cells)
            // Microsoft's own words come last: they say the same at length.
            let own = surface.wrap(code.message ?? "", cells: cells)
            if code.message?.isEmpty == false { message = [.blank] + own.map { Line($0, .dim, keep: 10) } }
        case .failed(let sentence):
            lines += surface.wrap(context.fit(sentence), cells: cells).map { Line($0, .warning, keep: 70) }
        }
        guard !signIn.offered.isEmpty else { return lines + message }
        let heading = signIn.isRunning ? words.otherWaysFound : words.waysFound
        if signIn.stage != .choosing { lines.append(.blank) }
        lines.append(Line(context.fit(heading), .dim, keep: 40))
        for (index, way) in signIn.offered.enumerated() {
            let name = words.wayToSignIn(way.way, who: way.who)
            let text = way.isReady ? name : "\(name) · \(words.wayNotReady)"
            let isMarked = index == signIn.selected
            lines.append(
                Line(
                    context.fit(text), isMarked ? .menuSelected : way.isReady ? .text : .dim,
                    keep: 60 - min(19, abs(index - signIn.selected)), isMarked: isMarked))
        }
        return lines + message
    }

    /// Address and code, each whole on its line; what does not fit beside its label stands below it.
    private static func codeLines(
        _ code: SignIn.Code, _ context: DrawContext, _ surface: Surface, _ cells: Int
    ) -> [Line] {
        let words = context.words
        let labels = [words.codeAddressLabel, words.codeLabel]
        let indent = (labels.map(surface.measure).max() ?? 0) + 3
        func label(_ text: String) -> (String, StyleRole) {
            (text + String(repeating: " ", count: indent - surface.measure(text)), .dim)
        }
        var lines: [Line] = []
        if indent + surface.measure(code.address) <= cells {
            lines.append(Line(parts: [label(labels[0]), (code.address, .strong)], keep: 100))
        } else {
            lines += surface.wrap(code.address, cells: cells).map { Line($0, .strong, keep: 100) }
        }
        let note = context.fit(words.codeNote(secondsLeft: code.expiresAt - context.now))
        let gap = String(repeating: " ", count: max(2, 20 - surface.measure(code.code)))
        if indent + surface.measure(code.code + gap + note) <= cells {
            lines.append(Line(parts: [label(labels[1]), (code.code, .strong), (gap + note, .dim)], keep: 100))
        } else {
            let isShort = indent + surface.measure(code.code) <= cells
            lines.append(Line(parts: (isShort ? [label(labels[1])] : []) + [(code.code, .strong)], keep: 100))
            lines.append(Line(note, .dim, keep: 80))
        }
        let waiting = surface.wrap(context.fit(words.waitingForBrowser), cells: cells)
        return lines + [.blank] + waiting.map { Line($0, .work, keep: 58) }
    }

    /// The lines that there is room for, in their order.
    private static func fitted(_ lines: [Line], rows: Int) -> [Line] {
        var lines = lines
        while lines.count > max(0, rows) {
            let least = lines.map(\.keep).min() ?? 0
            lines.remove(at: lines.lastIndex { $0.keep == least } ?? 0)
        }
        return lines
    }

    private static func draw(_ line: Line, on surface: inout Surface, row: Int, in area: Rect) {
        var column = area.column
        if let isMarked = line.isMarked {
            if isMarked {
                surface.fill(Rect(row: row, column: column, rows: 1, columns: area.columns), role: .menuSelected)
                surface.write(surface.glyphs.cursor, row: row, column: column, role: .menuSelected)
            }
            column += 2
        }
        for part in line.parts {
            column += surface.write(
                part.text, row: row, column: column, role: part.role, maxCells: max(0, area.endColumn - column))
        }
    }
}
