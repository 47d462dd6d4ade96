public import BillingCore
import GRDB

extension BillingStore {
    /// Every period of a scope that has usage, newest last day first, each once.
    public func periods(_ scope: Scope, metric: Metric) throws -> [BillingPeriod] {
        let costs = try read { try Self.periodCosts(scope, metric: metric, $0) }
        return Set(costs.map(\.period)).sorted { ($0.end, $0.start) > ($1.end, $1.start) }
    }
}
