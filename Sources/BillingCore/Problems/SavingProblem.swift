/// Why a file was not saved: facts, worded in FakturaWords.
public struct SavingProblem: Error, Hashable, Sendable {
    /// The file that was to be, with its folder.
    public let path: String
    /// What the system answered, an `errno`.
    public let code: Int32

    /// Creates a problem.
    public init(path: String, code: Int32) {
        self.path = path
        self.code = code
    }
}
