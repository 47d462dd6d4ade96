import BillingCore

/// Filter, order and pivot of the list in front.
extension AppModel {
    /// Changes the list; where only a window is in memory, it is read anew.
    mutating func change(_ change: (inout any ScreenModel) -> Void) -> [Effect] {
        let before = linesAskedFor
        updateFront(change)
        return linesAskedFor == before ? [] : ask()
    }

    /// What the store filters and puts in order, as not all of it is in memory.
    private var linesAskedFor: Request? {
        switch front.screen {
        case .usageLines(let model): .usageLines(model.query, offset: 0, limit: 0)
        case .dailyUsage(let model): model.request
        default: nil
        }
    }

    /// Turns to the next (1) or previous (−1) pivot of the screen in front.
    mutating func turnPivot(_ count: Int) -> [Effect] {
        let rows = frontModel.viewport
        let top = stack.count - 1
        switch front.screen {
        case .dailyUsage(var model):
            // The lines themselves are the last pivot, and before the first one.
            stack[top].screen =
                model.turn(count)
                ? .dailyUsage(model)
                : .usageLines(
                    UsageLineListModel(usage: model.usage, periods: model.periods, groupings: model.groupings))
        case .usageLines(let model):
            guard let grouping = count > 0 ? model.groupings.first : model.groupings.last else { return [] }
            stack[top].screen = .dailyUsage(
                DailyUsageModel(
                    query: model.query.usage, periods: model.periods, grouping: grouping, groupings: model.groupings))
        default: return []
        }
        updateFront { $0.setViewport(rows) }
        return ask()
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
