/// Why the store could not do what was asked: facts, worded in FakturaWords.
public enum StoreProblem: Error, Hashable, Sendable {
    /// A newer program made it; it is left untouched.
    case newer(path: String)
    /// The file is there, and is no store of faktura's.
    case notAStore(path: String)
    /// It may be read and not written.
    case readOnly(path: String)
    /// The disk is full.
    case diskFull(path: String)
    /// Another copy of faktura is writing; its process number when known.
    case busy(path: String, processID: Int32?)
    /// It is damaged.
    case damaged(path: String)
    /// It cannot be opened or created; the number is `errno`.
    case cannotOpen(path: String, code: Int32)
    /// What is read cannot be set aside in a folder until it is whole; the number is `errno`.
    case notSetAside(folder: String, code: Int32)
    /// Any other refusal, with SQLite's code and words.
    case sqlite(path: String, code: Int32, message: String)
    /// A day has more lines, the store more parts, or a sum more digits than can be kept, or a day is not in 1970–2328.
    case tooLarge(path: String)
    /// No dataset has this number.
    case noDataset(Int)
}
