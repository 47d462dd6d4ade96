public import BillingCore

extension Words {
    /// What the store refused, why, and what to do.
    public func sentence(for problem: StoreProblem) -> String {
        switch problem {
        case .newer(let path):
            pick(
                "Can't open the store '\(path)': a newer faktura made it. Update faktura, or name another with --store.",
                sv:
                    "Kan inte öppna lagret ”\(path)”: en nyare faktura skapade det. Uppdatera, eller ange ett annat med --store."
            )
        case .notAStore(let path):
            pick(
                "Can't open the store '\(path)': it is no store of faktura's. Name another with --store.",
                sv: "Kan inte öppna lagret ”\(path)”: det är inget lager från faktura. Ange ett annat med --store.")
        case .readOnly(let path):
            pick(
                "Can't write to the store '\(path)': it is read-only. Check its rights, or name another with --store.",
                sv: "Kan inte skriva till lagret ”\(path)”: det är skrivskyddat. Ange ett annat med --store.")
        case .diskFull(let path):
            pick(
                "Can't write to the store '\(path)': the disk is full. Nothing was changed; free some space and try again.",
                sv:
                    "Kan inte skriva till lagret ”\(path)”: disken är full. Inget ändrades; frigör plats och försök igen."
            )
        case .busy(let path, let process):
            pick(
                "Can't write to the store '\(path)': another faktura\(holder(process)) is writing. Try again when it is done.",
                sv:
                    "Kan inte skriva till lagret ”\(path)”: en annan faktura\(holder(process)) skriver. Försök igen sedan."
            )
        case .damaged(let path):
            pick(
                "Can't read the store '\(path)': it is damaged. Move it away and import the files again.",
                sv: "Kan inte läsa lagret ”\(path)”: det är skadat. Flytta undan det och importera filerna igen.")
        case .cannotOpen(let path, let code):
            pick(
                "Can't open the store '\(path)': \(systemWords(code)). Name another with --store.",
                sv: "Kan inte öppna lagret ”\(path)”: \(systemWords(code)). Ange ett annat med --store.")
        case .notSetAside(let folder, let code):
            pick(
                "Can't set usage aside in '\(folder)' until it is whole: \(systemWords(code)). Nothing was changed; check "
                    + "the disk and try again.",
                sv: "Kan inte lägga användning åt sidan i ”\(folder)” tills den är hel: \(systemWords(code)). Inget "
                    + "ändrades; kontrollera disken och försök igen.")
        case .sqlite(let path, let code, let message):
            pick(
                "Can't use the store '\(path)': SQLite answered \(code), \(message). Try again, or name another with --store.",
                sv: "Kan inte använda lagret ”\(path)”: SQLite svarade \(code), \(message). Försök igen.")
        case .tooLarge(let path):
            pick(
                "Can't import into '\(path)': a day, a sum or a number of lines is beyond what the store can hold. "
                    + "Check the file's dates and amounts.",
                sv: "Kan inte importera till ”\(path)”: en dag, en summa eller ett antal rader ryms inte i lagret. "
                    + "Kontrollera filens datum och belopp.")
        case .noDataset(let number):
            pick(
                "Can't remove dataset \(number): there is none. 'faktura import list' shows them.",
                sv: "Kan inte ta bort datamängd \(number): den finns inte. ”faktura import list” visar dem.")
        }
    }

    private func holder(_ process: Int32?) -> String { process.map { " (process \($0))" } ?? "" }

    /// The sentence for any error: the facts' own, or that something unforeseen happened.
    public func sentence(for error: any Error) -> String {
        switch error {
        case let problem as UsageFileProblem: sentence(for: problem)
        case let problem as StoreProblem: sentence(for: problem)
        case let problem as RowProblem: sentence(for: problem)
        case let problem as SavingProblem: sentence(for: problem)
        default: pick("Something unforeseen happened: \(error).", sv: "Något oförutsett hände: \(error).")
        }
    }
}
