import BillingCore

/// Reads the partitions of an export one after the other, as if they were one file.
struct ExportReader {
    let files: UsageFileSet
    let manifest: ExportManifest
    let options: UsageFileOptions

    /// - Throws: ``UsageFileProblem`` when a partition cannot be read, is of another format than the first, writes its
    ///   dates in another order, or has another number of rows than the manifest says; what `sink` and `progress` throw.
    func read(into sink: any UsageSink, progress: UsageFileReader.Progress) throws -> UsageFileSummary {
        var whole: UsageFileSummary?
        var hashes: [ContentHash] = []
        var rows = 0
        let settled = try dayOrder(progress)
        for (path, blob) in zip(files.files, manifest.blobs) {
            let (bytes, lines) = (whole?.byteCount ?? 0, whole?.lineCount ?? 0)
            let part = try namingFolder {
                try UsageFileReader.readFile(path, options: options, settled: settled, into: sink) {
                    try progress(bytes + $0, lines + $1)
                }
            }
            if let whole, whole.format != part.format {
                throw UsageFileProblem.export(path: files.path, .otherFormat(name: blob.shownName))
            }
            if let expected = blob.dataRowCount, expected != part.rowCount {
                throw UsageFileProblem.export(
                    path: files.path, .rowCount(name: blob.shownName, found: part.rowCount, expected: expected))
            }
            hashes.append(part.contentHash)
            rows += part.rowCount
            whole = whole?.joined(with: part) ?? part
        }
        guard var whole else { throw UsageFileProblem.empty(path: files.path) }
        if let expected = manifest.dataRowCount, expected != rows {
            throw UsageFileProblem.export(path: files.path, .totalRowCount(found: rows, expected: expected))
        }
        whole.contentHash = ContentHash.joined(hashes)
        return whole
    }

    /// What the partitions show of the order of slash dates; `nil` for a single one, which is as good as a file.
    ///
    /// It is settled once for all, so that one whose dates could all be either follows the others.
    ///
    /// - Throws: ``ExportProblem/dayOrders(monthFirst:dayFirst:)`` when they contradict each other.
    private func dayOrder(_ progress: UsageFileReader.Progress) throws -> OrderScan.Finding? {
        guard files.files.count > 1 else { return nil }
        var names: [DayCells.Order: String] = [:]
        for (path, blob) in zip(files.files, manifest.blobs) {
            let found = try UsageFileReader.dayOrder(inFileAt: path, options: options, progress: progress).order
            if let found, names[found] == nil { names[found] = blob.shownName }
        }
        if let monthFirst = names[.monthFirst], let dayFirst = names[.dayFirst] {
            throw UsageFileProblem.export(
                path: files.path, .dayOrders(monthFirst: monthFirst, dayFirst: dayFirst))
        }
        return names.keys.first.map { .settled($0) } ?? .open
    }

    /// Names the folder where a partition has no currency: the one that is given is given for the folder.
    private func namingFolder<Result>(_ read: () throws -> Result) throws -> Result {
        do {
            return try read()
        } catch UsageFileProblem.noCurrency {
            throw UsageFileProblem.noCurrency(path: files.path)
        }
    }
}

extension UsageFileSummary {
    /// Rows of the file, those that were not handed on included.
    fileprivate var rowCount: Int { lineCount + skippedCount + otherProviders.reduce(0) { $0 + $1.count } }

    /// What two files brought together; the fingerprint is that of the first.
    fileprivate func joined(with other: UsageFileSummary) -> UsageFileSummary {
        var whole = self
        whole.lineCount += other.lineCount
        whole.skippedCount += other.skippedCount
        whole.skipped = Array((skipped + other.skipped).prefix(Self.maximumSkipped))
        whole.unknownColumns += other.unknownColumns.filter { !unknownColumns.contains($0) }
        whole.byteCount += other.byteCount
        whole.firstDay = [firstDay, other.firstDay].compactMap(\.self).min()
        whole.lastDay = [lastDay, other.lastDay].compactMap(\.self).max()
        whole.statementPeriods = Set(statementPeriods).union(other.statementPeriods).sorted()
        // A purchase in any of them tells that all are actual.
        whole.metric = [metric, other.metric].contains(.actual) ? .actual : metric ?? other.metric
        whole.hasOtherMetric = hasOtherMetric || other.hasOtherMetric
        whole.givenCurrency = givenCurrency ?? other.givenCurrency
        whole.unknownValues = Self.joined(unknownValues, other.unknownValues)
        whole.otherProviders = Self.joined(otherProviders, other.otherProviders)
        if encoding == .utf8 { whole.encoding = other.encoding }
        whole.fileCount += other.fileCount
        return whole
    }

    private static func joined(_ first: [CountedValue], _ second: [CountedValue]) -> [CountedValue] {
        second.reduce(into: first) { all, value in
            if let place = all.firstIndex(where: { $0.column == value.column && $0.value == value.value }) {
                all[place].count += value.count
            } else {
                all.append(value)
            }
        }
    }
}
