extension PeriodCost {
    /// Where costs come from, as far as it tells their age: what Azure gave after a period was closed for good grows no
    /// older, unless there is nothing else.
    static func aging(_ costs: [PeriodCost]) -> [Provenance] {
        let moving = costs.filter { cost in
            let isSettled = cost.provenance.fetchedAt.map { SyncPlan.isSettled(cost.period, at: $0) } ?? false
            return cost.provenance.source != .azure || !isSettled
        }
        return (moving.isEmpty ? costs : moving).map(\.provenance)
    }
}

extension Provenance {
    /// What several figures come from together: the oldest age, one source or a count of files.
    public static func merged(_ given: [Provenance]) -> Provenance? {
        // Where nothing was read there is no source to name.
        let known = given.filter { $0.source != .files(0) }
        let parts = known.isEmpty ? given : known
        guard let first = parts.first else { return nil }
        let sources = Set(parts.map(\.source))
        let fetchedAt = parts.compactMap(\.fetchedAt).min()
        guard sources.count > 1 else {
            return Provenance(source: first.source, metric: first.metric, fetchedAt: fetchedAt)
        }
        let isAzure = sources.contains(.azure)
        return Provenance(
            source: isAzure ? .azure : .files(sources.count), metric: first.metric, fetchedAt: fetchedAt)
    }
}
