/// How the mailing of a billing profile's invoices stands.
public struct InvoiceMailState: Hashable, Sendable {
    /// Whether invoices are mailed; `nil` when Azure does not say.
    public var isOn: Bool?
    /// Who gets them besides those with a role on the profile, in Azure's order.
    public var recipients: [String]

    /// Creates a state.
    public init(isOn: Bool?, recipients: [String] = []) {
        self.isOn = isOn
        self.recipients = recipients
    }

    /// Whether an address is among the recipients, whatever its case.
    public func hasRecipient(_ address: String) -> Bool {
        recipients.contains { MailAddress.isSame($0, address) }
    }

    /// Whether it is the same for those who get mail: order and case of addresses do not count.
    public func isSame(as other: InvoiceMailState) -> Bool {
        func normal(_ texts: [String]) -> [String] { texts.map { $0.lowercased() }.sorted() }
        return isOn == other.isOn && normal(recipients) == normal(other.recipients)
    }
}

/// What is asked for.
public enum InvoiceMailWish: Hashable, Sendable {
    /// Invoices are to be mailed, to these too.
    case optIn(recipients: [String])
    /// Invoices are not to be mailed any more; the recipients are deleted with it.
    case optOut
    /// These are to get them too.
    case add([String])
    /// These are not to get them any more.
    case remove([String])
}

extension InvoiceMailWish {
    /// The recipients kept on this machine as they are after it; who is there already stays once, who is gone stays so.
    public func applied(to kept: [String]) -> [String] {
        switch self {
        case .optIn(let recipients), .add(let recipients):
            recipients.reduce(into: kept) { kept, address in
                if !kept.contains(where: { MailAddress.isSame($0, address) }) { kept.append(address) }
            }
        case .remove(let recipients):
            kept.filter { address in !recipients.contains { MailAddress.isSame($0, address) } }
        case .optOut: []
        }
    }
}

/// Why a wish cannot be had.
public enum InvoiceMailProblem: Error, Hashable, Sendable {
    /// A text is no address.
    case address(String, MailAddress.Defect)
    /// An address is there already, or was named twice.
    case duplicate(String)
    /// An address to remove is not there; those that are.
    case notARecipient(String, known: [String])
    /// More recipients than faktura sends; Azure documents no limit of its own.
    case tooMany(limit: Int)
    /// Recipients belong to invoices that are mailed: opting in comes first.
    case notOptedIn
    /// It is so already.
    case nothingToChange
    /// The terms were not accepted in the words asked for.
    case termsNotAccepted(phrase: String)
    /// What was typed is not the billing profile's name.
    case notConfirmed(name: String)
    /// Someone changed it between reading and sending: what Azure has now.
    case changedMeanwhile(InvoiceMailState)
}

/// A change of who gets a billing profile's invoices: as it stands, and as it is to be.
public struct InvoiceMailChange: Hashable, Sendable {
    /// One line of what will be sent, against what stands.
    public enum Line: Hashable, Sendable {
        /// Whether invoices are mailed, before and after; the same where it stays.
        case mailing(from: Bool?, to: Bool)
        case added(String)
        case removed(String)
        case kept(String)
    }

    /// As Azure has it.
    public let before: InvoiceMailState
    /// As it is to be; whether invoices are mailed is known.
    public let after: InvoiceMailState

    /// Most recipients that are sent.
    public static let mostRecipients = 50

    /// Creates a change to a state that was put together elsewhere.
    ///
    /// - Throws: ``InvoiceMailProblem`` when the state cannot be had or is the same.
    public init(from before: InvoiceMailState, to after: InvoiceMailState) throws(InvoiceMailProblem) {
        try Self.check(after.recipients.filter { !before.hasRecipient($0) }, in: InvoiceMailState(isOn: nil))
        guard after.recipients.count <= Self.mostRecipients else { throw .tooMany(limit: Self.mostRecipients) }
        let isOn = after.isOn ?? false
        // Azure deletes them; so that nobody wonders, they are not sent.
        let wanted = InvoiceMailState(isOn: isOn, recipients: isOn ? after.recipients : [])
        guard !wanted.isSame(as: before) else { throw .nothingToChange }
        self.before = before
        self.after = wanted
    }

    /// Creates the change that a wish comes down to.
    ///
    /// - Throws: ``InvoiceMailProblem``.
    public init(_ wish: InvoiceMailWish, to before: InvoiceMailState) throws(InvoiceMailProblem) {
        var after = before
        switch wish {
        case .optIn(let recipients):
            after.isOn = true
            after.recipients += try Self.check(recipients, in: before)
        case .optOut: after = InvoiceMailState(isOn: false)
        case .add(let recipients):
            guard before.isOn == true else { throw .notOptedIn }
            after.recipients += try Self.check(recipients, in: before)
        case .remove(let recipients):
            for address in recipients {
                guard after.hasRecipient(address) else {
                    throw .notARecipient(address, known: before.recipients)
                }
                after.recipients.removeAll { MailAddress.isSame($0, address) }
            }
        }
        try self.init(from: before, to: after)
    }

    /// The addresses that texts are, each new and once.
    ///
    /// - Throws: ``InvoiceMailProblem`` for the first that is none, is there already or stands twice.
    @discardableResult
    public static func check(
        _ texts: [String], in state: InvoiceMailState
    ) throws(InvoiceMailProblem) -> [String] {
        var state = state
        let known = state.recipients.count
        for text in texts {
            let address: String
            do throws(MailAddress.Defect) {
                address = try MailAddress(text).text
            } catch {
                throw .address(text, error)
            }
            guard !state.hasRecipient(address) else { throw .duplicate(address) }
            state.recipients.append(address)
        }
        guard state.recipients.count <= mostRecipients else { throw .tooMany(limit: mostRecipients) }
        return Array(state.recipients.dropFirst(known))
    }

    /// What will be sent, line by line.
    public var lines: [Line] {
        let kept = after.recipients.map { before.hasRecipient($0) ? Line.kept($0) : .added($0) }
        let removed = before.recipients.filter { !after.hasRecipient($0) }.map { Line.removed($0) }
        return [.mailing(from: before.isOn, to: isOn)] + kept + removed
    }

    /// Whether invoices are to be mailed.
    public var isOn: Bool { after.isOn ?? false }
    /// Whether terms have to be accepted: invoices were not mailed, and are to be.
    public var needsTerms: Bool { isOn && before.isOn != true }
    /// Recipients that Azure deletes because nothing is mailed any more.
    public var deletedByOptingOut: [String] { isOn ? [] : before.recipients }

    /// Whether a state read back is what was sent.
    public func isFulfilled(by state: InvoiceMailState) -> Bool { state.isSame(as: after) }
}

/// A change that a person confirmed in writing: the only thing that may be sent to Azure.
public struct ConfirmedInvoiceMailChange: Hashable, Sendable {
    /// The change.
    public let change: InvoiceMailChange
    /// The billing profile it is for.
    public let place: InvoiceMail.ProfilePlace

    /// What accepts the terms, in the languages of the program; the first is the one of scripts.
    public static let acceptances = ["I accept", "Jag godkänner"]

    /// Takes the confirmation.
    ///
    /// - Parameters:
    ///   - mail: What was decided for the subscription; only what the API switches can be confirmed.
    ///   - profileName: The billing profile's name, else its identifier.
    ///   - typed: What the person typed; it has to be that name.
    ///   - acceptance: What the person typed to accept the terms, where ``InvoiceMailChange/needsTerms``.
    /// - Throws: ``InvoiceMailProblem/termsNotAccepted(phrase:)`` or ``InvoiceMailProblem/notConfirmed(name:)``.
    public init?(
        _ change: InvoiceMailChange, of mail: InvoiceMail, profileName: String, typed: String, acceptance: String?
    ) throws(InvoiceMailProblem) {
        guard case .byAPI(let place, _) = mail else { return nil }
        if change.needsTerms, !Self.accepts(acceptance ?? "") {
            throw .termsNotAccepted(phrase: Self.acceptances[0])
        }
        guard typed == profileName, !typed.isEmpty else { throw .notConfirmed(name: profileName) }
        self.change = change
        self.place = place
    }

    /// Whether a text accepts the terms.
    public static func accepts(_ text: String) -> Bool { acceptances.contains(text) }
}
