import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The columns of the Accounts screen; a wide one has clouds, a wider one tenant ids, never cut off.
struct AccountListColumns {
    typealias Column = ScreenColumn<AccountListModel.Row>

    let model: AccountListModel
    let context: DrawContext
    let width: Int

    private var words: Words { context.words }

    /// The columns that there is room for.
    var all: [Column] {
        [name, token, subscriptions, state] + (width >= 120 ? [cloud] : []) + (width >= 150 ? [tenantID] : [])
    }

    /// An account's name, a tenant's indented below it.
    private var name: Column {
        Column(
            TableColumn(
                words.accountColumn(.account), width: width >= 120 ? .range(20, 60) : .flexible(16), priority: 9)
        ) { row in
            guard let account = row.account else { return TableCell(context.fit(words.signInAnother)) }
            guard let tenant = row.tenant?.tenant else { return TableCell(account.displayName) }
            let domain = tenant.name == nil ? nil : tenant.domain.map { " (\($0))" }
            return TableCell("  \(tenant.displayName)\(domain ?? "")")
        }
    }

    private var token: Column {
        let texts = model.accounts.map { words.tokenFrom($0.account.way) }
        return Column(context.column(words.accountColumn(.token), fitting: texts, atMost: 24, priority: 5)) { row in
            guard let account = row.account, row.tenant == nil else { return "" }
            return TableCell(words.tokenFrom(account.account.way))
        }
    }

    private var subscriptions: Column {
        let title = words.accountColumn(.subscriptions)
        return Column(TableColumn(title, width: .fixed(title.count), alignment: .right, priority: 4)) { row in
            guard let account = row.account else { return "" }
            let number = row.tenant.map(\.subscriptionCount) ?? account.subscriptionCount
            return number.map { TableCell(context.fit(words.count($0))) } ?? TableCell(context.dash, role: .dim)
        }
    }

    private var state: Column {
        let texts = model.list.rows.map { state(of: $0).text }
        return Column(context.column(words.accountColumn(.state), fitting: texts, atMost: 26, priority: 8)) { row in
            let (text, isBad) = state(of: row)
            return TableCell(text, role: isBad ? .warning : nil)
        }
    }

    /// An account whose tenants fail is not all well.
    private func state(of row: AccountListModel.Row) -> (text: String, isBad: Bool) {
        guard let account = row.account else { return ("", false) }
        if let tenant = row.tenant { return (words.signInState(tenant.problem), tenant.problem != nil) }
        if account.problem == nil, account.failedCount > 0, account.tenants.count > 1 {
            return (words.tenantsOut(account.failedCount, of: account.tenants.count), true)
        }
        return (words.signInState(account.problem), account.problem != nil)
    }

    private var tenantID: Column {
        Column(TableColumn(words.accountColumn(.tenantID), width: .fixed(36), priority: 2)) { row in
            TableCell(row.tenant?.tenant.id ?? row.account.map { $0.account.tenant ?? context.dash } ?? "", role: .dim)
        }
    }

    private var cloud: Column {
        let texts = model.accounts.map(\.account.cloud)
        return Column(context.column(words.accountColumn(.cloud), fitting: texts, atMost: 16, priority: 1)) { row in
            row.tenant == nil ? TableCell(row.account?.account.cloud ?? "") : ""
        }
    }
}
