public import BillingCore
public import FakturaWords

/// The Accounts screen: who is signed in, the tenants of each below it.
public struct AccountListModel: ScreenModel {
    /// A row: what signs in, an account, or one of its tenants.
    public struct Row: ListRow {
        /// Names a row.
        public enum ID: Hashable, Sendable {
            case signIn
            case account(AzureAccount.ID)
            case tenant(AzureAccount.ID, String)
        }

        /// Rows are not sorted, so that tenants stay below their account.
        public typealias Column = SortColumn

        /// The account, a tenant's too; `nil` for the row that signs in.
        public let account: AccountRow?
        /// The tenant; `nil` for what is none.
        public let tenant: AccountRow.Membership?

        public var id: ID {
            guard let account = account?.account.id else { return .signIn }
            return tenant.map { .tenant(account, $0.tenant.id) } ?? .account(account)
        }

        public var isPinned: Bool { account == nil }

        /// A tenant is found by its account's name, an account by its tenants' names: neither stands alone.
        public var searchText: String {
            guard let account else { return "" }
            let tenants = tenant.map { [$0] } ?? account.tenants
            let names = tenants.flatMap { [$0.tenant.name, $0.tenant.domain, $0.tenant.id].compactMap(\.self) }
            return ([account.displayName, account.account.way.rawValue] + names).joined(separator: " ")
        }

        public func isOrdered(before other: Row, by column: SortColumn) -> Bool { false }
    }

    /// Why nothing can be signed in from here; `nil` when it can.
    public let hindrance: Words.SignInHindrance?
    /// The account to select when it is listed; `nil` for the first.
    let preferred: AzureAccount.ID?
    public private(set) var phase = Phase.loading
    /// The list.
    public private(set) var list = ListModel<Row>()
    /// The accounts, as listed.
    public private(set) var accounts: [AccountRow] = []
    /// Whether they were ever listed.
    public private(set) var isListed = false

    /// Starts with nothing listed.
    init(hindrance: Words.SignInHindrance?, preferred: AzureAccount.ID?) {
        self.hindrance = hindrance
        self.preferred = preferred
    }

    /// Takes the accounts; the selected row stays selected where it is still there.
    mutating func load(_ accounts: [AccountRow]) {
        let isFirst = list.rows.isEmpty
        self.accounts = accounts
        phase = .loaded
        isListed = true
        let rows = accounts.flatMap { account in
            [Row(account: account, tenant: nil)] + account.tenants.map { Row(account: account, tenant: $0) }
        }
        let signIn = hindrance == nil && !rows.isEmpty ? [Row(account: nil, tenant: nil)] : []
        list.load(signIn + rows)
        guard isFirst, let first = accounts.first else { return }
        list.select(.account(accounts.first { $0.account.id == preferred }?.account.id ?? first.account.id))
    }

    /// The accounts could not be listed, in words; those shown stay.
    mutating func fail(_ sentence: String) { phase = .failed(sentence) }

    /// Selects an account, where it is listed.
    mutating func select(_ id: AzureAccount.ID) { list.select(.account(id)) }

    public var request: Request? { nil }
    public var provenance: Provenance? { nil }
    public var isEmpty: Bool { list.rows.isEmpty }
    public mutating func receive(_ answer: Answer) {}
    public mutating func startLoading() { phase = .loading }
    public mutating func move(_ move: ListMove) { list.move(move) }
    public var viewport: Int { list.cursor.viewport }
    public mutating func setViewport(_ rows: Int) { list.setViewport(rows) }
    public var filter: ListFilter { list.filter }
    public var hasFilter: Bool { true }
    public mutating func edit(_ edit: ListFilter.Edit) { list.edit(edit) }
}
