extension Words {
    /// What a key does, in one or two words for the hint line and a phrase for help.
    public struct KeyWords: Sendable {
        /// One or two words.
        public let label: String
        /// A phrase.
        public let description: String
    }

    /// What keys do.
    public enum Action: CaseIterable, Sendable {
        case next, previous, nextPage, previousPage, nextHalf, previousHalf, first, last
        case openHistory, openUsage, openLines, openLine, choose, out, close, dismiss, leave, quit
        case keepFilter, clearFilter
        case filter, sort, sortNext, sortPrevious, reverse, columnsRight, columnsLeft
        case newerPeriod, olderPeriod, statement, currentStatement
        case refresh, help, messages, redraw, suspend, cancelWork, glyphs
        case themes, keepTheme, takeThemeBack
    }

    /// The words of an action.
    public func key(_ action: Action) -> KeyWords {
        let (label, description) = movement(action) ?? opening(action) ?? theme(action) ?? other(action)
        return KeyWords(label: label, description: description)
    }

    private func movement(_ action: Action) -> (String, String)? {
        switch action {
        case .next: (pick("next", sv: "nästa"), pick("next row", sv: "nästa rad"))
        case .previous: (pick("previous", sv: "förra"), pick("previous row", sv: "förra raden"))
        case .nextPage: (pick("page down", sv: "sida ned"), pick("next page", sv: "nästa sida"))
        case .previousPage: (pick("page up", sv: "sida upp"), pick("previous page", sv: "förra sidan"))
        case .nextHalf: (pick("half down", sv: "halv ned"), pick("half a page down", sv: "en halv sida ned"))
        case .previousHalf: (pick("half up", sv: "halv upp"), pick("half a page up", sv: "en halv sida upp"))
        case .first: (pick("first", sv: "första"), pick("first row", sv: "första raden"))
        case .last: (pick("last", sv: "sista"), pick("last row", sv: "sista raden"))
        case .columnsRight: (pick("columns", sv: "kolumner"), pick("columns further right", sv: "kolumner åt höger"))
        case .columnsLeft: (pick("back", sv: "tillbaka"), pick("columns back left", sv: "kolumner åt vänster"))
        default: nil
        }
    }

    private func opening(_ action: Action) -> (String, String)? {
        switch action {
        case .openHistory:
            (pick("history", sv: "historik"), pick("billing history of the subscription", sv: "faktureringshistorik"))
        case .openUsage:
            (pick("daily usage", sv: "daglig användning"), pick("daily usage", sv: "daglig användning"))
        case .openLines:
            (pick("lines", sv: "rader"), pick("usage lines", sv: "användningsrader"))
        case .openLine:
            (pick("line", sv: "rad"), pick("every field of the line", sv: "radens alla fält"))
        case .choose: (pick("choose", sv: "välj"), pick("choose what is marked", sv: "välj det markerade"))
        case .out: (pick("out", sv: "ut"), pick("out of this screen", sv: "ut ur skärmen"))
        case .close:
            (
                pick("back", sv: "tillbaka"),
                pick("close what is in front, else go out", sv: "stäng det främsta, annars ut")
            )
        case .dismiss: (pick("close", sv: "stäng"), pick("close this", sv: "stäng detta"))
        case .leave: (pick("back", sv: "tillbaka"), pick("go out; quit from home", sv: "ut; avsluta hemifrån"))
        case .quit: (pick("quit", sv: "avsluta"), pick("quit", sv: "avsluta"))
        case .statement:
            (pick("statement", sv: "kontoutdrag"), pick("statement of the period", sv: "periodens kontoutdrag"))
        case .currentStatement:
            (
                pick("current statement", sv: "aktuellt kontoutdrag"),
                pick("view current statement, an estimate", sv: "visa aktuellt kontoutdrag, en uppskattning")
            )
        case .newerPeriod: (pick("newer", sv: "nyare"), pick("next period", sv: "nästa period"))
        case .olderPeriod: (pick("older", sv: "äldre"), pick("previous period", sv: "förra perioden"))
        default: nil
        }
    }

    private func other(_ action: Action) -> (String, String) {
        switch action {
        case .filter: (pick("filter", sv: "filter"), pick("filter as you type", sv: "filtrera medan du skriver"))
        case .keepFilter:
            (pick("keep", sv: "behåll"), pick("back to the list, filtered", sv: "till den filtrerade listan"))
        case .clearFilter: (pick("clear", sv: "rensa"), pick("clear the filter", sv: "rensa filtret"))
        case .sort: (pick("sort", sv: "sortera"), pick("choose the column to sort by", sv: "välj sorteringskolumn"))
        case .sortNext: (pick("sort next", sv: "nästa"), pick("sort by the next column", sv: "sortera på nästa kolumn"))
        case .sortPrevious:
            (pick("sort previous", sv: "förra"), pick("sort by the previous column", sv: "sortera på förra kolumnen"))
        case .reverse: (pick("reverse", sv: "vänd"), pick("reverse the order", sv: "vänd ordningen"))
        case .refresh: (pick("refresh", sv: "uppdatera"), pick("read again", sv: "läs om"))
        case .help: (pick("help", sv: "hjälp"), pick("this help", sv: "denna hjälp"))
        case .messages: (pick("messages", sv: "meddelanden"), pick("messages so far", sv: "meddelanden hittills"))
        case .redraw: (pick("redraw", sv: "rita om"), pick("draw the screen again", sv: "rita om skärmen"))
        case .suspend:
            (pick("suspend", sv: "vänta"), pick("back to the shell; fg returns", sv: "till skalet; fg återvänder"))
        case .cancelWork: (pick("cancel", sv: "avbryt"), pick("stop what is running", sv: "avbryt det som pågår"))
        case .glyphs: (pick("glyphs", sv: "tecken"), pick("Unicode or ASCII signs", sv: "Unicode- eller ASCII-tecken"))
        default: ("", "")
        }
    }

    /// Why a key does nothing: there is no row to open.
    public var nothingSelected: String { pick("No row is selected.", sv: "Ingen rad är vald.") }
    /// Why a key does nothing: nothing runs that could be stopped.
    public var nothingRuns: String { pick("Nothing is running.", sv: "Inget pågår.") }
    /// Why a key does nothing: the line is the last level.
    public var isLastLevel: String {
        pick("This is the finest that Azure tells.", sv: "Detta är det finaste som Azure visar.")
    }
    /// Why a key does nothing: the statement is of all meters.
    public var isOneMeter: String {
        pick(
            "The statement is of the whole period; go out first.",
            sv: "Kontoutdraget gäller hela perioden; gå ut först.")
    }
    /// Why a key does nothing: a line's fields are no list to filter or sort.
    public var hasNoList: String {
        pick("A line's fields are all shown, in one order.", sv: "Radens alla fält visas, i en enda ordning.")
    }
    /// Why a key does nothing: no period is chosen yet.
    public var needsPeriod: String {
        pick("No period is chosen yet.", sv: "Ingen period är vald än.")
    }
    /// Why a key does nothing: the history has all periods.
    public var showsSeveralPeriods: String {
        pick("All periods are shown here.", sv: "Alla perioder visas här.")
    }
    /// Why a key does nothing: the statement is in front already.
    public var isStatement: String { pick("This is the statement.", sv: "Detta är kontoutdraget.") }
    /// Why a key does nothing: what is shown is of one day.
    public var isOneDay: String {
        pick("This is one day's; go out first.", sv: "Detta är en dags; gå ut först.")
    }
    /// Headings of the help page.
    public var helpHere: String { pick("On this screen", sv: "På denna skärm") }
    /// Heading of the keys that move.
    public var helpMoving: String { pick("Moving", sv: "Förflyttning") }
    /// Heading of the keys that work everywhere.
    public var helpEverywhere: String { pick("Everywhere", sv: "Överallt") }
    /// Heading of the words explained.
    public var helpWords: String { pick("Words", sv: "Ord") }
    /// The words that billing uses, explained.
    public var glossary: String {
        pick(
            """
            Usage cost is before credit and tax; the invoice total is after both. A billing period runs from the \
            subscription's anniversary day, or is a calendar month. The unbilled period has not ended: its figures \
            are an estimate. State "unknown": files tell nothing of invoices. Actual puts purchases on the day they \
            were charged, amortized spreads them; the two are never added.
            """,
            sv: """
                Användningskostnad är före kredit och moms; fakturans summa är efter. En faktureringsperiod löper från \
                prenumerationens årsdag eller är en kalendermånad. Den ofakturerade perioden har inte slutat: dess \
                siffror är en uppskattning. Läge ”okänd”: filer säger inget om fakturor. Faktisk lägger köp på dagen \
                de debiterades, periodiserad sprider dem; de adderas aldrig.
                """)
    }
}
