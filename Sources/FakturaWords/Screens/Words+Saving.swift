public import BillingCore

/// Saving to files and copying.
extension Words {
    /// What keys of saving and copying do.
    public enum SavingAction: CaseIterable, Sendable {
        case save, copy, usageFile, write, cancel
    }

    /// The words of an action.
    public func key(_ action: SavingAction) -> KeyWords {
        switch action {
        case .save:
            KeyWords(
                label: pick("save", sv: "spara"),
                description: pick("save what is shown to a file", sv: "spara det som visas i en fil"))
        case .copy:
            KeyWords(
                label: pick("copy", sv: "kopiera"),
                description: pick("copy a value, the row or the table", sv: "kopiera ett värde, raden eller tabellen"))
        case .usageFile:
            KeyWords(
                label: pick("usage CSV", sv: "användnings-CSV"),
                description: pick(
                    "save the period's usage CSV, version 2", sv: "spara periodens användnings-CSV, version 2"))
        case .write:
            KeyWords(label: pick("save", sv: "spara"), description: pick("write the file", sv: "skriv filen"))
        case .cancel:
            KeyWords(
                label: pick("cancel", sv: "avbryt"), description: pick("save nothing", sv: "spara ingenting"))
        }
    }

    /// The title of the menu of formats.
    public var saveMenu: String { pick("Save as", sv: "Spara som") }
    /// The label of the prompt for a path.
    public var savePrompt: String { pick("Save to: ", sv: "Spara i: ") }
    /// Stands beside an empty prompt.
    public var typeFileName: String { pick("type a file name", sv: "skriv ett filnamn") }

    /// A format's name in the menu, by its name on the command line.
    public func formatName(_ format: String) -> String {
        switch format {
        case "jsonl": "JSON Lines"
        case "md": "Markdown"
        case "table": pick("Plain table", sv: "Vanlig tabell")
        default: format.uppercased()
        }
    }

    /// How far saving is: `saving 310,204 of 1,000,000 rows`.
    public func saving(rows: Int, of total: Int?) -> String {
        let number = total.map { pick("\(count(rows)) of \(count($0))", sv: "\(count(rows)) av \(count($0))") }
        return pick("saving \(number ?? count(rows)) rows", sv: "sparar \(number ?? count(rows)) rader")
    }

    /// A number of rows.
    private func rows(_ number: Int) -> String {
        number == 1 ? pick("1 row", sv: "1 rad") : pick("\(count(number)) rows", sv: "\(count(number)) rader")
    }

    /// Said of a file that is there.
    public func saved(_ path: String, rows number: Int) -> String {
        pick("Saved \(rows(number)) to \(path)", sv: "Sparade \(rows(number)) i \(path)")
    }

    /// Said when the user stopped saving.
    public var savingCancelled: String {
        pick("Saving was stopped; nothing is left of the file.", sv: "Sparandet avbröts; inget är kvar av filen.")
    }

    /// Why a key does nothing: there are no rows.
    public var nothingToSave: String { pick("No rows are shown here.", sv: "Inga rader visas här.") }
    /// Why a key does nothing: one file is saved at a time.
    public var isSaving: String {
        pick("A file is being saved; X stops it.", sv: "En fil håller på att sparas; X avbryter.")
    }

    /// Why a file was not saved, and what to do.
    public func sentence(for problem: SavingProblem) -> String {
        let (why, remedy) = savingReason(problem)
        return pick(
            "Can't save '\(problem.path)': \(why). Nothing was written. \(remedy)",
            sv: "Kan inte spara ”\(problem.path)”: \(why). Inget skrevs. \(remedy)")
    }

    /// Why a file can't be written, within a sentence, and what to do, as one.
    func savingReason(_ problem: SavingProblem) -> (why: String, remedy: String) {
        let path = problem.path
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let place = folder.isEmpty ? "/" : folder
        return switch problem.code {
        case 1, 13:
            (
                pick("you may not write in '\(place)'", sv: "du får inte skriva i ”\(place)”"),
                pick("Name another folder.", sv: "Ange en annan mapp.")
            )
        case 2, 20:
            (
                pick("there is no folder '\(place)'", sv: "mappen ”\(place)” finns inte"),
                pick("Make it, or name another.", sv: "Skapa den, eller ange en annan.")
            )
        case 21:
            (pick("it is a folder", sv: "det är en mapp"), pick("Add a file name.", sv: "Lägg till ett filnamn."))
        case 27, 28, 122:
            (
                pick("there is no room for it", sv: "den får inte plats"),
                pick("Free some space, or name another folder.", sv: "Frigör plats, eller ange en annan mapp.")
            )
        case 36:
            (
                pick("the name is too long", sv: "namnet är för långt"),
                pick("Use a shorter one.", sv: "Använd ett kortare.")
            )
        default: (systemWords(problem.code), pick("Name another folder.", sv: "Ange en annan mapp."))
        }
    }
}

/// Copying.
extension Words {
    /// The title of the menu of what to copy.
    public var copyMenu: String { pick("Copy", sv: "Kopiera") }
    /// The entries of that menu: the row's main value.
    public var copyValue: String { pick("Value", sv: "Värde") }
    /// The entries of that menu: the row.
    public var copyRow: String { pick("Row", sv: "Rad") }
    /// The entries of that menu: the table.
    public var copyTable: String { pick("Table", sv: "Tabell") }
    /// A number of cells.
    public func cells(_ number: Int) -> String {
        number == 1 ? pick("1 cell", sv: "1 cell") : pick("\(count(number)) cells", sv: "\(count(number)) celler")
    }
    /// A number of rows; `nil` when that is not known.
    public func copyRows(_ number: Int?) -> String { number.map(rows) ?? "" }

    /// Why a row cannot be copied: no report has it.
    public var isSumOfAll: String {
        pick("This row is a sum; copy the table instead.", sv: "Raden är en summa; kopiera tabellen i stället.")
    }

    /// Why there is nothing to copy: the value is not known.
    public var hasNoValue: String { pick("This row has no value to copy.", sv: "Raden har inget värde att kopiera.") }

    /// Said when a value was copied.
    public func copied(_ value: String) -> String {
        let shown = value.count > 40 ? value.prefix(39) + "…" : value[...]
        return pick("Copied \(shown).", sv: "Kopierade \(shown).")
    }

    /// Said when a row was copied.
    public func copiedRow(cells number: Int) -> String {
        pick("Copied the row: \(cells(number)).", sv: "Kopierade raden: \(cells(number)).")
    }

    /// Said when all rows shown were copied.
    public func copiedTable(rows number: Int, bytes size: Int) -> String {
        let facts = "\(rows(number)), \(bytes(Int64(size)))"
        return pick("Copied the table: \(facts).", sv: "Kopierade tabellen: \(facts).")
    }

    /// Said once: whether the clipboard takes it cannot be known.
    public var clipboardNote: String {
        pick(
            "The terminal has to allow OSC 52.\nIn tmux: set -g set-clipboard on.",
            sv: "Terminalen måste tillåta OSC 52.\nI tmux: set -g set-clipboard on.")
    }

    /// Said when terminals would not take so much.
    public func tooLargeToCopy(limit: Int) -> String {
        pick(
            "Can't copy the table: terminals take no more than \(bytes(Int64(limit))). x saves it to a file.",
            sv: "Kan inte kopiera tabellen: terminaler tar högst \(bytes(Int64(limit))). x sparar den i en fil.")
    }
}
