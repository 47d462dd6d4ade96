public import BillingCore

extension Words {
    /// What a file is that is no CSV, and how to come by the CSV.
    func sentence(for kind: UsageFileProblem.ForeignFile, path: String) -> String {
        let (what, remedy) = facts(kind)
        return pick("Can't read '\(path)': \(what). \(remedy)", sv: "Kan inte läsa ”\(path)”: \(what). \(remedy)")
    }

    private func facts(_ kind: UsageFileProblem.ForeignFile) -> (what: String, remedy: String) {
        switch kind {
        case .parquet:
            (
                pick("it is Parquet", sv: "den är Parquet"),
                pick(
                    "Choose CSV as the format of the export in Cost Management, and download that.",
                    sv: "Välj CSV som exportens format i Cost Management, och ladda ned den.")
            )
        case .zip:
            (
                pick("it is a zip archive", sv: "den är ett zip-arkiv"),
                pick("Unpack it and give the CSV file in it.", sv: "Packa upp det och ange CSV-filen i det.")
            )
        case .carriageReturns:
            (
                pick(
                    "its lines end with a carriage return alone, as 'CSV (Macintosh)' has them",
                    sv: "raderna slutar med enbart vagnretur, som i ”CSV (Macintosh)”"),
                pick(
                    "Save it as CSV UTF-8 in the spreadsheet, or give the file that was downloaded.",
                    sv: "Spara den som CSV UTF-8 i kalkylprogrammet, eller ange filen som laddades ned.")
            )
        case .workbook:
            (
                pick("it is an Excel workbook", sv: "den är en Excel-bok"),
                pick(
                    "Save it as CSV UTF-8 in Excel, or give the file that was downloaded.",
                    sv: "Spara den som CSV UTF-8 i Excel, eller ange filen som laddades ned.")
            )
        case .pdf:
            (
                pick("it is a PDF, such as an invoice", sv: "den är en PDF, som en faktura"),
                pick("Give the usage file, a CSV.", sv: "Ange användningsfilen, en CSV-fil.")
            )
        case .json:
            (
                pick("it is JSON", sv: "den är JSON"),
                pick(
                    "Give the CSV file; of an export with a manifest.json, its folder.",
                    sv: "Ange CSV-filen; för en export med manifest.json, dess mapp.")
            )
        case .html:
            (
                pick(
                    "it is a web page, such as a sign-in page saved in place of the file",
                    sv: "den är en webbsida, som en inloggningssida sparad i stället för filen"),
                pick("Sign in there and download the file again.", sv: "Logga in där och ladda ned filen igen.")
            )
        case .xml:
            (
                pick(
                    "it is XML, such as what Azure Storage answers when a link has expired",
                    sv: "den är XML, som det Azure Storage svarar när en länk har gått ut"),
                pick("Download the file again.", sv: "Ladda ned filen igen.")
            )
        }
    }

    /// What an encoding is called.
    public func name(of encoding: TextEncoding) -> String {
        switch encoding {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .windows1252: "Windows-1252"
        }
    }
}
