internal import CNcurses
public import TerminalKit

extension NcursesTerminal {
    /// Shows a surface and returns how many bytes went to the terminal, in one write.
    ///
    /// Rows that are as they were are not touched. A surface of another size than the
    /// last one is drawn whole.
    @discardableResult
    public func show(_ surface: Surface, theme: Theme) -> Int {
        guard isActive, surface.rows > 0, surface.columns > 0, let window = nc_stdscr() else { return 0 }
        if theme != shownTheme {
            looks.removeAll(keepingCapacity: true)
            shownTheme = theme
            shown = nil
            if pairs.isNearlyFull {
                pairs.removeAll()
                repaint()
            }
        }
        if Int(nc_lines()) != surface.rows || Int(nc_cols()) != surface.columns {
            resize_term(Int32(surface.rows), Int32(surface.columns))
            repaint()
        }
        let moved = hasLinks ? movedLinks(to: surface) : LinkChanges()
        for row in 0..<surface.rows {
            if let shown, shown.rowEquals(surface, row: row) { continue }
            draw(surface, row: row, on: window, theme: theme)
        }
        if !moved.isEmpty { draw(moved, of: surface, on: window, theme: theme) }
        shown = surface
        wnoutrefresh(window)
        doupdate()
        return sendFrame()
    }

    func draw(
        _ surface: Surface, row: Int, in columns: Range<Int>? = nil, on window: UnsafeMutablePointer<WINDOW>,
        theme: Theme
    ) {
        for run in surface.runs(row: row) {
            let all = run.column..<run.column + run.cells
            let part = columns.map { all.clamped(to: $0) } ?? all
            if part.isEmpty { continue }
            let look = look(run.role, theme: theme)
            let scalars = surface.scalars(row: row, in: part)
            scalars.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: wchar_t.self) { characters in
                    // The last cell of the screen is drawn though ncurses answers ERR for it.
                    _ = nc_put(
                        window, Int32(row), Int32(part.lowerBound), characters.baseAddress, Int32(characters.count),
                        look.attributes, look.pair)
                }
            }
        }
    }

    private func look(_ role: StyleRole, theme: Theme) -> ColorPairs.Look {
        if role.id < looks.count, let look = looks[role.id] { return look }
        while looks.count <= role.id { looks.append(nil) }
        let look = pairs.look(theme.resolve(role, depth: pairs.depth))
        looks[role.id] = look
        return look
    }
}
