public import BillingCore

/// Why work failed or waits, in the few words that a table's cell has room for.
extension Words {
    /// Why Azure did not give something: `no access`; the sentence says more.
    public func shortReason(_ problem: AzureProblem) -> String {
        switch problem {
        case .refused(let refusal): shortReason(refusal)
        case .unreachable(_, let failure): shortReason(failure)
        case .unreadable: pick("unreadable answer", sv: "oläsbart svar")
        case .strangeHost: pick("foreign link", sv: "främmande länk")
        case .endlessPages: pick("endless list", sv: "ändlös lista")
        case .otherDays: pick("wrong days", sv: "fel dagar")
        case .resultExpired: pick("result expired", sv: "resultatet borta")
        case .tooSlow: pick("Azure was too slow", sv: "Azure för långsamt")
        case .signIn(.notSignedIn), .signIn(.azureCLINotSignedIn): pick("not signed in", sv: "ej inloggad")
        case .signIn: pick("can't sign in", sv: "kan ej logga in")
        }
    }

    private func shortReason(_ refusal: AzureRefusal) -> String {
        switch refusal.reason {
        case .notOptedIn: pick("not opened to you", sv: "ej öppnat för dig")
        case .notAuthorized: pick("no access", sv: "ingen åtkomst")
        case .costsClosed: pick("costs are closed", sv: "kostnader stängda")
        case .amountsClosed: pick("no amounts", sv: "inga belopp")
        case .signInExpired: pick("sign-in expired", sv: "inloggning slut")
        case .otherTenant: pick("other tenant", sv: "annan klientorg.")
        case .offerNotSupported: pick("offer has no costs", sv: "saknar kostnader")
        case .agreementNotSupported: pick("not in agreement", sv: "ingår ej i avtalet")
        case .subscriptionDisabled: pick("disabled", sv: "inaktiverad")
        case .subscriptionNotFound: pick("unknown or new", sv: "okänd eller ny")
        case .notFound: pick("not found", sv: "finns inte")
        case .invalidPeriod: pick("no such period", sv: "okänd period")
        case .notRegistered: pick("not registered", sv: "ej registrerad")
        case .notEnoughHistory: pick("too little history", sv: "för kort historik")
        case .pastForecast: pick("period is over", sv: "perioden är slut")
        case .rateLimited: pick("Azure asks to wait", sv: "Azure ber om paus")
        case .outOfOrder: pick("Azure has trouble", sv: "fel hos Azure")
        case .linkExpired: pick("link expired", sv: "länken har gått ut")
        case .storageClosed: pick("storage is closed", sv: "lagringen är stängd")
        case .page: pick("answered by a page", sv: "svar av en webbsida")
        case .other: pick("refused (\(refusal.status))", sv: "nekat (\(refusal.status))")
        }
    }

    private func shortReason(_ failure: NetworkFailure) -> String {
        switch failure {
        case .unresolved, .cannotConnect: pick("no network", sv: "inget nät")
        case .timedOut: pick("no answer", sv: "inget svar")
        case .dropped: pick("connection broke", sv: "bruten förbindelse")
        case .untrusted: pick("not trusted", sv: "ej betrodd")
        case .proxy: pick("proxy refused", sv: "proxyn nekade")
        case .notEncrypted: pick("not encrypted", sv: "ej krypterat")
        case .noCertificates: pick("no certificates", sv: "inga certifikat")
        case .tooLarge: pick("answer too large", sv: "för stort svar")
        case .offline: pick("--offline", sv: "--offline")
        case .other: pick("network trouble", sv: "nätverksfel")
        }
    }

    /// Why the store did not take something.
    public func shortReason(_ problem: StoreProblem) -> String {
        switch problem {
        case .diskFull: pick("disk is full", sv: "disken är full")
        case .readOnly: pick("store is read-only", sv: "skrivskyddat lager")
        case .busy: pick("store is busy", sv: "upptaget lager")
        case .damaged: pick("store is damaged", sv: "skadat lager")
        case .notSetAside: pick("disk trouble", sv: "diskfel")
        case .newer, .notAStore, .cannotOpen, .sqlite, .tooLarge, .noDataset: pick("store trouble", sv: "fel i lagret")
        }
    }

    /// What a piece of work waits for.
    public func waits(for reason: SyncWait.Reason) -> String {
        switch reason {
        case .rateLimit: pick("Azure asks to wait", sv: "Azure ber om paus")
        case .retry(let attempt): pick("waits for try \(attempt + 1)", sv: "väntar på försök \(attempt + 1)")
        case .operation: pick("Azure is at work", sv: "Azure arbetar")
        case .writer: pick("store is busy", sv: "upptaget lager")
        }
    }

    /// What a piece of work waits for, in a sentence.
    public func sentence(for reason: SyncWait.Reason) -> String {
        switch reason {
        case .rateLimit:
            pick(
                "Azure asks to wait: too much was asked in too short a time.",
                sv: "Azure ber om paus: för mycket efterfrågades på för kort tid.")
        case .retry(let attempt):
            pick(
                "Try \(attempt) failed; it is tried again.", sv: "Försök \(attempt) misslyckades; det görs om.")
        case .operation: pick("Azure is still at work on it.", sv: "Azure arbetar fortfarande med det.")
        case .writer(let process):
            pick(
                "Another faktura\(process.map { " (process \($0))" } ?? "") writes to the store.",
                sv: "En annan faktura\(process.map { " (process \($0))" } ?? "") skriver till lagret.")
        }
    }
}
