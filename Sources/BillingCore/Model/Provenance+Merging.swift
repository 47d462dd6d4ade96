extension Provenance {
    /// What several figures come from together: the oldest age, one source or a count of files.
    public static func merged(_ parts: [Provenance]) -> Provenance? {
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
