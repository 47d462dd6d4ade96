public import BillingCore

extension Words {
    /// Why Azure did not give what was asked, and what to do.
    ///
    /// - Parameters:
    ///   - wanted: What was asked for, as it stands after "read": `the invoices of 'Production'`.
    ///   - right: What it takes a right to.
    public func sentence(
        for problem: AzureProblem, wanted: String, right: NeededRight = .subscription
    ) -> String {
        let failed = pick("Can't read \(wanted): ", sv: "Kan inte läsa \(wanted): ")
        return failed + reason(for: problem, right) + request(problem)
    }

    /// Why somebody could not be signed in, and what to do.
    public func signInFailed(_ problem: AzureProblem) -> String {
        if case .signIn(let problem) = problem { return sentence(for: problem) }
        return pick("Can't sign in: ", sv: "Kan inte logga in: ") + reason(for: problem, .subscription)
            + request(problem)
    }

    /// Why Azure did not change what was to be changed, which is always of a billing profile, and what to do.
    ///
    /// - Parameters:
    ///   - changed: As it stands after "change": `the e-mail settings of 'Retail'`.
    ///   - isReadBack: Whether what is there now is told beside it, so that there is no doubt to tell.
    public func sentence(
        for problem: AzureProblem, changing changed: String, isReadBack: Bool = false
    ) -> String {
        let failed = pick("Can't change \(changed): ", sv: "Kan inte ändra \(changed): ")
        let doubt =
            !isReadBack && Self.isUncertain(problem)
            ? pick(
                " Before that, look: it may have been changed all the same.",
                sv: " Titta först: det kan ha ändrats ändå.") : ""
        return failed + reason(for: problem, .billingProfileChange) + doubt + request(problem)
    }

    /// Whether Azure may have done what it did not answer to.
    static func isUncertain(_ problem: AzureProblem) -> Bool {
        switch problem {
        case .unreachable(_, .dropped), .unreachable(_, .timedOut), .unreadable, .tooSlow, .resultExpired: true
        case .refused(let refusal): refusal.reason == .outOfOrder
        default: false
        }
    }

    private func reason(for problem: AzureProblem, _ right: NeededRight) -> String {
        switch problem {
        case .refused(let refusal): self.refusal(refusal, right)
        case .unreachable(let host, let failure): self.failure(failure, host: host)
        case .unreadable(let host, let defect, _):
            pick("'\(host)' answered with \(self.defect(defect)).", sv: "”\(host)” svarade med \(self.defect(defect)).")
                + advice(defect)
        case .strangeHost(let asked, let given):
            pick(
                "'\(asked)' leads on to '\(given)', where no sign-in is sent. Check proxy and cloud settings.",
                sv: "”\(asked)” leder vidare till ”\(given)”, dit ingen inloggning skickas. Kontrollera proxy och moln."
            )
        case .endlessPages:
            pick(
                "Azure's list leads back to a page that was read already. Try again later.",
                sv: "Azures lista leder tillbaka till en sida som redan är läst. Försök igen senare.")
        case .otherDays(let asked, let found):
            pick(
                "\(period(asked)) was asked for and \(longDay(found)) came; nothing of it was kept. Try again later.",
                sv: "\(period(asked)) efterfrågades och \(longDay(found)) kom; inget sparades. Försök igen senare.")
        case .resultExpired:
            pick(
                "Azure no longer keeps what it made. Start again.", sv: "Azure har inte kvar resultatet. Börja om.")
        case .tooSlow(_, let seconds):
            pick(
                "Azure was not done after \(count((seconds + 59) / 60)) minutes. Try again later.",
                sv: "Azure var inte klart efter \(count((seconds + 59) / 60)) minuter. Försök igen senare.")
        case .signIn(let problem): sentence(for: problem)
        }
    }

    private func request(_ problem: AzureProblem) -> String {
        switch problem {
        case .refused(let refusal): request(refusal.requestID)
        case .unreadable(_, _, let id): request(id)
        default: ""
        }
    }

    private func request(_ id: String?) -> String {
        id.map { pick(" (request id \($0))", sv: " (begärans id \($0))") } ?? ""
    }

    private func failure(_ failure: NetworkFailure, host: String) -> String {
        switch failure {
        case .unresolved:
            pick(
                "the name '\(host)' leads nowhere. Check the network.",
                sv: "namnet ”\(host)” leder ingenstans. Kontrollera nätet.")
        case .cannotConnect:
            pick(
                "'\(host)' can't be reached. Check network and proxy.",
                sv: "”\(host)” kan inte nås. Kontrollera nät och proxy.")
        case .timedOut:
            pick("'\(host)' did not answer in time. Try again.", sv: "”\(host)” svarade inte i tid. Försök igen.")
        case .dropped: pick("'\(host)' broke off. Try again.", sv: "”\(host)” bröt förbindelsen. Försök igen.")
        case .untrusted(let why):
            pick(
                "the certificate of '\(host)' is not trusted (\(why)). Name your root with SSL_CERT_FILE or ca-file.",
                sv: "certifikatet för ”\(host)” är inte betrott (\(why)). Ange er rot med SSL_CERT_FILE eller ca-file.")
        case .proxy(let why):
            pick(
                "the proxy refused (\(why)). Check HTTPS_PROXY.", sv: "proxyn nekade (\(why)). Kontrollera HTTPS_PROXY."
            )
        case .notEncrypted:
            pick(
                "'\(host)' is not this machine, and only there is plain http allowed.",
                sv: "”\(host)” är inte denna dator, och bara där är http tillåtet.")
        case .noCertificates(let path):
            pick(
                "the certificates in '\(path)' can't be read. Check the file.",
                sv: "certifikaten i ”\(path)” kan inte läsas. Kontrollera filen.")
        case .tooLarge(let count):
            pick(
                "the answer of '\(host)' is larger than \(bytes(Int64(count))).",
                sv: "svaret från ”\(host)” är större än \(bytes(Int64(count))).")
        case .offline:
            pick(
                "--offline forbids the network. Leave it out to go on.",
                sv: "--offline förbjuder nätet. Utelämna det för att gå vidare.")
        case .other(let why): pick("'\(host)': \(why). Try again.", sv: "”\(host)”: \(why). Försök igen.")
        }
    }

    private func defect(_ defect: AnswerDefect) -> String {
        switch defect {
        case .nothing: pick("nothing", sv: "ingenting")
        case .notJSON(let offset):
            pick(
                "something that is no JSON from byte \(count(offset)) on",
                sv: "något som inte är JSON från byte \(count(offset))")
        case .field(let name): pick("no usable '\(name)'", sv: "inget användbart ”\(name)”")
        case .contentType(let type): pick("'\(type)' in place of JSON", sv: "”\(type)” i stället för JSON")
        case .noHeader(let name): pick("no '\(name)' to go on with", sv: "inget ”\(name)” att gå vidare med")
        }
    }

    private func advice(_ defect: AnswerDefect) -> String {
        switch defect {
        case .contentType: pick(" Check proxy and firewall.", sv: " Kontrollera proxy och brandvägg.")
        default: pick(" Try again later.", sv: " Försök igen senare.")
        }
    }
}
