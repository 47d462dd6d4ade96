import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// One screen's drawing: the part between title and status line.
protocol ScreenRenderer {
    associatedtype Model: ScreenModel

    /// What stands around the body.
    static func text(_ model: Model, _ context: DrawContext) -> ScreenText
    /// Draws the body.
    static func draw(_ model: Model, _ context: DrawContext, on surface: inout Surface, in rect: Rect)
    /// Rows of the list that a body of this size has room for.
    static func listRows(_ model: Model, _ context: DrawContext, in rect: Rect) -> Int
}

extension ScreenRenderer {
    /// Draws the text of a screen that has no rows: failed, loading, filtered to nothing or empty.
    ///
    /// - Returns: Whether a text was drawn, so that there is no list to draw.
    static func drawState(
        of model: Model, isEmpty: Bool, isFilteredToNothing: Bool, all: Int?, emptiness: Words.Emptiness,
        _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) -> Bool {
        guard isEmpty || isFilteredToNothing else { return false }
        let words = context.words
        let isHome = emptiness == .subscriptions
        // What a running or broken import means for a screen of one subscription is not known; its status line tells.
        let work = isHome ? context.work : nil
        let importFailure = isHome ? context.importFailure : nil
        let (text, role): (String, StyleRole) =
            switch model.phase {
            case .failed(let sentence): (words.failed(sentence, isTyping: model.filter.isEditing), .warning)
            case _ where isFilteredToNothing:
                (words.filteredToNothing(model.filter.text, all: all, isTyping: model.filter.isEditing), .text)
            case .loading:
                (
                    work.map(words.loadingFiles)
                        ?? words.loading(
                            isHome: isHome, isFiltered: model.filter.isEditing || !model.filter.text.isEmpty), .dim
                )
            case .loaded where importFailure != nil: (words.importFailed(importFailure ?? ""), .warning)
            case .loaded: (work.map(words.loadingFiles) ?? words.empty(emptiness), .text)
            }
        surface.paragraph(context.fit(text), in: rect.inset(rows: 1, columns: 2), role: role)
        return true
    }

    /// The facts that every list has: position, filter, sort.
    static func listStatus(
        _ model: Model, row: Int, shown: Int, all: Int?, _ context: DrawContext
    ) -> [StatusLine.Part] {
        let words = context.words
        // An empty list says in the body what there is to say.
        guard shown > 0 || !model.filter.text.isEmpty else { return [] }
        var parts: [StatusLine.Part] = [StatusLine.Part(words.position(row, of: shown, all: all))]
        if case .failed(let sentence) = model.phase {
            parts.insert(StatusLine.Part(context.fit(sentence), role: .warning), at: 0)
        }
        if !model.filter.text.isEmpty { parts.append(StatusLine.Part(words.filtered(by: model.filter.text))) }
        if let sort = model.sortIndex {
            let name = words.sortName(model.sortColumns[sort.index].rawValue)
            let mark = sort.isDescending ? context.glyphs.descending : context.glyphs.ascending
            parts.append(StatusLine.Part("\(words.sorted(by: name)) \(mark)"))
        }
        return parts
    }

    /// The mark of a column that the list is sorted by.
    static func mark(_ column: SortColumn, _ model: Model) -> TableColumn.Sort? {
        guard let sort = model.sortIndex, model.sortColumns[sort.index] == column else { return nil }
        return sort.isDescending ? .descending : .ascending
    }

    /// The columns, the one that the list is sorted by staying as long as any but the first.
    static func keepingSorted(_ columns: [TableColumn]) -> [TableColumn] {
        columns.map { column in
            guard column.sort != nil else { return column }
            var kept = column
            kept.priority = max(column.priority, 8)
            return kept
        }
    }

    /// The only currency of some figures; `nil` when there are several.
    static func onlyCurrency(_ currencies: some Sequence<CurrencyCode?>) -> CurrencyCode? {
        let distinct = Set(currencies.compactMap(\.self))
        return distinct.count == 1 ? distinct.first : nil
    }
}
