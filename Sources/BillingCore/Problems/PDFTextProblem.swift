/// Why the text of a PDF can't be shown: facts, worded in FakturaWords.
public enum PDFTextProblem: Error, Hashable, Sendable {
    /// No program that reads PDFs is installed.
    case noReader
    /// The file is not there, or can't be opened.
    case cannotOpen(path: String)
    /// The reader refused the file, or could not be run; what it said first.
    case refused(path: String, message: String)
    /// The reader was not done in time.
    case tooSlow(path: String, seconds: Int)
    /// The file holds no text, as a scanned page.
    case noText(path: String)
}
