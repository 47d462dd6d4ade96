/// Why a file was not downloaded: facts, worded in FakturaWords.
public enum DownloadProblem: Error, Hashable, Sendable {
    /// Azure or its storage did not give it.
    case azure(AzureProblem)
    /// What is known of who reads it could not be read.
    case store(StoreProblem)
    /// It could not be written.
    case saving(SavingProblem)
    /// Azure's list has no such invoice any more.
    case notListed
    /// Nobody signed in reads the subscription or billing profile that it belongs to.
    case noReader
    /// Something else came in place of a PDF; nothing of it was kept.
    case notPDF(Content)
    /// The file ended early, each time it was tried.
    case cutShort(bytes: Int, total: Int?)
    /// It became another file while it was read.
    case changed
    /// Another faktura downloads it at this moment.
    case inUse

    /// By which Microsoft's support finds the call; `nil` when there is none.
    public var requestID: String? { if case .azure(let problem) = self { problem.requestID } else { nil } }

    /// What came in place of a PDF.
    public enum Content: String, Hashable, Sendable, CaseIterable {
        /// Nothing.
        case empty
        /// A web page.
        case page
        /// A PDF's beginning without its end, as long as was announced.
        case unfinished
        /// Anything else.
        case other
    }
}
