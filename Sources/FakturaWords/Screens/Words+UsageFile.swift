public import BillingCore

/// Usage files that are written.
extension Words {
    /// Said of usage files of version 2 that are there.
    public func savedUsageFiles(_ paths: [String], rows number: Int) -> String {
        let size =
            number == 1 ? pick("1 row", sv: "1 rad") : pick("\(count(number)) rows", sv: "\(count(number)) rader")
        guard paths.count > 1 else {
            let path = paths.first ?? ""
            return pick(
                "Saved usage CSV version 2, \(size), to \(path)",
                sv: "Sparade användnings-CSV version 2, \(size), i \(path)")
        }
        let list = paths.joined(separator: ", ")
        return pick(
            "Saved usage CSV version 2 of \(paths.count) subscriptions, \(size), to \(list)",
            sv: "Sparade användnings-CSV version 2 för \(paths.count) prenumerationer, \(size), i \(list)")
    }

    /// Why no usage file can be saved: nothing is known of usage here.
    public var hasNoUsageToSave: String {
        pick("No usage of this period is known.", sv: "Ingen användning är känd för perioden.")
    }

    /// Why usage files were not written: nobody in the scope has usage in the period.
    public func noUsageToExport(in period: BillingPeriod) -> String {
        pick(
            """
            Can't export usage of \(self.period(period)): there is none. Name another --period; 'faktura periods' \
            shows them.
            """,
            sv: """
                Kan inte exportera användning för \(self.period(period)): det finns ingen. Ange en annan --period; \
                'faktura periods' visar dem.
                """)
    }

    /// Why several usage files do not go into one.
    public func needsOneSubscription(_ known: [String]) -> String {
        let list = known.joined(separator: ", ")
        return pick(
            """
            Can't write \(known.count) subscriptions to one file: each has its own. Name one with --subscription, or \
            a folder with --dir. They are: \(list).
            """,
            sv: """
                Kan inte skriva \(known.count) prenumerationer i en fil: var och en har sin egen. Ange en med \
                --subscription, eller en mapp med --dir. De är: \(list).
                """)
    }
}

/// The file that Azure makes.
extension Words {
    /// Why Azure's own file cannot be had: it makes none for this agreement.
    public func azureMakesNoFile(for subscription: String) -> String {
        pick(
            """
            Can't save '\(subscription)' as Azure has it: Azure makes cost details files for enterprise and customer \
            agreements only. Use --format v2, which is made from the usage lines.
            """,
            sv: """
                Kan inte spara ”\(subscription)” som Azure har den: Azure gör filer med kostnadsdetaljer bara för \
                företags- och kundavtal. Använd --format v2, som görs av användningsraderna.
                """)
    }

    /// Why Azure's own file cannot be had with --offline.
    public var azureFileNeedsNetwork: String {
        pick(
            "Can't save a file as Azure has it with --offline: Azure makes it. Use --format v2.",
            sv: "Kan inte spara en fil som Azure har den med --offline: Azure gör den. Använd --format v2.")
    }

    /// Why Azure's own file cannot be had: nobody signed in sees the subscription.
    public func azureFileNeedsReader(_ subscription: String) -> String {
        pick(
            """
            Can't save '\(subscription)' as Azure has it: nobody who is signed in sees it. Run '\(login())' and \
            'faktura sync', or use --format v2.
            """,
            sv: """
                Kan inte spara ”\(subscription)” som Azure har den: ingen som är inloggad ser den. Kör '\(login())' \
                och 'faktura sync', eller använd --format v2.
                """)
    }

    /// Why there is no file of Azure's: it has no charges.
    public func azureHasNoCharges(_ subscription: String, in period: BillingPeriod) -> String {
        pick(
            "Azure has no charges of '\(subscription)' in \(self.period(period)): there is nothing to save.",
            sv: "Azure har inga kostnader för ”\(subscription)” i \(self.period(period)): det finns inget att spara.")
    }

    /// What is read of Azure when its own file is saved, to stand in a sentence.
    public func costDetails(of subscription: String) -> String {
        pick("the cost details of '\(subscription)'", sv: "kostnadsdetaljerna för ”\(subscription)”")
    }
}
