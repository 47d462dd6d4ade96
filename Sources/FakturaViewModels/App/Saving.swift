/// What stands in front while rows are saved or copied.
public enum Saving: Equatable, Sendable {
    /// The menu of formats, with the entry chosen.
    case formats(selected: Int)
    /// The prompt with the path, and the format chosen before.
    case path(TypedLine, TableFormat)
    /// The menu of what to copy, with the entry chosen.
    case copying(selected: Int)

    /// What can be copied, as the menu has it.
    public enum Extent: Int, CaseIterable, Sendable {
        /// The selected row's main value.
        case cell
        /// The selected row.
        case row
        /// All rows shown.
        case table
    }

    /// The formats, as the menu has them.
    public static let formats = TableFormat.allCases
}

/// How screens save.
public struct SavingSettings: Equatable, Sendable {
    /// The folder that is proposed.
    public let folder: String
    /// Whether texts that a spreadsheet would run as a formula are guarded.
    public let guardsFormulas: Bool

    /// Creates settings.
    public init(folder: String = "", guardsFormulas: Bool = true) {
        self.folder = folder
        self.guardsFormulas = guardsFormulas
    }
}

/// Rows on their way out of the program.
public struct Export: Equatable, Sendable {
    /// Where to.
    public enum Destination: Equatable, Sendable {
        /// A new file; where the path is taken, beside it under another name.
        case file(path: String)
        /// The clipboard, when it is no more than so many bytes.
        case clipboard(maximumBytes: Int)
    }

    /// The rows.
    public let source: TableSource
    /// How they are written.
    public let style: TableStyle
    /// Where they go.
    public let destination: Destination
}

/// How far an export is.
public struct ExportProgress: Equatable, Sendable {
    /// Rows written; 0 until it takes long enough to be told.
    public internal(set) var rows = 0
    /// Rows in all; `nil` when that is not known.
    public let total: Int?
}

/// What the user does to save or copy, and what finished exports report.
public enum SavingIntent: Equatable, Sendable {
    /// The menu of formats opens.
    case formatsOpened
    /// The menu of what to copy opens.
    case copyingOpened
    /// The usage file of the period in front is saved.
    case usageFileAsked
    /// The path is edited.
    case typed(TypedLine.Edit)
    /// So many rows are written.
    case progressed(rows: Int)
    /// A file is there, whole.
    case saved(path: String, rows: Int)
    /// Usage files are there, whole; so many rows in all.
    case usageFilesSaved(paths: [String], rows: Int)
    /// Text for the clipboard is made; `nil` when it is too large.
    case gathered(String?, rows: Int)
    /// Nothing was saved or copied, and why.
    case failed(FailureWords)
    /// The user stopped it; nothing is left.
    case cancelled

    /// Whether a key stands behind it.
    var isFromUser: Bool {
        switch self {
        case .formatsOpened, .copyingOpened, .usageFileAsked, .typed: true
        case .progressed, .saved, .usageFilesSaved, .gathered, .failed, .cancelled: false
        }
    }
}
