/// The prompt for the currency of a file that names none.
extension Words {
    /// What keys of the prompt do.
    public enum CurrencyAction: CaseIterable, Sendable {
        case read, leave
    }

    /// The words of an action.
    public func key(_ action: CurrencyAction) -> KeyWords {
        switch action {
        case .read:
            KeyWords(
                label: pick("read", sv: "läs"),
                description: pick("read the file in this currency", sv: "läs filen i den valutan"))
        case .leave:
            KeyWords(
                label: pick("cancel", sv: "avbryt"),
                description: pick("leave the file out", sv: "läs inte in filen"))
        }
    }

    /// The label of the prompt.
    public func currencyPrompt(_ file: String) -> String {
        pick("Currency of '\(file)': ", sv: "Valuta i ”\(file)”: ")
    }

    /// Stands beside a prompt without three letters.
    public var typeCurrency: String { pick("three letters, such as EUR", sv: "tre bokstäver, som SEK") }
}
