public import BillingCore

extension Words {
    /// Said when the user stopped the command.
    public var interrupted: String {
        pick(
            "Interrupted; the file is left out.",
            sv: "Avbrutet; filen är inte med.")
    }

    /// What an import did, one sentence for each part that needs one.
    public func sentences(for report: ImportReport, names: [SubscriptionID: String]) -> [String] {
        let name = report.path.split(separator: "/").last.map(String.init) ?? report.path
        if report.isKnown {
            return [
                pick(
                    "'\(name)' is in the store already, as dataset \(report.dataset): nothing was changed.",
                    sv: "”\(name)” finns redan i lagret, som datamängd \(report.dataset): inget ändrades.")
            ]
        }
        let metric = report.format.hasMetrics ? ", \(self.metric(report.metric))" : ""
        let way = wayOfReading(report)
        var sentences = [
            pick(
                "'\(name)': \(lines(report.lineCount)) read\(way), \(format(report.format))\(metric).",
                sv: "”\(name)”: \(lines(report.lineCount)) inlästa\(way), \(format(report.format))\(metric).")
        ]
        sentences += report.parts.map { sentence(for: $0, name: names[$0.part.subscription]) }
        if let first = report.skipped.first {
            sentences.append("\(leftOut(report.skippedCount)) \(leftOut(first))")
        }
        if !report.unknownColumns.isEmpty {
            let columns = report.unknownColumns.joined(separator: ", ")
            sentences.append(
                pick(
                    "Columns that no format names are kept with each line: \(columns).",
                    sv: "Kolumner som inget format nämner behålls på varje rad: \(columns)."))
        }
        sentences += unrecognized(report)
        if report.lineCount + report.skippedCount + report.otherProviders.count == 0 { sentences.append(noLines(name)) }
        return sentences
    }

    /// How a file was read, where that is not as nearly all are.
    private func wayOfReading(_ report: ImportReport) -> String {
        var way = ""
        if report.fileCount > 1 {
            let number = partitions(report.fileCount)
            way += pick(" from \(number)", sv: " från \(number)")
        }
        if report.encoding != .utf8 {
            let encoding = name(of: report.encoding)
            way += pick(" as \(encoding)", sv: " som \(encoding)")
        }
        return way
    }

    /// What of a file no format names, besides columns, and what was set apart.
    private func unrecognized(_ report: ImportReport) -> [String] {
        var sentences: [String] = []
        if !report.unknownValues.isEmpty {
            let values = report.unknownValues.map { "\($0.column) '\($0.value)' (\(lines($0.count)))" }
                .joined(separator: ", ")
            sentences.append(
                pick(
                    "Values that no format names are kept as they are: \(values).",
                    sv: "Värden som inget format nämner behålls som de är: \(values)."))
        }
        if !report.otherProviders.isEmpty {
            let providers = report.otherProviders.map { "\($0.value) (\(lines($0.count)))" }.joined(separator: ", ")
            let total = report.otherProviders.reduce(0) { $0 + $1.count }
            sentences.append("\(setApart(total)) \(pick("They are of", sv: "De är från")) \(providers).")
        }
        return sentences
    }

    /// How many rows of other providers there are, which are in no sum.
    public func setApart(_ number: Int) -> String {
        number == 1
            ? pick(
                "1 row of another provider than Microsoft is set apart: the sums are without it.",
                sv: "1 rad från en annan leverantör än Microsoft är ställd åt sidan: summorna är utan den.")
            : pick(
                "\(count(number)) rows of other providers than Microsoft are set apart: the sums are without them.",
                sv: "\(count(number)) rader från andra leverantörer än Microsoft är ställda åt sidan: summorna är utan "
                    + "dem.")
    }

    /// Said of a file that can be read and has no lines, as the extract of a month without usage.
    public func noLines(_ name: String) -> String {
        pick(
            "'\(name)' has no lines: nothing was charged in its period.",
            sv: "”\(name)” har inga rader: inget debiterades under dess period.")
    }

    private func sentence(for result: ImportReport.PartResult, name: String?) -> String {
        let subscription = name ?? result.part.subscription.rawValue
        let part = "\(subscription), \(period(result.part.period)): \(lines(result.part.lineCount))"
        let covered = "\(period(result.part.coverage))"
        switch result.outcome {
        case .added: return pick("\(part), added.", sv: "\(part), tillagda.")
        case .replaced(let coverage):
            return pick(
                "\(part), in place of what covered \(period(coverage)).",
                sv: "\(part), i stället för det som omfattade \(period(coverage)).")
        case .outweighed(let coverage):
            return pick(
                "\(part), shown from now on; what covers \(period(coverage)) is kept aside: only one of the two is "
                    + "shown, and neither has all days of the other.",
                sv: "\(part), visas från och med nu; det som omfattar \(period(coverage)) läggs åt sidan: bara ett av "
                    + "dem visas, och inget har alla det andras dagar.")
        case .narrower(let active):
            return pick(
                "\(part), kept aside: it covers \(covered), and what is shown covers \(period(active)).",
                sv: "\(part), lagda åt sidan: de omfattar \(covered), och det som visas omfattar \(period(active)).")
        case .overlaps(let active):
            return pick(
                "\(part), kept aside: the period overlaps \(period(active)), which is shown. "
                    + "'faktura import list' and 'import remove' choose between them.",
                sv: "\(part), lagda åt sidan: perioden överlappar \(period(active)), som visas. "
                    + "”faktura import list” och ”import remove” väljer.")
        }
    }

    /// How many rows were left out, so that sums are not those of the whole file.
    public func leftOut(_ number: Int) -> String {
        number == 1
            ? pick("1 row was left out: the sums are without it.", sv: "1 rad är inte med: summorna är utan den.")
            : pick(
                "\(count(number)) rows were left out: the sums are without them.",
                sv: "\(count(number)) rader är inte med: summorna är utan dem.")
    }

    /// Which row was left out first, and why.
    public func leftOut(_ problem: RowProblem) -> String {
        let name = problem.path.split(separator: "/").last.map(String.init) ?? problem.path
        return pick("The first, in '\(name)': \(facts(problem)).", sv: "Den första, i ”\(name)”: \(facts(problem)).")
    }

    /// A part of a file that is not shown, since another one has the same period.
    public func keptAside(file: String, _ part: Dataset.Part) -> String {
        pick(
            "Not all is shown: \(lines(part.lineCount)) of '\(file)', \(period(part.coverage)), are kept aside, since "
                + "another file has more days of the same period.",
            sv: "Allt visas inte: \(lines(part.lineCount)) i ”\(file)”, \(period(part.coverage)), är lagda åt sidan, "
                + "eftersom en annan fil har fler dagar av samma period.")
    }

    /// Said when nobody asked for a metric and only amortized figures are there.
    public var onlyAmortized: String {
        pick(
            "The figures are amortized: there are no actual ones.",
            sv: "Siffrorna är periodiserade: det finns inga faktiska.")
    }

    /// Said when there are figures, but none of the metric asked for.
    ///
    /// - Parameter isSynced: Whether Azure was read, which may have them.
    public func noFigures(of metric: Metric, isSynced: Bool = false) -> String {
        guard isSynced else {
            return pick(
                "Can't show \(self.metric(metric)) figures: these files have none. Leave --metric out.",
                sv: "Kan inte visa siffror av slaget \(self.metric(metric)): filerna har inga. Utelämna --metric.")
        }
        let command = command(["faktura sync"] + (metric == .amortized ? ["--metric amortized"] : []))
        return pick(
            "Can't show \(self.metric(metric)) figures: none were read yet. '\(command)' reads them from Azure; or leave "
                + "--metric out.",
            sv:
                "Kan inte visa siffror av slaget \(self.metric(metric)): inga har lästs än. ”\(command)” läser dem från "
                + "Azure; eller utelämna --metric.")
    }

    /// Said when a period asked for is not known.
    public func unknownPeriod(_ asked: String, known: [BillingPeriod]) -> String {
        guard let first = known.min(), let last = known.max() else {
            return pick(
                "Can't show period '\(asked)': no period is known. Run 'faktura sync', or read a usage file, first.",
                sv:
                    "Kan inte visa period ”\(asked)”: ingen period är känd. Kör ”faktura sync”, eller läs en användningsfil, först."
            )
        }
        // By its days a period is asked for as 2016-01 or 2016-01-31.
        let isByDay = asked.utf8.count >= 7 && asked.utf8.first.map { (0x30...0x39).contains($0) } == true
        func isAsked(_ order: (Substring, Substring) -> Bool, than day: Day) -> Bool {
            isByDay && order(asked[...], day.description.prefix(asked.utf8.count))
        }
        let side: String? =
            if isAsked(<, than: first.start) {
                pick("before", sv: "före")
            } else if isAsked(>, than: last.last) {
                pick("after", sv: "efter")
            } else {
                nil
            }
        if let side {
            return pick(
                "Can't show period '\(asked)': it is \(side) all that is known. The first period known is "
                    + "\(period(first)), the last \(period(last)).",
                sv: "Kan inte visa period ”\(asked)”: den är \(side) allt som är känt. Den första kända perioden är "
                    + "\(period(first)), den sista \(period(last)).")
        }
        let list = known.prefix(7).map { period($0) }.joined(separator: "; ")
        let rest =
            known.count > 7
            ? pick(
                "; \(count(known.count - 7)) more, the first \(period(first))",
                sv: "; \(count(known.count - 7)) till, den första \(period(first))") : ""
        return pick(
            "Can't show period '\(asked)': it is not known. Known are: \(list)\(rest).",
            sv: "Kan inte visa period ”\(asked)”: den är inte känd. Kända är: \(list)\(rest).")
    }

    /// Said when a subscription asked for is not known.
    public func unknownSubscription(_ asked: String, known: [String]) -> String {
        let shown = known.prefix(12)
        let more = known.count - shown.count
        let rest = more == 0 ? "" : pick("; and \(more) more", sv: "; och \(more) till")
        let list = shown.joined(separator: "; ") + rest
        return known.isEmpty
            ? pick(
                "Can't find subscription '\(asked)': none is known. Read a usage file first.",
                sv: "Hittar inte prenumerationen ”\(asked)”: ingen är känd. Läs en användningsfil först.")
            : pick(
                "Can't find subscription '\(asked)'. Known are: \(list).",
                sv: "Hittar inte prenumerationen ”\(asked)”. Kända är: \(list).")
    }

    /// Said when a report of one period leaves subscriptions out whose periods are others.
    public func otherPeriods(than chosen: BillingPeriod, of others: [String]) -> String {
        let others = leftOut(ofOtherPeriods: others)
        return pick(
            "These are the figures of \(period(chosen)). \(others) --subscription NAME shows one.",
            sv: "Siffrorna gäller \(period(chosen)). \(others) --subscription NAMN visar en.")
    }

    /// Said when the sample account is asked for on a day that it is not made for.
    public func noSample(of day: Day, years: ClosedRange<Int>) -> String {
        pick(
            "Can't make the sample account for '\(day)': it is made for days of \(years.lowerBound) to "
                + "\(years.upperBound). Choose another --as-of.",
            sv: "Kan inte göra exempelkontot för ”\(day)”: det görs för dagar från \(years.lowerBound) till "
                + "\(years.upperBound). Välj ett annat --as-of.")
    }

    /// Said by commands when there is nothing to report on.
    public var nothingRead: String {
        pick(
            "Nothing has been read yet. Name usage files, keep them with 'faktura import FILE…', or try --demo.",
            sv: "Inget har lästs in än. Ange användningsfiler, spara dem med ”faktura import FIL…”, eller prova --demo."
        )
    }

    /// Said when a theme asked for is not there.
    public func unknownTheme(_ asked: String, known: [String]) -> String {
        let list = known.joined(separator: ", ")
        return pick(
            "Can't find theme '\(asked)'. Known are: \(list).", sv: "Hittar inte temat ”\(asked)”. Kända är: \(list).")
    }

    /// Said when the terminal's own name is not known and another is used.
    public func unknownTerminal(_ name: String, used: String) -> String {
        pick(
            "The terminal type '\(name)' is not known here; \(used) is used instead.",
            sv: "Terminaltypen ”\(name)” är okänd här; \(used) används.")
    }
}
