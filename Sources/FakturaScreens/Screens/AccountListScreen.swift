import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Accounts screen: accounts, their tenants below them, and what there is to say of the selected one.
enum AccountListScreen: ScreenRenderer {
    static func text(_ model: AccountListModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        let list = model.list
        let tenants = model.accounts.flatMap(\.tenants)
        var status = listStatus(
            model, row: list.cursor.selected, shown: list.isFilteredToNothing ? 0 : list.visible.count,
            all: list.filter.text.isEmpty ? nil : list.rows.count, context)
        if model.phase == .loading, !model.isEmpty { status.append(StatusLine.Part(words.reading, role: .work)) }
        let failed = tenants.count { if case .signIn = $0.problem { true } else { false } }
        if failed > 0 {
            status.append(StatusLine.Part(context.fit(words.tenantsFailed(failed, of: tenants.count)), role: .warning))
        }
        return ScreenText(
            path: [words.accountsTitle],
            name: model.isEmpty ? nil : context.fit(words.accounts(model.accounts.count, tenants: tenants.count)),
            provenance: nil,
            status: status, filterNote: words.filterCount(list.countOfVisible, of: list.countOfAll))
    }

    static func listRows(_ model: AccountListModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows - detailRows(rect))
    }

    static func draw(_ model: AccountListModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        let list = model.list
        if drawState(
            of: model, isEmpty: model.isEmpty, isFilteredToNothing: list.isFilteredToNothing, all: list.countOfAll,
            emptiness: .accounts(model.hindrance), context, on: &surface, in: rect)
        {
            return
        }
        var table = rect
        let below = table.takeBottom(detailRows(rect)).inset(rows: 0, columns: 2)
        let first = list.cursor.firstVisible
        let columns = AccountListColumns(model: model, context: context, width: rect.columns).all
        Table(
            columns: columns.map(\.column),
            rows: list.visible.dropFirst(first).prefix(rect.rows).map { row in
                TableRow(columns.map { $0.cell(row) })
            },
            firstVisible: first, totalCount: list.visible.count, selected: list.cursor.selected
        ).draw(on: &surface, in: table)
        guard let (text, role) = detail(of: list.selected, context) else { return }
        surface.paragraph(context.fit(text), in: below, role: role)
    }

    /// The menu of what can be done with an account or a tenant.
    static func menu(_ menu: AccountMenu, _ words: Words) -> Menu {
        let items = menu.entries.map { entry in
            switch entry {
            case .signIn: Menu.Item(menu.tenant == nil ? words.menuSignInAgain : words.menuSignInThere)
            case .signOut: Menu.Item(words.menuSignOut, note: words.signOutNote(menu.account.account.way))
            case .copyName: Menu.Item(menu.tenant == nil ? words.menuCopyName : words.menuCopyID)
            }
        }
        return Menu(
            title: menu.tenant?.tenant.displayName ?? menu.account.displayName, items: items, selected: menu.selected)
    }

    /// Rows below the table, the same for every row so that the list does not jump.
    private static func detailRows(_ rect: Rect) -> Int { rect.rows >= 12 ? 4 : 0 }

    /// What there is to say of a row: why there is no token, else where it comes from.
    private static func detail(of row: AccountListModel.Row?, _ context: DrawContext) -> (String, StyleRole)? {
        guard let account = row?.account else { return nil }
        let words = context.words
        if let problem = row?.tenant.map(\.problem) ?? account.problem {
            return (words.notRead(problem, tenant: row?.tenant?.tenant.displayName), .warning)
        }
        var text = words.aboutWay(account.account.way)
        switch account.keeping {
        case .file: text += " " + words.tokenIsKept(inFile: true)
        case .memory: text += " " + words.tokenIsKept(inFile: false)
        case .elsewhere: break
        }
        return (text, .dim)
    }
}
