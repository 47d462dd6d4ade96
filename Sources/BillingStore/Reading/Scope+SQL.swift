import BillingCore
import GRDB

extension Scope {
    /// A condition on a column with identifiers of subscriptions, for SQL.
    func condition(on column: String) -> (sql: String, arguments: StatementArguments) {
        switch self {
        case .all: ("1", [])
        case .subscriptions(let ids): column.isOneOf(ids.map(\.rawValue))
        }
    }
}

extension String {
    /// The condition that a column holds one of some texts, for SQL; none of nothing.
    func isOneOf(_ texts: some Collection<String>) -> (sql: String, arguments: StatementArguments) {
        let signs = Array(repeating: "?", count: texts.count).joined(separator: ", ")
        return ("\(self) IN (\(signs))", StatementArguments(texts))
    }
}
