public import BillingCore

extension Words {
    /// What a file's problem is, why, and what to do; one or two sentences.
    public func sentence(for problem: UsageFileProblem) -> String {
        switch problem {
        case .missing(let path):
            pick(
                "Can't open '\(path)': there is no such file. Check the name.",
                sv: "Kan inte öppna ”\(path)”: filen finns inte. Kontrollera namnet.")
        case .folder(let path):
            pick(
                "Can't open '\(path)': it is a folder without the manifest.json of an export. Name the usage files in it.",
                sv: "Kan inte öppna ”\(path)”: det är en mapp utan en exports manifest.json. "
                    + "Ange användningsfilerna i den.")
        case .unreadable(let path, let code):
            pick(
                "Can't read '\(path)': \(systemWords(code)). \(remedy(code))",
                sv: "Kan inte läsa ”\(path)”: \(systemWords(code)). \(remedy(code))")
        case .empty(let path):
            pick(
                "Can't read '\(path)': it is empty. Download it again.",
                sv: "Kan inte läsa ”\(path)”: den är tom. Ladda ned den igen.")
        case .binary(let path):
            pick(
                "Can't read '\(path)': it holds bytes that no text has. Give the CSV file itself.",
                sv: "Kan inte läsa ”\(path)”: den innehåller byte som inte är text. Ange själva CSV-filen.")
        case .foreign(let path, let kind): sentence(for: kind, path: path)
        case .export(let path, let problem): sentence(for: problem, path: path)
        case .damagedGzip(let path, let byte, let isCutShort): damagedGzip(path, byte, isCutShort)
        case .unknownFormat(let path, let header): unknownFormat(path: path, header: header)
        case .row(let row): sentence(for: row)
        case .noCurrency(let path):
            pick(
                "Can't read '\(path)': it does not say in which currency its costs are. "
                    + "Pass it with --currency, such as --currency EUR.",
                sv: "Kan inte läsa ”\(path)”: den anger inte i vilken valuta kostnaderna är. "
                    + "Ange den med --currency, som --currency EUR.")
        case .otherCurrency(let path, let found, let given):
            pick(
                "Can't read '\(path)': it has costs in \(found), not in \(given). Leave --currency out.",
                sv: "Kan inte läsa ”\(path)”: den har kostnader i \(found), inte i \(given). Utelämna --currency.")
        case .changed(let path):
            pick(
                "Can't read '\(path)': it changed while it was read. Try again when it is complete.",
                sv: "Kan inte läsa ”\(path)”: den ändrades under läsningen. Försök igen när den är klar.")
        }
    }

    private func damagedGzip(_ path: String, _ byte: Int64, _ isCutShort: Bool) -> String {
        let place = count(Int(byte))
        return isCutShort
            ? pick(
                "Can't read '\(path)': it ends after byte \(place), in the middle of its compressed data. "
                    + "Download it again.",
                sv: "Kan inte läsa ”\(path)”: den slutar efter byte \(place), mitt i komprimerade data. "
                    + "Ladda ned den igen.")
            : pick(
                "Can't read '\(path)': its compressed data is damaged at or before byte \(place). Download it again.",
                sv: "Kan inte läsa ”\(path)”: dess komprimerade data är skadade vid eller före byte \(place). "
                    + "Ladda ned den igen.")
    }

    private func unknownFormat(path: String, header: [String]) -> String {
        let cells = header.joined(separator: ", ")
        let seen = cells.isEmpty ? "" : ": \(cells)"
        let known = UsageFileFormat.allCases.map(format).joined(separator: "; ")
        return pick(
            "Can't read '\(path)': its first line is of no known format\(seen). Known are: \(known).",
            sv: "Kan inte läsa ”\(path)”: första raden har inget känt format\(seen). Kända är: \(known).")
    }

    /// What is wrong with a row, with file, line, column and value.
    public func sentence(for problem: RowProblem) -> String {
        let remedy =
            problem.reason.isOfWholeFile
            ? pick("Download it again.", sv: "Ladda ned den igen.")
            : pick("Mend the row or pass --skip-invalid.", sv: "Rätta raden eller ange --skip-invalid.")
        return pick(
            "Can't read '\(problem.path)': \(facts(problem)). \(remedy)",
            sv: "Kan inte läsa ”\(problem.path)”: \(facts(problem)). \(remedy)")
    }

    /// Where a row's problem is and what it is: `line 3, column 'Cost' holds 'x', which is not a number`.
    func facts(_ problem: RowProblem) -> String {
        let place = pick("line \(problem.line)", sv: "rad \(problem.line)")
        let column = problem.column.map { pick(", column '\($0)'", sv: ", kolumn ”\($0)”") } ?? ""
        return "\(place)\(column) \(reason(problem))"
    }

    private func reason(_ problem: RowProblem) -> String {
        let value = problem.value ?? ""
        switch problem.reason {
        case .notANumber:
            return pick("holds '\(value)', which is not a number", sv: "har ”\(value)”, som inte är ett tal")
        case .notADay: return pick("holds '\(value)', which is not a day", sv: "har ”\(value)”, som inte är en dag")
        case .otherDayOrder:
            return pick(
                "holds '\(value)', where other rows have day and month in the other order",
                sv: "har ”\(value)”, där andra rader har dag och månad i omvänd ordning")
        case .notAPeriod:
            return pick(
                "holds '\(value)', which is not a billing period such as 201807(6/12/2018 - 7/11/2018)",
                sv: "har ”\(value)”, som inte är en faktureringsperiod som 201807(6/12/2018 - 7/11/2018)")
        case .missingValue: return pick("is empty and may not be", sv: "är tom och får inte vara det")
        case .cellCount(let found, let expected):
            return pick(
                "has \(found) cells where the header has \(expected)",
                sv: "har \(found) celler där rubriken har \(expected)")
        case .unclosedQuote: return pick("opens a quote that nothing closes", sv: "öppnar ett citat som inget avslutar")
        case .textAfterQuote:
            return pick("has text after a closing quote", sv: "har text efter ett avslutande citattecken")
        case .cutShort:
            return pick("is where the file ends, in the middle of a row", sv: "är där filen slutar, mitt i en rad")
        case .dayOutsidePeriod:
            return pick(
                "holds '\(value)', a day outside of the statement's period",
                sv: "har ”\(value)”, en dag utanför kontoutdragets period")
        case .endsBeforeStart:
            return pick(
                "holds '\(value)', a last day before the period's first",
                sv: "har ”\(value)”, en sista dag före periodens första")
        case .tooLong(let limit):
            return pick("is longer than \(bytes(Int64(limit)))", sv: "är längre än \(bytes(Int64(limit)))")
        case .missingSection:
            return pick(
                "is where the file ends, before its last section", sv: "är där filen slutar, före sista avsnittet")
        case .invalidText(let encoding):
            return pick(
                "holds bytes that are not \(name(of: encoding))", sv: "har byte som inte är \(name(of: encoding))")
        }
    }

    /// What helps against the system's refusal to read.
    private func remedy(_ code: Int32) -> String {
        switch code {
        case 1, 13: pick("Check its permissions.", sv: "Kontrollera rättigheterna.")
        case 6, 22, 29: pick("Give a CSV file.", sv: "Ange en CSV-fil.")
        case 20: pick("Check the path.", sv: "Kontrollera sökvägen.")
        default: pick("Try again, or read a copy of it.", sv: "Försök igen, eller läs en kopia.")
        }
    }

    /// The system's reason for a refusal, for the numbers that files meet.
    func systemWords(_ code: Int32) -> String {
        switch code {
        case 1, 13: pick("you have no permission", sv: "du saknar behörighet")
        case 2: pick("it is not there", sv: "den finns inte")
        case 5: pick("the disk reports an error", sv: "disken rapporterar ett fel")
        case 6, 22, 29: pick("it is not an ordinary file", sv: "det är ingen vanlig fil")
        case 20: pick("a part of the path is no folder", sv: "en del av sökvägen är ingen mapp")
        case 28: pick("the disk is full", sv: "disken är full")
        case 30: pick("the disk is read-only", sv: "disken är skrivskyddad")
        default: pick("the system answered error \(code)", sv: "systemet svarade fel \(code)")
        }
    }
}

extension RowProblem.Reason {
    /// Whether no single row can be mended or left out.
    fileprivate var isOfWholeFile: Bool {
        switch self {
        case .cutShort, .missingSection, .unclosedQuote, .tooLong: true
        default: false
        }
    }
}
