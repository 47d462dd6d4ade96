import BillingCore
import FakturaWords

/// In, out, and what stands in front.
extension AppModel {
    mutating func moved(_ move: ListMove) -> [Effect] {
        switch overlay {
        case .help(let line): overlay = .help(firstVisible: scrolled(line, move))
        case .messages(let line): overlay = .messages(firstVisible: scrolled(line, move))
        case .why(let parts, let line): overlay = .why(parts, firstVisible: scrolled(line, move))
        case .sortMenu(let index):
            var cursor = ListCursor()
            let count = frontModel.sortColumns.count
            cursor.setViewport(count, count: count)
            cursor.select(index, count: count)
            cursor.move(move, count: count)
            overlay = .sortMenu(cursor.selected)
        case .saving(let saving): overlay = .saving(moved(saving, move))
        case .currency: break
        case .themes(let picker): return highlightTheme(move, in: picker)
        case .account(let overlay): self.overlay = .account(moved(overlay, move))
        case .downloads(var question):
            question.selected = ListCursor.mark(question.selected, moved: move, of: 2)
            overlay = .downloads(question)
        case nil:
            updateFront { $0.move(move) }
            return askForWindow()
        }
        return []
    }

    mutating func open() -> [Effect] {
        switch overlay {
        case .sortMenu(let index):
            overlay = nil
            return sort(by: index)
        case .themes(let picker): return keepTheme(of: picker)
        case .account(let overlay): return choose(overlay)
        case .downloads(let question): return choose(question)
        case .help, .messages, .why:
            overlay = nil
            return []
        case .saving(let saving): return choose(saving)
        case .currency(let prompt): return choose(prompt)
        case nil: break
        }
        if frontModel.filter.isEditing { updateFront { $0.edit(.accepted) } }
        switch front.screen {
        case .subscriptions(let model):
            return model.selectedScope.map { push(.history(BillingHistoryModel(scope: $0))) } ?? []
        case .history(let model):
            guard let row = model.list.selected else { return [] }
            let metric = model.report?.provenance.metric ?? .actual
            let query = UsageQuery(scope: model.scope, period: row.report.period, metric: metric)
            return push(.dailyUsage(DailyUsageModel(query: query, periods: model.periods)))
        case .statement(let model):
            guard let query = model.selectedUsage else { return [] }
            return push(.dailyUsage(DailyUsageModel(query: query, periods: model.periods)))
        case .dailyUsage(let model):
            guard let usage = model.selectedUsage else { return refuseOthers(model) }
            guard let next = model.selectedNext else {
                return push(.usageLines(UsageLineListModel(usage: usage, periods: model.periods)))
            }
            return push(.dailyUsage(DailyUsageModel(query: usage, periods: model.periods, grouping: next)))
        case .usageLines(let model):
            guard let line = model.selected else { return [] }
            let name = subscriptionNames[line.subscription] ?? line.subscription.rawValue
            return push(
                .usageLine(UsageLineModel(line: line, provenance: model.provenance, subscriptionName: name)))
        case .accounts(let model): return open(model)
        case .mail(let model): return open(model)
        case .activities:
            return selectedActivity.map { push(.activity(ActivityModel($0, viewport: frontModel.viewport))) } ?? []
        case .invoices: return openText()
        case .usageLine, .activity, .invoiceText, .reconciliation: return []
        }
    }

    /// What is not named by itself can't be opened.
    private mutating func refuseOthers(_ model: DailyUsageModel) -> [Effect] {
        if model.list.selected != nil { notice = Message(isWarning: false, text: words.othersNotNamed) }
        return []
    }

    mutating func openStatement() -> [Effect] {
        switch front.screen {
        case .history(let model):
            guard let row = model.list.selected else { return [] }
            return push(
                .statement(
                    StatementModel(
                        scope: model.scope, period: row.report.period, periods: model.periods,
                        history: model.report?.rows ?? [])))
        case .dailyUsage(let model) where model.usage.path.isEmpty:
            return push(
                .statement(
                    StatementModel(
                        scope: model.usage.scope, period: model.usage.period, periods: model.periods,
                        history: historyBehind)))
        default: return []
        }
    }

    /// The rows of the history behind the front screen.
    private var historyBehind: [BillingHistory.Row] {
        for open in stack.reversed() {
            if case .history(let model) = open.screen {
                return model.report?.rows ?? []
            }
        }
        return []
    }

    /// Out of the screen in front; at home it stays.
    mutating func goOut() -> [Effect] {
        if overlay != nil { return closeOverlay() }
        guard stack.count > 1 else { return [] }
        let left = stack.removeLast()
        // A period stepped to inside is the one to come back to.
        if case .history = front.screen, let period = left.period {
            stack[stack.count - 1].selectPeriod(period)
        }
        return [.cancel(screen: left.id)] + (front.isStale ? ask() : askForWindow())
    }

    /// Closes prompt, filter or dialog; else goes out.
    ///
    /// - Parameter keepsFilter: Whether a filter that is not being typed stays and the screen is left.
    mutating func close(keepsFilter: Bool = false) -> [Effect] {
        let filter = frontModel.filter
        if overlay == nil, filter.isEditing || (!filter.text.isEmpty && !keepsFilter) {
            return change { $0.edit(.cleared) }
        }
        if overlay == nil, stepBackInMail() { return [] }
        return goOut()
    }

    mutating func stepPeriod(_ count: Int) -> [Effect] {
        var isStepped = false
        switch front.screen {
        case .statement(var model):
            isStepped = model.step(count)
            stack[stack.count - 1].screen = .statement(model)
        case .reconciliation(var model):
            isStepped = model.step(count)
            stack[stack.count - 1].screen = .reconciliation(model)
        case .dailyUsage(var model):
            isStepped = model.step(count)
            stack[stack.count - 1].screen = .dailyUsage(model)
        case .usageLines(var model):
            isStepped = model.step(count)
            stack[stack.count - 1].screen = .usageLines(model)
        default: return []
        }
        if isStepped { return ask() }
        notice = Message(isWarning: false, text: words.noFurtherPeriod(isNewer: count > 0))
        return []
    }

    /// Reads the screen in front again, and the others when they come to the front.
    mutating func refresh() -> [Effect] {
        for index in stack.indices { stack[index].isStale = true }
        return ask()
    }
}

extension OpenScreen {
    /// The period that the screen shows; `nil` where it shows several.
    fileprivate var period: BillingPeriod? {
        switch screen {
        case .statement(let model): model.period
        case .reconciliation(let model): model.period
        case .dailyUsage(let model): model.usage.period
        case .usageLines(let model): model.query.usage.period
        default: nil
        }
    }

    fileprivate mutating func selectPeriod(_ period: BillingPeriod) {
        guard case .history(var model) = screen, model.list.selected?.report.period != period else { return }
        model.select(period)
        screen = .history(model)
    }
}
