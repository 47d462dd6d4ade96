public import BillingCore
public import FakturaWords

/// What the program asks of whoever mails invoices.
public enum MailOrder: Equatable, Sendable {
    /// How it stands; answered by ``MailIntent/loaded(_:)`` or ``MailIntent/notLoaded(_:_:)``.
    case load(SubscriptionID)
    /// Adds or removes recipients kept on this machine, whatever the list has become; answered by ``MailIntent/kept(_:_:)`` or ``MailIntent/notKept(_:_:)``.
    case keep(InvoiceMailWish, SubscriptionID)
    /// Changes it at Azure; answered by ``MailIntent/sent(_:_:)`` or ``MailIntent/notSent(_:_:)``.
    case send(ConfirmedInvoiceMailChange, SubscriptionID)
}

/// What the user does with the mailing of invoices, and what is answered to a ``MailOrder``.
public enum MailIntent: Equatable, Sendable {
    /// The screen opens, for the selected subscription.
    case opened
    /// What is typed changes.
    case typed(TypedLine.Edit)
    /// How it stands.
    case loaded(InvoiceMailReport)
    /// It could not be found out, in words.
    case notLoaded(String, SubscriptionID)
    /// These recipients are kept.
    case kept([String], SubscriptionID)
    /// Nothing was kept, in words.
    case notKept(String, SubscriptionID)
    /// What became of a change.
    case sent(Words.MailOutcome, SubscriptionID)
    /// Nothing was sent, in words.
    case notSent(String, SubscriptionID)

    /// Whether a key stands behind it.
    var isFromUser: Bool {
        switch self {
        case .opened, .typed: true
        case .loaded, .notLoaded, .kept, .notKept, .sent, .notSent: false
        }
    }
}
