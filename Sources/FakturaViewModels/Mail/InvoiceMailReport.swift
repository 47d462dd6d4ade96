public import BillingCore
public import FakturaWords

/// What is known of the mailing of a subscription's invoices.
public struct InvoiceMailReport: Equatable, Sendable {
    /// The subscription.
    public let subscription: Subscription
    /// Whether it can be had, and how.
    public let mail: InvoiceMail
    /// The billing profile's name; `nil` where there is none or it is unknown.
    public let profileName: String?
    /// How it stands at Azure; `nil` where no API tells, or it could not be read.
    public let state: InvoiceMailState?
    /// Why the state could not be read, in words; `nil` when it was, or there is none to read.
    public let trouble: String?
    /// Recipients that are kept on this machine, for what only the portal switches.
    public let kept: [String]
    /// Why nothing can be sent from here; `nil` when it can.
    public let hindrance: Words.MailHindrance?

    /// Creates a report.
    public init(
        subscription: Subscription, mail: InvoiceMail, profileName: String? = nil, state: InvoiceMailState? = nil,
        trouble: String? = nil, kept: [String] = [], hindrance: Words.MailHindrance? = nil
    ) {
        self.subscription = subscription
        self.mail = mail
        self.profileName = profileName
        self.state = state
        self.trouble = trouble
        self.kept = kept
        self.hindrance = hindrance
    }

    /// What has to be typed to confirm a change: the billing profile's name, else its identifier.
    public var confirmedName: String { profileName ?? mail.place?.profile ?? "" }

    /// Whether recipients are kept on this machine: where only the portal switches.
    public var keepsRecipients: Bool { mail.wayCode == "portal" }
}

extension Words.MailHindrance {
    /// Why Azure was not asked, as a word that scripts can rely on.
    var code: String {
        switch self {
        case .offline: "offline"
        case .demo: "demo"
        case .files: "files"
        case .notSignedIn: "not-signed-in"
        }
    }
}

/// The rows of `email`: one for each subscription.
public enum InvoiceMailRows {
    /// The rows.
    public static func table(_ reports: [InvoiceMailReport]) -> ReportTable {
        ReportTable(
            TableHeader(
                noun: "email", asOf: nil,
                facts: [.init("notRead", .optional(reports.lazy.compactMap(\.hindrance).first?.code))],
                columns: [
                    .init("subscriptionId", isWide: true), .init("subscriptionName"), .init("agreement"), .init("way"),
                    .init("reason"), .init("billingProfileId", isWide: true), .init("billingProfileName"),
                    .init("emailInvoice"), .init("recipients"), .init("keptRecipients"),
                ]),
            rows: reports.map(values))
    }

    private static func values(of report: InvoiceMailReport) -> [TableValue] {
        let subscription = report.subscription
        return [
            .text(subscription.id.rawValue), .optional(subscription.name), .optional(subscription.agreement?.rawValue),
            .text(report.mail.wayCode), .optional(report.mail.reason?.code), .optional(report.mail.place?.profile),
            .optional(report.profileName), .optional(report.state?.isOn.map { $0 ? "on" : "off" }),
            report.state.map { .texts($0.recipients) } ?? .none, .texts(report.kept),
        ]
    }
}
