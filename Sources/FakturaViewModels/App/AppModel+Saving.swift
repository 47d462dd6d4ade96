import BillingCore
import FakturaWords

/// Saving what is shown to a file, and copying it.
extension AppModel {
    /// Terminals ignore longer clipboard texts: 100,000 bytes of OSC 52 in base64, counted in bytes before.
    public static let maximumClipboardBytes = 74_994

    mutating func handle(_ intent: SavingIntent) -> [Effect] {
        switch intent {
        case .formatsOpened: if hasRowsInFront, export == nil { overlay = .saving(.formats(selected: 0)) }
        case .copyingOpened: if hasRowsInFront { overlay = .saving(.copying(selected: 0)) }
        case .usageFileAsked: return saveUsageFile()
        case .usageFilesSaved(let paths, let rows): usageFilesSaved(paths, rows: rows)
        case .typed(let edit):
            guard case .saving(.path(var line, let format)) = overlay else { return [] }
            line.apply(edit)
            overlay = .saving(.path(line, format))
        case .progressed(let rows):
            export?.rows = rows
            logWork { log, _ in log.exportProgressed(rows: rows) }
        case .saved(let path, let rows):
            export = nil
            logWork { $0.endExport(.done, path: path, rows: rows, at: $1) }
            say(Message(isWarning: false, text: words.saved(path, rows: rows), path: path))
        case .gathered(let text, let rows):
            export = nil
            guard let text else {
                let sentence = words.tooLargeToCopy(limit: Self.maximumClipboardBytes)
                logWork { $0.endExport(.failed(.told(FailureWords(sentence))), at: $1) }
                say(Message(isWarning: true, text: sentence))
                return []
            }
            logWork { $0.endExport(.done, rows: rows, at: $1) }
            return copy(text, as: words.copiedTable(rows: rows, bytes: text.utf8.count))
        case .failed(let words):
            export = nil
            logWork { $0.endExport(.failed(.told(words)), at: $1) }
            say(Message(isWarning: true, text: words.sentence))
        case .cancelled:
            export = nil
            logWork { $0.endExport(.stopped, at: $1) }
            say(Message(isWarning: false, text: words.savingCancelled))
        }
        return []
    }

    /// The menu after a step of its cursor; a prompt stays as it is.
    func moved(_ saving: Saving, _ move: ListMove) -> Saving {
        func step(_ selected: Int, of count: Int) -> Int { ListCursor.mark(selected, moved: move, of: count) }
        switch saving {
        case .formats(let selected): return .formats(selected: step(selected, of: Saving.formats.count))
        case .copying(let selected): return .copying(selected: step(selected, of: Saving.Extent.allCases.count))
        case .path: return saving
        }
    }

    /// Takes what is marked or typed.
    mutating func choose(_ saving: Saving) -> [Effect] {
        switch saving {
        case .formats(let selected):
            guard let shown = tableInFront, Saving.formats.indices.contains(selected) else { break }
            let format = Saving.formats[selected]
            let folder = self.saving.folder
            let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
            overlay = .saving(.path(TypedLine(prefix + shown.fileName(format)), format))
            return []
        case .path(let line, let format):
            guard let shown = tableInFront else { break }
            // An empty prompt says that it waits for a name.
            guard !line.text.isEmpty else { return [] }
            overlay = nil
            return start(shown.source, format, .file(path: line.text))
        case .copying(let selected):
            overlay = nil
            return Saving.Extent(rawValue: selected).map { copy($0) } ?? []
        }
        overlay = nil
        return []
    }

    private mutating func start(
        _ source: TableSource, _ format: TableFormat, _ destination: Export.Destination
    ) -> [Effect] {
        export = ExportProgress(total: source.rowCount)
        let path: String? = if case .file(let path) = destination { path } else { nil }
        logWork { $0.startExport(path: path, rows: source.rowCount, at: $1) }
        let style = TableStyle(format, guardsFormulas: saving.guardsFormulas)
        return [.export(Export(source: source, style: style, destination: destination))]
    }

    private mutating func copy(_ extent: Saving.Extent) -> [Effect] {
        guard let shown = tableInFront else { return [] }
        let style = TableStyle(.tsv, guardsFormulas: saving.guardsFormulas)
        switch (extent, shown.source) {
        case (.cell, _):
            guard let cell = shown.cell else { return refuse(words.hasNoValue) }
            let line = VisibleText.line(cell)
            return copy(line, as: words.copied(line))
        case (.row, _):
            guard let row = shown.selected else { return refuse(words.isSumOfAll) }
            // The keys stand in the first line; a row alone goes without.
            let lines = row.withoutContext.text(as: style).split(separator: "\n")
            let count = row.header.columns.count { !$0.isOnlyInTable }
            return copy(String(lines.last ?? ""), as: words.copiedRow(cells: count))
        case (.table, .rows(let table)):
            let text = String(table.withoutContext.text(as: style).dropLast())
            return copy(text, as: words.copiedTable(rows: table.rows.count, bytes: text.utf8.count))
        case (.table, .usageLines):
            guard export == nil else { return refuse(words.isSaving) }
            return start(shown.source, .tsv, .clipboard(maximumBytes: Self.maximumClipboardBytes))
        }
    }

    private mutating func refuse(_ reason: String) -> [Effect] {
        notice = Message(isWarning: false, text: reason)
        return []
    }

    /// Hands text to the terminal's clipboard and says so.
    mutating func copy(_ text: String, as said: String) -> [Effect] {
        let text = VisibleText.of(text, keepingTabs: true)
        guard text.utf8.count <= Self.maximumClipboardBytes else {
            say(Message(isWarning: true, text: words.tooLargeToCopy(limit: Self.maximumClipboardBytes)))
            return []
        }
        if hasToldOfClipboard {
            notice = Message(isWarning: false, text: said)
        } else {
            hasToldOfClipboard = true
            say(Message(isWarning: false, text: "\(said) \(words.clipboardNote)"))
        }
        return [.copy(text)]
    }
}

extension ReportTable {
    /// The table with the keys of its rows only, as one pastes it.
    fileprivate var withoutContext: ReportTable {
        var table = self
        table.header.context = []
        return table
    }
}
