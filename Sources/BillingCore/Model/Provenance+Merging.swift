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
