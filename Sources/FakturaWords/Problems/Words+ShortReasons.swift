public import BillingCore

/// Why a file was not saved or fetched, in the few words that a table's cell has room for.
extension Words {
    /// Why an invoice was not downloaded.
    public func shortReason(_ problem: DownloadProblem) -> String {
        switch problem {
        case .azure(let problem): shortReason(problem)
        case .store(let problem): shortReason(problem)
        case .saving(let problem): savingReason(problem).why
        case .notListed: pick("no longer listed", sv: "inte längre i listan")
        case .noReader: pick("nobody signed in reads it", sv: "ingen inloggad läser den")
        case .notPDF(.empty): pick("the file is empty", sv: "filen är tom")
        case .notPDF(.page): pick("a web page came", sv: "en webbsida kom")
        case .notPDF: pick("no PDF came", sv: "ingen PDF kom")
        case .cutShort: pick("it ended early", sv: "den tog slut i förtid")
        case .changed: pick("it changed meanwhile", sv: "den ändrades under tiden")
        case .inUse: pick("another faktura has it", sv: "ett annat faktura har den")
        }
    }

    /// Why something was not saved; `nil` where only a sentence tells.
    public func shortReason(for error: any Error) -> String? {
        switch error {
        case let problem as SavingProblem: savingReason(problem).why
        case let problem as StoreProblem: shortReason(problem)
        default: nil
        }
    }
}
