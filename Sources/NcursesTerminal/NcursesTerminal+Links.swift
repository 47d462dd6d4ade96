internal import CNcurses
internal import Glibc
internal import TerminalKit

/// Links of a frame that must be drawn again, with or without their address.
struct LinkChanges {
    /// Those that are there no more, or not as they were.
    var gone: [SurfaceLink] = []
    /// Those that are new, or not as they were.
    var new: [SurfaceLink] = []

    var isEmpty: Bool { gone.isEmpty && new.isEmpty }
}

/// Links by OSC 8, of which ncurses knows nothing.
///
/// A terminal keeps the address with the cells that are written while it is on. ncurses writes the cells that
/// differ from what it thinks is there: so their place gets other characters first, and then, between two orders of our
/// own, the text. All of it is one write, so that nobody sees the step between.
///
/// Source: "Hyperlinks (a.k.a. HTML-like anchors) in terminal emulators".
extension NcursesTerminal {
    func movedLinks(to surface: Surface) -> LinkChanges {
        let old = shown?.links ?? []
        if old.isEmpty, surface.links.isEmpty { return LinkChanges() }
        // ncurses may write any cell of a row that changes.
        let stays = Set(old).intersection(surface.links).filter { link in
            shown.map { $0.rowEquals(surface, row: link.row) } ?? false
        }
        return LinkChanges(
            gone: old.filter { !stays.contains($0) }, new: surface.links.filter { !stays.contains($0) })
    }

    func draw(_ changes: LinkChanges, of surface: Surface, on window: UnsafeMutablePointer<WINDOW>, theme: Theme) {
        for link in changes.gone + changes.new where link.row < surface.rows { cover(link, surface, window) }
        update(window)
        for link in changes.gone where link.row < surface.rows {
            draw(surface, row: link.row, in: link.columns, on: window, theme: theme)
        }
        // Other rows' cells are as they should be; of these, those of new links are covered still.
        for link in changes.new { cover(link, surface, window) }
        update(window)
        // On its way to a place ncurses may write the cells before it: it must be there before the order.
        leaveok(window, false)
        defer { leaveok(window, true) }
        for link in changes.new {
            wmove(window, Int32(link.row), Int32(link.columns.lowerBound))
            update(window)
            frame.insert(
                Array("\u{1B}]8;id=1;\(SurfaceLink.printable(link.address, host: Self.hostName))\u{1B}\\".utf8))
            draw(surface, row: link.row, in: link.columns, on: window, theme: theme)
            update(window)
            frame.insert(Array("\u{1B}]8;;\u{1B}\\".utf8))
        }
    }

    /// Puts characters into the place of a link that differ from those of its text.
    private func cover(_ link: SurfaceLink, _ surface: Surface, _ window: UnsafeMutablePointer<WINDOW>) {
        for column in link.columns where column < surface.columns {
            let isBlank = surface.scalars(row: link.row, in: column..<column + 1) == [0x20]
            var character = wchar_t(isBlank ? 0x5F : 0x20)
            _ = nc_put(window, Int32(link.row), Int32(column), &character, 1, 0, 0)
        }
    }

    private func update(_ window: UnsafeMutablePointer<WINDOW>) {
        wnoutrefresh(window)
        doupdate()
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
