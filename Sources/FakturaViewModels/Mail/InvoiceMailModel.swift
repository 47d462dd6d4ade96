public import BillingCore
public import FakturaWords

/// The E-mail invoice screen of a subscription: whether it can be had, how it stands, and a change on its way.
public struct InvoiceMailModel: ScreenModel {
    /// How far a change has come.
    public enum Stage: Equatable, Sendable {
        /// Nothing is typed or sent; the wanted state can be edited.
        case browsing
        /// A recipient is being typed; what is wrong with what was, when it was entered.
        case adding(TypedLine, InvoiceMailProblem?)
        /// What would be sent is shown against what stands; from here it cannot be sent.
        case reviewing(InvoiceMailChange)
        /// What will be sent is shown, and the terms are being accepted in writing.
        case accepting(InvoiceMailChange, TypedLine, isWrong: Bool)
        /// What will be sent is shown, and the billing profile's name is being typed.
        case confirming(InvoiceMailChange, acceptance: String?, TypedLine, isWrong: Bool)
        /// It is sent; no answer yet.
        case sending(InvoiceMailChange)
        /// What became of it.
        case over(Words.MailOutcome)
        /// Nothing was sent, in words.
        case notSent(String)
    }

    /// What can be selected.
    public enum Row: Hashable, Sendable {
        /// Whether invoices are to be mailed.
        case mailing(Bool)
        /// Someone who gets them or is to.
        case recipient(String, Mark)
        /// Adds one.
        case add
        /// Shows what will be sent.
        case review
    }

    /// What becomes of a recipient.
    public enum Mark: Hashable, Sendable {
        case kept, added, removed
    }

    /// The subscription.
    public let subscription: SubscriptionID
    public internal(set) var phase = Phase.loading
    /// What is known; `nil` before the first answer.
    public private(set) var report: InvoiceMailReport?
    /// The state that is wanted, edited here; the same as Azure's until then.
    public private(set) var wanted: InvoiceMailState?
    /// How far a change has come.
    public internal(set) var stage = Stage.browsing
    /// The selected row, from 0.
    public private(set) var selected = 0
    /// The first line on screen.
    public private(set) var firstLine = 0
    /// Whether it has to be asked how it stands.
    var mustLoad = true
    /// How far the lines can be scrolled, as last told.
    private var limit = 0

    /// Starts with nothing known.
    init(subscription: SubscriptionID) { self.subscription = subscription }

    /// Whether only the portal switches it, so that recipients are kept on this machine.
    public var keepsRecipients: Bool { report?.keepsRecipients == true }

    /// Whether it can be changed from here as far as one knows.
    public var canChange: Bool {
        guard let report, case .byAPI = report.mail else { return false }
        return report.state != nil
    }

    /// The rows, in order; none while a change is on its way.
    public var rows: [Row] {
        guard isEditing, let report else { return [] }
        if keepsRecipients { return report.kept.map { .recipient($0, .kept) } + [.add] }
        guard canChange, let before = report.state, let wanted else { return [] }
        let isOn = wanted.isOn == true
        let old = before.recipients.map { Row.recipient($0, isOn && wanted.hasRecipient($0) ? .kept : .removed) }
        let new = wanted.recipients.filter { isOn && !before.hasRecipient($0) }.map { Row.recipient($0, .added) }
        return [.mailing(isOn)] + old + new + (isOn ? [.add] : []) + [.review]
    }

    /// The selected row; `nil` when there are none.
    public var selectedRow: Row? { rows.indices.contains(selected) ? rows[selected] : nil }

    /// What is wanted where it is another state than Azure's, and nothing of it was sent; `nil` where it is the same.
    public var draft: InvoiceMailState? {
        guard isEditing, canChange, let wanted, let known = report?.state else { return nil }
        let draft = InvoiceMailState(isOn: wanted.isOn, recipients: wanted.isOn == true ? wanted.recipients : [])
        return draft.isSame(as: known) ? nil : draft
    }

    /// Whether the wanted state can be edited.
    public var isEditing: Bool {
        switch stage {
        case .browsing, .adding: true
        case .reviewing, .accepting, .confirming, .sending, .over, .notSent: false
        }
    }

    /// The line that is being typed; `nil` when none is.
    public var line: TypedLine? {
        switch stage {
        case .adding(let line, _), .accepting(_, let line, _), .confirming(_, _, let line, _): line
        case .browsing, .reviewing, .sending, .over, .notSent: nil
        }
    }

    // MARK: Changes

    /// Takes what is known; what was edited stays, and a change on its way goes on.
    mutating func load(_ report: InvoiceMailReport) {
        let isEdited =
            if let wanted, let known = self.report?.state { !wanted.isSame(as: known) } else { wanted != nil }
        self.report = report
        phase = .loaded
        mustLoad = false
        if !isEdited { wanted = report.state }
        guard isEditing else { return }
        selected = min(selected, max(0, rows.count - 1))
    }

    /// Forgets what was edited: it is so now.
    mutating func forgetDraft() { wanted = nil }

    /// It could not be found out, in words.
    mutating func fail(_ sentence: String) {
        phase = .failed(sentence)
        mustLoad = false
    }

    /// Recipients are kept now.
    mutating func keep(_ recipients: [String]) {
        guard let report else { return }
        let wasAdding = selectedRow == .add
        defer { settle(wasAdding: wasAdding) }
        self.report = InvoiceMailReport(
            subscription: report.subscription, mail: report.mail, profileName: report.profileName, state: report.state,
            trouble: report.trouble, kept: recipients, hindrance: report.hindrance)
    }

    /// The selection stays among the rows; who adds one may want to add another.
    private mutating func settle(wasAdding: Bool) {
        let row = wasAdding ? rows.firstIndex(of: .add) : nil
        selected = row ?? min(selected, max(0, rows.count - 1))
    }

    /// Turns the wanted mailing on or off, or takes a recipient out or back in.
    mutating func toggle(_ row: Row) {
        switch row {
        case .mailing(let isOn): wanted?.isOn = !isOn
        case .recipient(let address, .removed):
            // Who is off the list because nothing is mailed comes back with the mailing.
            if wanted?.isOn != true {
                wanted?.isOn = true
            } else {
                wanted?.recipients.append(address)
            }
        case .recipient(let address, _):
            wanted?.recipients.removeAll { MailAddress.isSame($0, address) }
            selected = min(selected, max(0, rows.count - 1))
        case .add, .review: break
        }
    }

    /// Adds what was typed to the wanted recipients.
    ///
    /// - Throws: ``InvoiceMailProblem`` for what is no address or is there already.
    mutating func add(_ text: String) throws(InvoiceMailProblem) {
        guard let wanted else { return }
        defer { settle(wasAdding: true) }
        self.wanted?.recipients += try InvoiceMailChange.check([text], in: wanted)
    }

    /// The change that the wanted state comes down to.
    ///
    /// - Throws: ``InvoiceMailProblem``.
    func change() throws(InvoiceMailProblem) -> InvoiceMailChange {
        guard let before = report?.state, let wanted else { throw .nothingToChange }
        return try InvoiceMailChange(from: before, to: wanted)
    }

    /// Shows what will be sent, ready for its confirmation to be typed; the sample account lets one try that, too.
    mutating func review(_ change: InvoiceMailChange) {
        if let hindrance = report?.hindrance, hindrance != .demo { return enter(.reviewing(change)) }
        enter(
            change.needsTerms
                ? .accepting(change, TypedLine(), isWrong: false)
                : .confirming(change, acceptance: nil, TypedLine(), isWrong: false))
    }

    /// Changes what is being typed.
    mutating func type(_ edit: TypedLine.Edit) {
        switch stage {
        case .adding(var line, _):
            line.apply(edit)
            stage = .adding(line, nil)
        case .accepting(let change, var line, _):
            line.apply(edit)
            stage = .accepting(change, line, isWrong: false)
        case .confirming(let change, let acceptance, var line, _):
            line.apply(edit)
            stage = .confirming(change, acceptance: acceptance, line, isWrong: false)
        case .browsing, .reviewing, .sending, .over, .notSent: break
        }
    }

    /// One step back; says whether there was one, so that the screen stays.
    mutating func stepBack() -> Bool {
        switch stage {
        case .browsing, .sending: return false
        case .over, .notSent: return false
        case .adding, .reviewing, .accepting, .confirming(_, acceptance: nil, _, _): stage = .browsing
        case .confirming(let change, _?, _, _): stage = .accepting(change, TypedLine(), isWrong: false)
        }
        firstLine = 0
        return true
    }

    /// Shows the stage from its first line.
    mutating func enter(_ stage: Stage) {
        self.stage = stage
        firstLine = 0
    }

    // MARK: ScreenModel

    public var request: Request? { nil }
    public var provenance: Provenance? { nil }
    public var isEmpty: Bool { report == nil }
    public mutating func receive(_ answer: Answer) {}
    public mutating func startLoading() {
        phase = .loading
        // One question at a time, however often the store changes meanwhile.
        mustLoad = false
    }

    /// Moves the selection; past its last row, and where there are none, the text scrolls.
    public mutating func move(_ move: ListMove) {
        // What is typed below a text scrolls it; the row selected before is gone back to.
        if rows.isEmpty { return scroll(move) }
        let last = max(0, rows.count - 1)
        let steps =
            switch move {
            case .by(let rows): rows
            case .page(let pages): pages * 8
            case .halfPage(let halves): halves * 4
            case .first: -(selected + firstLine)
            case .last: last - selected + limit
            }
        if steps > 0 {
            let taken = min(steps, last - selected)
            selected += taken
            firstLine = min(limit, firstLine + steps - taken)
        } else {
            let scrolled = min(-steps, firstLine)
            firstLine -= scrolled
            selected = max(0, selected + steps + scrolled)
        }
    }

    private mutating func scroll(_ move: ListMove) {
        let line =
            switch move {
            case .by(let lines): firstLine + lines
            case .page(let pages): firstLine + pages * 8
            case .halfPage(let halves): firstLine + halves * 4
            case .first: 0
            case .last: limit
            }
        firstLine = min(limit, max(0, line))
    }

    /// How far the lines can be scrolled, and one more.
    public var viewport: Int { limit + 1 }
    public mutating func setViewport(_ rows: Int) {
        limit = max(0, rows - 1)
        firstLine = min(firstLine, limit)
    }
}
