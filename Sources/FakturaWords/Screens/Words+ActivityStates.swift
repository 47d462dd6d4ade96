/// States, facts and keys of the Activity screen.
extension Words {
    /// Where work stands.
    public enum WorkState: CaseIterable, Sendable {
        case waitingForTurn, running, waiting, done, failed, stopped
    }

    /// Where work stands, in a word or three.
    public func workState(_ state: WorkState) -> String {
        switch state {
        case .waitingForTurn: pick("waits its turn", sv: "väntar på sin tur")
        case .running: pick("running", sv: "pågår")
        case .waiting: pick("waiting", sv: "väntar")
        case .done: pick("done", sv: "klart")
        case .failed: pick("failed", sv: "misslyckades")
        case .stopped: pick("stopped", sv: "avbrutet")
        }
    }

    /// What a fact of a piece of work is called.
    public enum ActivityField: CaseIterable, Sendable {
        case work, what, invoice, account, tenant, billingProfile, period, metric, path
        case state, reason, requestID, remedy
        case started, ended, ran, lines, expectedLines, pages, bytes, rate, timeLeft, wait
    }

    /// A fact's name.
    public func activityField(_ name: ActivityField) -> String {
        switch name {
        case .work: pick("Work", sv: "Arbete")
        case .what: pick("What", sv: "Vad")
        case .invoice: pick("Invoice", sv: "Faktura")
        case .account: pick("Account", sv: "Konto")
        case .tenant: pick("Tenant", sv: "Klientorganisation")
        case .billingProfile: pick("Billing profile", sv: "Faktureringsprofil")
        case .period: "Period"
        case .metric: pick("Metric", sv: "Mått")
        case .path: pick("File", sv: "Fil")
        case .state: pick("State", sv: "Läge")
        case .reason: pick("Why", sv: "Varför")
        case .requestID: pick("Request ID", sv: "Begärans ID")
        case .remedy: pick("What to do", sv: "Att göra")
        case .started: pick("Started (UTC)", sv: "Startade (UTC)")
        case .ended: pick("Ended (UTC)", sv: "Slutade (UTC)")
        case .ran: pick("Ran for", sv: "Pågick i")
        case .lines: pick("Result", sv: "Resultat")
        case .expectedLines: pick("Expected", sv: "Väntat")
        case .pages: pick("Pages", sv: "Sidor")
        case .bytes: pick("Bytes read", sv: "Lästa byte")
        case .rate: pick("Rate", sv: "Takt")
        case .timeLeft: pick("Time left", sv: "Tid kvar")
        case .wait: pick("Waits for", sv: "Väntar på")
        }
    }

    /// What helps with work.
    public enum WorkRemedy: CaseIterable, Sendable {
        case stop, wait, stopImport, stopExport, stopDownload, readAgain, nothing, importAgain, exportAgain
    }

    /// What helps, in a sentence.
    public func remedy(_ remedy: WorkRemedy) -> String {
        switch remedy {
        case .stop:
            pick("X stops it; the next sync goes on with it.", sv: "X avbryter; nästa synk fortsätter med det.")
        case .wait:
            pick(
                "It goes on by itself; X stops it, and the next sync goes on with it.",
                sv: "Det fortsätter av sig självt; X avbryter, och nästa synk fortsätter.")
        case .stopImport:
            pick("X stops it; the file is left out then.", sv: "X avbryter; filen är då inte med.")
        case .stopExport:
            pick("X stops it; nothing is left of the file then.", sv: "X avbryter; inget är då kvar av filen.")
        case .stopDownload:
            pick(
                "X stops it; what came of it is kept for the next try.",
                sv: "X avbryter; det som hann komma behålls till nästa försök.")
        case .readAgain: pick("R tries it again.", sv: "R försöker igen.")
        case .importAgain: pick("R reads it again.", sv: "R läser om den.")
        case .exportAgain:
            pick("x on the screen with the rows saves them again.", sv: "x på skärmen med raderna sparar dem igen.")
        case .nothing: pick("Nothing: it is done.", sv: "Inget: det är klart.")
        }
    }

    /// Why nothing is read from Azure.
    public enum SyncRefusal: CaseIterable, Sendable { case offline, notSignedIn, files }

    /// Why nothing is read from Azure, and what helps.
    public func cannotSync(_ refusal: SyncRefusal) -> String {
        switch refusal {
        case .offline: pick("--offline keeps faktura from asking Azure.", sv: "--offline hindrar frågor till Azure.")
        case .notSignedIn: pick("Nobody is signed in: A signs in.", sv: "Ingen är inloggad: A loggar in.")
        case .files:
            pick(
                "These figures are not from Azure: start without files or --demo.",
                sv: "Siffrorna är inte från Azure: starta utan filer och --demo.")
        }
    }

    /// The text of the screen before anything ran.
    public func noActivity(_ refusal: SyncRefusal?) -> String {
        let help = refusal.map(cannotSync) ?? pick("r reads from Azure.", sv: "r läser från Azure.")
        return pick(
            "Nothing has run yet.\n\(help) Esc goes back.", sv: "Inget har pågått än.\n\(help) Esc går tillbaka.")
    }

    /// What keys of work do.
    public enum ActivityAction: CaseIterable, Sendable { case show, details, cancel, cancelSelected, again }

    /// The words of an action.
    public func activityKey(_ action: ActivityAction) -> KeyWords {
        switch action {
        case .show:
            KeyWords(
                label: pick("activity", sv: "aktivitet"),
                description: pick("running and finished work", sv: "pågående och avslutat arbete"))
        case .details:
            KeyWords(
                label: pick("details", sv: "detaljer"),
                description: pick("every fact of the work", sv: "allt om arbetet"))
        case .cancel: key(.cancelWork)
        case .cancelSelected:
            KeyWords(
                label: pick("cancel", sv: "avbryt"),
                description: pick("stop the selected work", sv: "avbryt det valda arbetet"))
        case .again:
            KeyWords(
                label: pick("retry", sv: "igen"),
                description: pick("try again what failed or was stopped", sv: "försök igen med det som inte gick"))
        }
    }

    /// Why a key does nothing: the work is over.
    public var isOver: String { pick("This is over already.", sv: "Detta är redan klart.") }
    /// Why a key does nothing: the work did not fail.
    public var hasNotFailed: String {
        pick("Only what failed or was stopped is tried again.", sv: "Bara det som inte gick görs om.")
    }
    /// Why a key does nothing: files are read already.
    public var isImporting: String {
        pick("Files are being read; X stops that.", sv: "Filer läses in; X avbryter.")
    }
    /// Why a key does nothing: what failed is on the Activity screen.
    public var repeatsInActivity: String {
        pick("a shows what failed; R tries it again there.", sv: "a visar vad som inte gick; där gör R om det.")
    }
    /// Why a key does nothing: work has no periods or figures.
    public var isActivity: String {
        pick("This is work, not figures; go out first.", sv: "Detta är arbete, inte siffror; gå ut först.")
    }
    /// Why a key does nothing: the screen is in front already.
    public var isActivityItself: String { pick("This is the Activity screen.", sv: "Detta är skärmen Aktivitet.") }
    /// Why a key does nothing: work has one order.
    public var hasOneOrder: String {
        pick(
            "What runs stands first, then what waits, then what is over.",
            sv: "Först står det som pågår, sedan det som väntar, sist det som är klart.")
    }
    /// Why a key does nothing: facts are no list to filter or sort.
    public var showsAllFacts: String {
        pick("All facts are shown, in one order.", sv: "Alla uppgifter visas, i en enda ordning.")
    }
}
