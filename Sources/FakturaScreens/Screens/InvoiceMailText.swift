import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The lines of the E-mail invoice screen.
struct InvoiceMailText {
    /// One line.
    struct Line: Equatable {
        var text: String
        var role = StyleRole.text
        /// Whether it can be selected.
        var isRow = false
        /// Whether it is selected.
        var isMarked = false
    }

    let model: InvoiceMailModel
    let context: DrawContext
    let surface: Surface
    let cells: Int

    private var words: Words { context.words }

    /// The lines from the top.
    var lines: [Line] {
        switch model.stage {
        case .browsing, .adding: browsing
        case .reviewing(let change): review(change)
        case .accepting(let change, _, _): review(change)
        case .confirming(let change, _, _, _): review(change)
        case .sending(let change): review(change) + blank + paragraph(words.mailSending, .work)
        case .over(let outcome):
            paragraph(
                words.mailOutcome(outcome, name: model.report?.subscription.displayName ?? ""),
                outcome.isDone ? .strong : .warning)
                + (outcome.isDone ? blank + noMails : [])
        case .notSent(let sentence): paragraph(sentence, .warning)
        }
    }

    private var browsing: [Line] {
        guard let report = model.report else {
            if case .failed(let sentence) = model.phase { return paragraph(sentence, .warning) }
            return paragraph(words.mailReading, .dim)
        }
        let isRefused = report.mail.reason != nil
        var lines: [Line] = []
        if case .failed(let sentence) = model.phase { lines += paragraph(sentence, .warning) + blank }
        if isRefused { lines += paragraph(words.whyNoMail(report.mail.reason ?? .agreementUnknown), .strong) + blank }
        if let trouble = report.trouble { lines += paragraph(trouble, .warning) + blank }
        if report.keepsRecipients { return lines + portal(report) }
        if !model.canChange, let state = report.state { lines += paragraph(words.mailList(state)) + blank }
        if !rows.isEmpty { lines += rows + blank + problem }
        if !isRefused { lines += paragraph(words.mailWay(report.mail, profileName: report.profileName), .dim) + blank }
        if let hindrance = report.hindrance { lines += paragraph(words.mailNotRead(hindrance), .dim) + blank }
        return lines + (isRefused ? [] : noMails)
    }

    private func portal(_ report: InvoiceMailReport) -> [Line] {
        let steps = words.portalSteps(report.subscription.displayName).enumerated().flatMap { number, step in
            paragraph("\(number + 1). \(step)")
        }
        let way =
            report.mail.reason == nil ? paragraph(words.mailWay(report.mail, profileName: nil), .dim) + blank : []
        let none = words.mailWithoutInvoices(report.subscription).map { paragraph($0, .strong) + blank } ?? []
        return none + paragraph(words.keptRecipientsLead, .dim) + rows + blank + problem
            + paragraph(words.portalLead, .strong) + steps + blank + way + noMails
    }

    private var rows: [Line] {
        model.rows.enumerated().map { index, row in
            Line(text: context.fit(label(row)), role: role(row), isRow: true, isMarked: index == model.selected)
        }
    }

    private func label(_ row: InvoiceMailModel.Row) -> String {
        switch row {
        case .mailing(let isOn): words.mailRow(isOn: isOn, before: model.report?.state?.isOn)
        case .recipient(let address, .kept): "  " + address
        case .recipient(let address, .added): "+ " + address
        case .recipient(let address, .removed): "- " + address
        case .add: "  " + words.addRecipient
        case .review: words.reviewMail
        }
    }

    private func role(_ row: InvoiceMailModel.Row) -> StyleRole {
        switch row {
        case .mailing, .review: .strong
        case .recipient(_, .removed): .dim
        case .recipient, .add: .text
        }
    }

    /// What is wrong with the recipient that was entered.
    private var problem: [Line] {
        guard case .adding(_, let problem?) = model.stage else { return [] }
        return paragraph(words.sentence(for: problem), .warning) + blank
    }

    private func review(_ change: InvoiceMailChange) -> [Line] {
        let name = model.report?.confirmedName ?? ""
        var lines = paragraph(words.mailReviewTitle(profile: name), .strong)
        lines += change.lines.map { line in
            let (sign, text) = words.mailLine(line)
            return Line(text: context.fit("  \(sign) \(text)"), role: sign == " " ? .dim : .text)
        }
        if !change.isOn { lines += blank + paragraph(words.optingOutDeletes(change.deletedByOptingOut), .warning) }
        if change.needsTerms { lines += blank + paragraph(words.mailTerms) }
        return lines
    }

    private var noMails: [Line] {
        model.report.map { paragraph(words.mailsDoNotCome($0.mail), .dim) } ?? []
    }

    private var blank: [Line] { [Line(text: "")] }

    private func paragraph(_ text: String, _ role: StyleRole = .text) -> [Line] {
        surface.wrap(context.fit(text), cells: cells).map { Line(text: $0, role: role) }
    }
}
