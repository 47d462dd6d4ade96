import BillingCore

/// What screens show of the history that they were opened from.
extension AppModel {
    /// Reads the history behind a statement anew where it may have changed: it tells why there is no invoice.
    mutating func askForHistoryBehind() -> [Effect] {
        guard case .statement(let statement) = front.screen,
            let index = stack.lastIndex(where: { open in
                if case .history(let model) = open.screen { model.scope == statement.scope } else { false }
            }), stack[index].isStale
        else { return [] }
        let request = Request.history(statement.scope)
        stack[index].serial += 1
        stack[index].isStale = false
        stack[index].asked = request
        return [.ask(request, Ticket(screen: stack[index].id, serial: stack[index].serial))]
    }

    /// Statements that are open tell what the newest history does.
    mutating func statementsFollow(_ history: BillingHistory) {
        for index in stack.indices {
            guard case .statement(var model) = stack[index].screen, model.scope == history.scope else { continue }
            model.follow(history.rows)
            stack[index].screen = .statement(model)
        }
    }
}
