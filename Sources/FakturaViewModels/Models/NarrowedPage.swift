/// A page of text that is laid out in columns, made to fit a width.
///
/// Columns that are blank in all lines of a table are left out where it has most of them, so that what stands under
/// each other stays so. Lines that leave no such columns to those before begin a table of their own; lines that fit
/// stay as they are where leaving out would cut into them.
struct NarrowedPage {
    /// Blanks that stay between columns.
    private static let gap = 2

    /// Lines that are narrowed alike.
    private struct Table {
        var lines: [Int] = []
        /// For each column of the page, whether it is blank in all of the lines.
        var isBlank: [Bool]
        /// Columns up to the end of the longest line.
        var end = 0

        /// The runs of blank columns between others, with the columns of each that can be left out.
        var runs: [(columns: Range<Int>, most: Int)] {
            var runs: [(columns: Range<Int>, most: Int)] = []
            var start: Int?
            for column in 0..<end {
                if isBlank[column] {
                    start = start ?? column
                } else if let first = start {
                    let kept = first == 0 ? 0 : NarrowedPage.gap
                    if column - first > kept { runs.append((first..<column, column - first - kept)) }
                    start = nil
                }
            }
            return runs
        }

        var removable: Int { runs.reduce(0) { $0 + $1.most } }

        func with(_ line: [Character], at index: Int) -> Table {
            var joined = self
            joined.lines.append(index)
            joined.end = max(end, line.count)
            for (column, character) in line.enumerated() where !character.isWhitespace {
                joined.isBlank[column] = false
            }
            return joined
        }

        /// The columns to leave out: of the margin first, then of the widest runs.
        func leftOut(_ wanted: Int) -> Set<Int> {
            let runs = runs
            let wanted = min(wanted, removable)
            var counts = runs.map { $0.columns.lowerBound == 0 ? min(wanted, $0.most) : 0 }
            for _ in 0..<wanted - counts.reduce(0, +) {
                let widest = runs.indices.filter { counts[$0] < runs[$0].most }
                    .max { runs[$0].columns.count - counts[$0] < runs[$1].columns.count - counts[$1] }
                guard let widest else { break }
                counts[widest] += 1
            }
            // The last ones: what is left before them belongs to the text on its left.
            return Set(zip(runs, counts).flatMap { run, count in run.columns.suffix(count) })
        }
    }

    /// The lines, with blanks left out where the page is wider than so many columns.
    static func lines(_ lines: [String], width: Int) -> [String] {
        let cells = lines.map { line in
            Array(String(line.reversed().drop(while: \.isWhitespace).reversed()))
        }
        let empty = Table(isBlank: Array(repeating: true, count: cells.map(\.count).max() ?? 0))
        // What can't be made to fit at all is no measure for the rest.
        let widest = cells.enumerated().filter { index, line in
            line.count > width && empty.with(line, at: index).removable >= line.count - width
        }.map(\.element.count).max()
        guard let widest else { return lines }
        let surplus = widest - width

        var tables: [Table] = []
        var table = empty
        for (index, line) in cells.enumerated() where !line.isEmpty {
            let joined = table.with(line, at: index)
            if joined.end <= width || joined.removable >= surplus {
                table = joined
            } else if line.count > width {
                let alone = empty.with(line, at: index)
                guard alone.removable >= line.count - width else { continue }
                tables.append(table)
                table = alone
            }
        }
        tables.append(table)

        var narrowed = cells.map { String($0) }
        for table in tables where table.end > width {
            let leftOut = table.leftOut(surplus)
            for index in table.lines {
                narrowed[index] = String(
                    cells[index].enumerated().filter { !leftOut.contains($0.offset) }.map(\.element))
            }
        }
        return narrowed
    }
}
