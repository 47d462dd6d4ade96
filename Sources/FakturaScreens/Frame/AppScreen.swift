import BillingCore
public import FakturaViewModels
import FakturaWords
public import TerminalKit

/// Draws the whole program: the screen in front in its frame, and what stands before it.
///
/// Title, body, status line, hint line, from the top; a surface below 40×10 gets one sentence.
public enum AppScreen {
    /// The smallest surface that a screen is drawn on.
    public static let smallest = ScreenSize(columns: 40, rows: 10)

    /// Draws everything.
    public static func draw(_ app: AppModel, on surface: inout Surface) {
        guard surface.columns >= smallest.columns, surface.rows >= smallest.rows else {
            let text = app.words.tooSmall(columns: surface.columns, rows: surface.rows)
            surface.paragraph(context(app, surface.glyphs).fit(text), in: surface.bounds)
            return
        }
        let context = context(app, surface.glyphs)
        let parts = split(surface.bounds)
        let text = text(of: app.front.screen, context)
        drawTitle(text, app, context, on: &surface, in: parts.title)
        switch app.overlay {
        case .help(let line): help(app, context, firstLine: line).draw(on: &surface, in: parts.body)
        case .messages(let line): drawMessages(app, context, firstLine: line, on: &surface, in: parts.body)
        case .why(let why, let line): WhyPane.draw(why, firstLine: line, context, on: &surface, in: parts.body)
        case .account(.signIn(let signIn)): SignInPane.draw(signIn, context, on: &surface, in: parts.body)
        case .sortMenu, .saving, .currency, .themes, .account, .downloads, nil:
            drawBody(of: app.front.screen, context, on: &surface, in: parts.body)
        }
        if case .sortMenu(let index) = app.overlay {
            sortMenu(app, index, surface.glyphs).draw(on: &surface, in: parts.body)
        }
        savingMenu(app, context)?.draw(on: &surface, in: parts.body)
        downloadMenu(app, context)?.draw(on: &surface, in: parts.body)
        if case .account(.menu(let menu)) = app.overlay {
            AccountListScreen.menu(menu, app.words).draw(on: &surface, in: parts.body)
        }
        if case .themes(let picker) = app.overlay { ThemeMenu.draw(picker, context, on: &surface, in: parts.body) }
        drawStatus(app, text, context, on: &surface, in: parts.status)
        HintLine(AppKeys.table(for: app).hintEntries).draw(on: &surface, in: parts.hint)
        link(app, on: &surface)
    }

    /// What the model has to know of a surface of this size.
    ///
    /// The rows that the list in front has room for; of help and messages, how far they can be scrolled.
    public static func listRows(_ app: AppModel, size: ScreenSize, glyphs: GlyphSet) -> Int {
        let body = split(Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)).body
        let context = context(app, glyphs)
        if app.isTextInFront {
            let surface = Surface(columns: size.columns, rows: 0, width: .builtIn, glyphs: glyphs)
            if case .help = app.overlay { return help(app, context).maximumFirstLine(on: surface, in: body) }
            if case .why(let parts, _) = app.overlay {
                return WhyPane.maximumFirstLine(parts, context, surface, in: body)
            }
            if case .account = app.overlay { return SignInPane.maximumFirstLine(context, surface, in: body) }
            let area = body.inset(rows: 1, columns: 2)
            return max(0, messageLines(app, context, surface, cells: area.columns).count - area.rows)
        }
        let rows =
            switch app.front.screen {
            case .subscriptions(let model): SubscriptionListScreen.listRows(model, context, in: body)
            case .history(let model): BillingHistoryScreen.listRows(model, context, in: body)
            case .statement(let model): StatementScreen.listRows(model, context, in: body)
            case .reconciliation(let model): ReconciliationScreen.listRows(model, context, in: body)
            case .dailyUsage(let model): DailyUsageScreen.listRows(model, context, in: body)
            case .usageLines(let model): UsageLineListScreen.listRows(model, context, in: body)
            case .usageLine(let model): UsageLineScreen.listRows(model, context, in: body)
            case .accounts(let model): AccountListScreen.listRows(model, context, in: body)
            case .activities(let model): ActivityListScreen.listRows(model, context, in: body)
            case .activity(let model): ActivityScreen.listRows(model, context, in: body)
            case .invoices(let model): InvoiceListScreen.listRows(model, context, in: body)
            case .invoiceText(let model): InvoiceTextScreen.listRows(model, context, in: body)
            case .mail(let model): InvoiceMailScreen.listRows(model, context, in: body)
            }
        return max(1, rows)
    }

    private static func context(_ app: AppModel, _ glyphs: GlyphSet) -> DrawContext {
        DrawContext(
            words: app.words, subscriptionNames: app.subscriptionNames, asOf: app.asOf, now: app.now, work: app.work,
            importFailure: app.importFailure, activityFacts: app.activityFacts, glyphs: glyphs,
            leftOut: app.leftOut.map(\.displayName), isOnlyAmortized: app.isOnlyAmortized)
    }

    private static func split(_ bounds: Rect) -> (title: Rect, body: Rect, status: Rect, hint: Rect) {
        var body = bounds
        let title = body.takeTop(1)
        let hint = body.takeBottom(1)
        let status = body.takeBottom(1)
        return (title, body, status, hint)
    }

    private static func text(of screen: Screen, _ context: DrawContext) -> ScreenText {
        switch screen {
        case .subscriptions(let model): SubscriptionListScreen.text(model, context)
        case .history(let model): BillingHistoryScreen.text(model, context)
        case .statement(let model): StatementScreen.text(model, context)
        case .reconciliation(let model): ReconciliationScreen.text(model, context)
        case .dailyUsage(let model): DailyUsageScreen.text(model, context)
        case .usageLines(let model): UsageLineListScreen.text(model, context)
        case .usageLine(let model): UsageLineScreen.text(model, context)
        case .accounts(let model): AccountListScreen.text(model, context)
        case .activities(let model): ActivityListScreen.text(model, context)
        case .activity(let model): ActivityScreen.text(model, context)
        case .invoices(let model): InvoiceListScreen.text(model, context)
        case .invoiceText(let model): InvoiceTextScreen.text(model, context)
        case .mail(let model): InvoiceMailScreen.text(model, context)
        }
    }

    private static func drawBody(
        of screen: Screen, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        switch screen {
        case .subscriptions(let model): SubscriptionListScreen.draw(model, context, on: &surface, in: rect)
        case .history(let model): BillingHistoryScreen.draw(model, context, on: &surface, in: rect)
        case .statement(let model): StatementScreen.draw(model, context, on: &surface, in: rect)
        case .reconciliation(let model): ReconciliationScreen.draw(model, context, on: &surface, in: rect)
        case .dailyUsage(let model): DailyUsageScreen.draw(model, context, on: &surface, in: rect)
        case .usageLines(let model): UsageLineListScreen.draw(model, context, on: &surface, in: rect)
        case .usageLine(let model): UsageLineScreen.draw(model, context, on: &surface, in: rect)
        case .accounts(let model): AccountListScreen.draw(model, context, on: &surface, in: rect)
        case .activities(let model): ActivityListScreen.draw(model, context, on: &surface, in: rect)
        case .activity(let model): ActivityScreen.draw(model, context, on: &surface, in: rect)
        case .invoices(let model): InvoiceListScreen.draw(model, context, on: &surface, in: rect)
        case .invoiceText(let model): InvoiceTextScreen.draw(model, context, on: &surface, in: rect)
        case .mail(let model): InvoiceMailScreen.draw(model, context, on: &surface, in: rect)
        }
    }

    /// The breadcrumb, and as much of the note as leaves it whole.
    private static func drawTitle(
        _ text: ScreenText, _ app: AppModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        let name: String? =
            switch app.overlay {
            case .help: app.words.screen(.help)
            case .messages: app.words.screen(.messages)
            case .why: app.words.whyTitle
            case .sortMenu, .saving, .currency, .themes, .account, .downloads, nil: text.name
            }
        let path = surface.measure(text.path.joined(separator: " \(context.glyphs.separator) "))
        let notes = context.notes(of: name, text.provenance)
        let note = notes.first { path + 2 + surface.measure($0) <= rect.columns } ?? notes.last ?? ""
        TitleLine(path: text.path, note: note).draw(on: &surface, in: rect)
    }

    private static func sortMenu(_ app: AppModel, _ index: Int, _ glyphs: GlyphSet) -> Menu {
        let current = app.frontModel.sortIndex
        let items = app.frontModel.sortColumns.enumerated().map { place, column in
            let note =
                current?.index == place ? (current?.isDescending == true ? glyphs.descending : glyphs.ascending) : ""
            return Menu.Item(app.words.sortName(column.rawValue), note: note)
        }
        return Menu(title: app.words.sortMenu, items: items, selected: index)
    }

    private static func drawMessages(
        _ app: AppModel, _ context: DrawContext, firstLine: Int, on surface: inout Surface, in rect: Rect
    ) {
        let area = rect.inset(rows: 1, columns: 2)
        let lines = messageLines(app, context, surface, cells: area.columns)
        let first = min(firstLine, max(0, lines.count - area.rows))
        for (offset, line) in lines.dropFirst(first).prefix(area.rows).enumerated() {
            surface.write(
                line.text, row: area.row + offset, column: area.column, role: line.isWarning ? .warning : .text,
                maxCells: area.columns)
        }
    }

    private static func messageLines(
        _ app: AppModel, _ context: DrawContext, _ surface: Surface, cells: Int
    ) -> [(text: String, isWarning: Bool)] {
        guard !app.messages.isEmpty else { return [(app.words.noMessages, false)] }
        let blocks = app.messages.map { message in
            surface.wrap(context.fit(message.text), cells: cells).map { ($0, message.isWarning) }
        }
        return Array(blocks.joined(separator: [("", false)]))
    }

    private static func help(_ app: AppModel, _ context: DrawContext, firstLine: Int = 0) -> HelpSheet {
        let groups = AppKeys.helpGroups(for: app).map { group in
            HelpSheet.Group(
                title: group.title, entries: group.entries,
                text: context.fit(group.text))
        }
        return HelpSheet(groups: groups, firstLine: firstLine)
    }

    private static func drawStatus(
        _ app: AppModel, _ text: ScreenText, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        let filter = app.frontModel.filter
        if filter.isEditing, app.overlay == nil {
            FilterPrompt(field: TextField(filter.text), note: text.filterNote).draw(on: &surface, in: rect)
            return
        }
        if let prompt = pathPrompt(app) ?? currencyPrompt(app, context) ?? mailPrompt(app, context) {
            return prompt.draw(on: &surface, in: rect)
        }
        // At home, where there are no figures yet, the body says what is read.
        let isFailed = if case .failed = app.frontModel.phase { true } else { false }
        let isWithoutFigures = app.stack.count == 1 && app.frontModel.isEmpty && !isFailed
        let running =
            app.work.flatMap { progress -> StatusLine.Part? in
                if isWithoutFigures, !app.isTextInFront { return nil }
                let text = isWithoutFigures ? app.words.importing(progress) : app.words.partial(progress)
                return StatusLine.Part(context.fit(text), role: .work)
            } ?? exportPart(app, context) ?? downloadPart(app, context) ?? syncPart(app, context)
        // Its rows say it there, each of its own.
        let work = if case .activities = app.front.screen { StatusLine.Part?.none } else { running }
        if let notice = app.notice {
            let role: StyleRole = notice.isWarning ? .warning : .strong
            let lines = notice.text.split(separator: "\n")
            let taken = work.map { surface.measure($0.text) + 2 } ?? 0
            let text = PathCut(path: notice.path.map(context.fit), ellipsis: context.fit("…")).fitting(
                context.fit(String(lines.first ?? "")), cells: rect.columns - 1 - taken, measure: surface.measure)
            var parts = [StatusLine.Part(text, role: role)]
            if lines.count > 1 { parts.append(StatusLine.Part(app.words.moreMessages(lines.count - 1))) }
            StatusLine(parts, trailing: work).draw(on: &surface, in: rect)
        } else {
            let theme = ThemeMenu.status(app, context) ?? SignInPane.status(app, context)
            let status = theme ?? (app.isTextInFront ? [] : text.status)
            // What is wrong with a theme needs the whole line.
            let isFaulty = theme?.first?.role == .warning
            StatusLine(status, trailing: isFaulty ? nil : work).draw(on: &surface, in: rect)
        }
    }
}
