import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws why something is as it is, in place of the screen behind it.
///
/// Without a frame, so that an address can be marked with a mouse; it stands whole on a line of its own where it fits.
enum WhyPane {
    private struct Line {
        var label = ""
        var text = ""
        var role: StyleRole = .text
    }

    static func draw(
        _ parts: [WhyPart], firstLine: Int, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        let area = rect.forText
        let lines = lines(parts, context, surface, cells: area.columns)
        let first = min(max(0, firstLine), max(0, lines.count - area.rows))
        for (offset, line) in lines.dropFirst(first).prefix(area.rows).enumerated() {
            let row = area.row + offset
            let used = surface.write(
                line.label, row: row, column: area.column, role: .dim, maxCells: area.columns)
            surface.write(
                line.text, row: row, column: area.column + used, role: line.role,
                maxCells: max(0, area.columns - used))
        }
    }

    /// How far the text can be scrolled.
    static func maximumFirstLine(_ parts: [WhyPart], _ context: DrawContext, _ surface: Surface, in rect: Rect) -> Int {
        let area = rect.forText
        return max(0, lines(parts, context, surface, cells: area.columns).count - area.rows)
    }

    private static func lines(
        _ parts: [WhyPart], _ context: DrawContext, _ surface: Surface, cells: Int
    ) -> [Line] {
        guard !parts.isEmpty else {
            return surface.wrap(context.fit(context.words.whyNothing), cells: cells).map { Line(text: $0) }
        }
        return Array(parts.map { lines(of: $0, context, surface, cells: cells) }.joined(separator: [Line()]))
    }

    private static func lines(
        of part: WhyPart, _ context: DrawContext, _ surface: Surface, cells: Int
    ) -> [Line] {
        var lines = surface.wrap(context.fit(part.title), cells: cells).map { Line(text: $0, role: .strong) }
        lines += surface.wrap(context.fit(part.text), cells: cells).map { Line(text: $0) }
        let indent = min(cells / 2, (part.facts.map { surface.measure($0.label) }.max() ?? 0) + 2)
        if !part.facts.isEmpty { lines.append(Line()) }
        var before: String?
        for fact in part.facts {
            for (index, text) in surface.wrap(context.fit(fact.value), cells: cells - indent).enumerated() {
                let label = index == 0 && fact.label != before ? fact.label : ""
                lines.append(Line(label: padded(label, to: indent, surface), text: text))
            }
            before = fact.label
        }
        if !part.links.isEmpty { lines.append(Line()) }
        for link in part.links {
            lines.append(Line(text: context.fit(link.name + ":"), role: .dim))
            lines += surface.wrap(link.address, cells: cells).map { Line(text: $0) }
        }
        return lines
    }

    private static func padded(_ label: String, to cells: Int, _ surface: Surface) -> String {
        label + String(repeating: " ", count: max(0, cells - surface.measure(label)))
    }
}
