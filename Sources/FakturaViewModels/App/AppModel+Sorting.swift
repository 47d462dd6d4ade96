import BillingCore

/// Filter and order of the list in front.
extension AppModel {
    /// Changes the list; where only a window is in memory, it is read anew.
    mutating func change(_ change: (inout any ScreenModel) -> Void) -> [Effect] {
        let before = linesAskedFor
        updateFront(change)
        return linesAskedFor == before ? [] : ask()
    }

    private var linesAskedFor: UsageLineQuery? {
        guard case .usageLines(let model) = front.screen else { return nil }
        return model.query
    }

    mutating func openSortMenu() {
        guard !frontModel.sortColumns.isEmpty else { return }
        overlay = .sortMenu(frontModel.sortIndex?.index ?? 0)
    }

    /// Sorts by a column; the one sorted by already is turned round.
    mutating func sort(by index: Int) -> [Effect] {
        let current = frontModel.sortIndex
        let columns = frontModel.sortColumns
        guard columns.indices.contains(index) else { return [] }
        let isDescending =
            current?.index == index ? !(current?.isDescending ?? false) : columns[index].isDescendingFirst
        return change { $0.sort(byColumn: index, isDescending: isDescending) }
    }

    mutating func moveSort(_ step: Int) -> [Effect] {
        let columns = frontModel.sortColumns
        guard !columns.isEmpty else { return [] }
        let index = ((frontModel.sortIndex?.index ?? 0) + step + columns.count) % columns.count
        return change { $0.sort(byColumn: index, isDescending: columns[index].isDescendingFirst) }
    }

    mutating func reverseSort() -> [Effect] {
        guard let current = frontModel.sortIndex else { return [] }
        return change { $0.sort(byColumn: current.index, isDescending: !current.isDescending) }
    }
}
