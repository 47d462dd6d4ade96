import FakturaViewModels
import FakturaWords
import TerminalKit

/// What is said of downloads around the screens.
extension AppScreen {
    /// The question whether many invoices are to be saved; `nil` when it is not asked.
    static func downloadMenu(_ app: AppModel, _ context: DrawContext) -> Menu? {
        guard case .downloads(let question) = app.overlay else { return nil }
        let words = app.words
        return Menu(
            title: words.asksToDownload(question.invoices.count),
            items: [Menu.Item(words.downloadAll), Menu.Item(words.downloadNone)], selected: question.selected)
    }

    /// What the status line says of downloads that run; `nil` while none does.
    static func downloadPart(_ app: AppModel, _ context: DrawContext) -> StatusLine.Part? {
        app.downloadTotal.map {
            StatusLine.Part(context.fit(app.words.downloading(over: $0.over, of: $0.documents)), role: .work)
        }
    }
}
