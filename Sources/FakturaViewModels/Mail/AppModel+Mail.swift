public import BillingCore
import FakturaWords

/// The E-mail invoice screen, and the only change that faktura makes at Azure.
extension AppModel {
    /// The one subscription that the screen in front is about; `nil` for several.
    public var mailedSubscription: SubscriptionID? {
        let scope: Scope? =
            if case .subscriptions(let model) = front.screen { model.selectedScope } else { front.scope }
        guard case .subscriptions(let ids) = scope, ids.count == 1 else { return nil }
        return ids[0]
    }

    /// The E-mail invoice screen, when it is in front.
    public var mailInFront: InvoiceMailModel? {
        if case .mail(let model) = front.screen { model } else { nil }
    }

    mutating func handleMail(_ intent: MailIntent) -> [Effect] {
        switch intent {
        case .opened:
            guard mailInFront == nil, let id = mailedSubscription else { return [] }
            let sent = mailBeingSent.flatMap { $0.subscription == id ? $0 : nil }
            return push(.mail(sent ?? InvoiceMailModel(subscription: id)))
        case .typed(let edit): updateMail { $0.type(edit) }
        case .loaded(let report): updateMail(of: report.subscription.id) { $0.load(report) }
        case .notLoaded(let sentence, let id):
            messages.insert(Message(isWarning: true, text: sentence), at: 0)
            updateMail(of: id) { $0.fail(sentence) }
        case .kept(let recipients, let id):
            var before = 0
            updateMail(of: id) { model in
                before = model.report?.kept.count ?? 0
                model.keep(recipients)
            }
            let text = words.mailKept(recipients.count, isRemoval: recipients.count < before)
            say(Message(isWarning: false, text: text))
        case .notKept(let sentence, _): say(Message(isWarning: true, text: sentence))
        case .sent(let outcome, let id):
            mailBeingSent = nil
            tell(outcome, of: id)
        case .notSent(let sentence, let id):
            mailBeingSent = nil
            messages.insert(Message(isWarning: true, text: sentence), at: 0)
            if !updateMail(of: id, { $0.enter(.notSent(sentence)) }) { say(Message(isWarning: true, text: sentence)) }
        }
        return []
    }

    /// What the screen in front asks for that the store does not answer.
    mutating func askForMail() -> [Effect] {
        guard let model = mailInFront else { return [] }
        stack[stack.count - 1].isStale = false
        guard model.mustLoad, !model.isBusy else { return [] }
        updateMail { $0.startLoading() }
        return [.mail(.load(model.subscription))]
    }

    /// Asks anew how it stands, as soon as the screen is asked for.
    mutating func mailIsOld() { updateMail { $0.mustLoad = true } }

    /// The outcome is shown where the change was made, and said wherever one is.
    private mutating func tell(_ outcome: Words.MailOutcome, of id: SubscriptionID) {
        let text = words.mailOutcome(outcome, name: subscriptionNames[id] ?? id.rawValue)
        let isShown = updateMail(of: id) {
            $0.enter(.over(outcome))
            $0.mustLoad = true
            if outcome.isDone { $0.forgetDraft() }
        }
        let message = Message(isWarning: !outcome.isDone, text: text)
        if isShown { messages.insert(message, at: 0) } else { say(message) }
    }

    // MARK: Keys

    /// What Enter does on the screen.
    mutating func open(_ model: InvoiceMailModel) -> [Effect] {
        switch model.stage {
        case .browsing: return choose(model)
        case .adding(let line, _): return add(line, to: model)
        case .reviewing:
            guard let hindrance = model.report?.hindrance else { return [] }
            let sentence = words.mailNotSent(hindrance)
            updateMail { $0.enter(.notSent(sentence)) }
        case .accepting(let change, let line, _):
            let isAccepted = ConfirmedInvoiceMailChange.accepts(line.text)
            updateMail {
                $0.enter(
                    isAccepted
                        ? .confirming(change, acceptance: line.text, TypedLine(), isWrong: false)
                        : .accepting(change, line, isWrong: true))
            }
        case .confirming(let change, let acceptance, let line, _):
            return send(change, acceptance, line, in: model)
        case .sending: return []
        case .over, .notSent:
            updateMail { $0.enter(.browsing) }
            return askForMail()
        }
        return []
    }

    private mutating func choose(_ model: InvoiceMailModel) -> [Effect] {
        guard let row = model.selectedRow else { return [] }
        switch row {
        case .add: updateMail { $0.stage = .adding(TypedLine(), nil) }
        case .review:
            do throws(InvoiceMailProblem) {
                let change = try model.change()
                updateMail { $0.review(change) }
            } catch {
                notice = Message(isWarning: false, text: words.sentence(for: error))
            }
        case .recipient(let address, _) where model.keepsRecipients:
            return keep(.remove([address]), model)
        case .mailing, .recipient: updateMail { $0.toggle(row) }
        }
        return []
    }

    private mutating func add(_ line: TypedLine, to model: InvoiceMailModel) -> [Effect] {
        // An empty line ends the adding.
        guard !line.text.isEmpty else {
            updateMail { $0.stage = .browsing }
            return []
        }
        do throws(InvoiceMailProblem) {
            guard model.keepsRecipients else {
                var changed = model
                try changed.add(line.text)
                changed.stage = .browsing
                stack[stack.count - 1].screen = .mail(changed)
                return []
            }
            let kept = model.report?.kept ?? []
            let new = try InvoiceMailChange.check([line.text], in: InvoiceMailState(isOn: nil, recipients: kept))
            updateMail { $0.stage = .browsing }
            return keep(.add(new), model)
        } catch {
            updateMail { $0.stage = .adding(line, error) }
            return []
        }
    }

    /// Has recipients kept on this machine; the sample account's for as long as the screen is open.
    private mutating func keep(_ wish: InvoiceMailWish, _ model: InvoiceMailModel) -> [Effect] {
        switch model.report?.hindrance {
        case .demo, .files: handleMail(.kept(wish.applied(to: model.report?.kept ?? []), model.subscription))
        case .offline, .notSignedIn, nil: [.mail(.keep(wish, model.subscription))]
        }
    }

    private mutating func send(
        _ change: InvoiceMailChange, _ acceptance: String?, _ line: TypedLine, in model: InvoiceMailModel
    ) -> [Effect] {
        guard let report = model.report else { return [] }
        // One at a time: each is checked against what Azure has, which the other one changes.
        if let other = mailBeingSent?.subscription {
            notice = Message(
                isWarning: true, text: words.mailIsBusy(subscriptionNames[other] ?? other.rawValue))
            return []
        }
        do throws(InvoiceMailProblem) {
            guard
                let confirmed = try ConfirmedInvoiceMailChange(
                    change, of: report.mail, profileName: report.confirmedName, typed: line.text,
                    acceptance: acceptance)
            else { return [] }
            if let hindrance = report.hindrance {
                let sentence = words.mailNotSent(hindrance)
                updateMail { $0.enter(.notSent(sentence)) }
                return []
            }
            updateMail { $0.enter(.sending(change)) }
            mailBeingSent = mailInFront
            return [.mail(.send(confirmed, model.subscription))]
        } catch {
            updateMail { $0.stage = .confirming(change, acceptance: acceptance, line, isWrong: true) }
            return []
        }
    }

    /// One step back on the screen; says whether there was one.
    mutating func stepBackInMail() -> Bool {
        guard var model = mailInFront, model.stepBack() else { return false }
        stack[stack.count - 1].screen = .mail(model)
        return true
    }

    /// Changes the screen in front, if it is this one.
    private mutating func updateMail(_ change: (inout InvoiceMailModel) -> Void) {
        guard var model = mailInFront else { return }
        change(&model)
        stack[stack.count - 1].screen = .mail(model)
    }

    /// Changes the screens of a subscription, wherever they are; says whether there is one in front.
    @discardableResult
    private mutating func updateMail(of id: SubscriptionID, _ change: (inout InvoiceMailModel) -> Void) -> Bool {
        for index in stack.indices {
            guard case .mail(var model) = stack[index].screen, model.subscription == id else { continue }
            change(&model)
            stack[index].screen = .mail(model)
        }
        return mailInFront?.subscription == id
    }
}

extension InvoiceMailModel {
    /// Whether a change is being sent.
    var isBusy: Bool { if case .sending = stage { true } else { false } }
}
