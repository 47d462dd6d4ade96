public import BillingCore

/// A question to the store, as data.
public enum Request: Hashable, Sendable {
    /// The Subscriptions report of a scope.
    case overview(Scope)
    /// The billing history of a scope.
    case history(Scope)
    /// The statement of a scope in one period.
    case statement(Scope, BillingPeriod)
    /// How the invoices of a scope in one period follow from its lines.
    case reconciliations(Scope, BillingPeriod)
    /// Usage by day, service, meter, resource, resource group, location or tag.
    case breakdown(UsageBreakdownQuery)
    /// A window of usage lines; around a line, where that is given and matches.
    case usageLines(UsageLineQuery, offset: Int, limit: Int, around: UsageLineID? = nil)
    /// Every invoice of a scope.
    case invoices(Scope)
}

/// What the store answers to a ``Request`` of the same name.
public enum Answer: Equatable, Sendable {
    /// The report, and the day it was made for.
    case overview(SubscriptionOverview, AsOf)
    /// The report, and the day it was made for.
    case history(BillingHistory, AsOf)
    case statement(Statement)
    case reconciliations([Reconciliation])
    case breakdown(UsageBreakdown)
    case usageLines(UsageLinePage)
    case invoices(InvoiceReport)
    /// The request failed, in words.
    case failed(String)
}

/// Work for the runtime to start; plain data, so that tests compare it.
public enum Effect: Equatable, Sendable {
    /// Asks the store; the answer comes back as ``Intent/answered(_:_:)`` with this ticket.
    ///
    /// A newer request of the same screen takes the place of the one in flight.
    case ask(Request, Ticket)
    /// Stops what a screen still waits for.
    case cancel(screen: Int)
    /// Reads the files again that could not be read to their end.
    case importAgain
    /// Reads them again; those that name no currency are in this one.
    case importIn(CurrencyCode)
    /// Stops the import of the files that were opened.
    case cancelImport
    /// Writes rows to a file, or gathers them for the clipboard; the outcome comes back as ``Intent/saving(_:)``.
    case export(Export)
    /// Writes usage files of version 2; the outcome comes back as ``Intent/saving(_:)``.
    case saveUsageFile(UsageFileOrder)
    /// Stops the export; nothing is left of it.
    case cancelExport
    /// Hands text to the terminal's clipboard, with the next frame.
    case copy(String)
    /// Shows, keeps or lists themes.
    case theme(ThemeRequest)
    /// Lists accounts, signs in or out; answered by ``Intent/accounts(_:)``.
    case account(AccountOrder)
    /// Reads from Azure, stops reading, or reads once more; what becomes of it comes back as ``Intent/syncTold(_:)``.
    case sync(SyncOrder)
    /// Saves invoices, stops that, or reads one's text; answered by ``Intent/download(_:)``.
    case download(DownloadOrder)
    /// Finds out how invoices are mailed, keeps recipients, changes it; answered by ``Intent/mail(_:)``.
    case mail(MailOrder)
    /// Ends the program.
    case quit
    /// Stops the process until the shell continues it.
    case suspend
    /// Paints everything anew.
    case redraw
}

/// Ties an answer to the request it is for.
public struct Ticket: Hashable, Sendable {
    /// The screen that asked.
    public let screen: Int
    /// Which of its requests.
    public let serial: Int

    /// Creates a ticket.
    public init(screen: Int, serial: Int) {
        self.screen = screen
        self.serial = serial
    }
}

/// What the user did, or what finished work reports.
public enum Intent: Equatable, Sendable {
    /// The cursor of the list in front moves.
    case moved(ListMove)
    /// Columns scroll to the left, negative back.
    case columnsScrolled(Int)
    /// The filter changes.
    case filtered(ListFilter.Edit)
    /// The sort menu opens.
    case sortMenuOpened
    /// The column sorted by becomes the next one (1) or the previous one (−1).
    case sortMoved(Int)
    /// The order is turned round.
    case sortReversed
    /// What the selected row stands for is opened.
    case opened
    /// Out of this screen; stays at home.
    case wentOut
    /// Closes what is in front, else goes out; never quits.
    case closed
    /// Goes out; quits from home.
    case leftOrQuit
    /// Quits.
    case quit
    /// The statement of the selected period.
    case statementOpened
    /// How the selected period's invoice follows from its lines.
    case reconciliationOpened
    /// The next (1) or previous (−1) period.
    case periodStepped(Int)
    /// The next (1) or previous (−1) thing that usage is added up by.
    case pivotTurned(Int)
    /// Everything is read anew, from Azure too where that can be.
    case refreshed
    /// Someone else wrote to the store: figures may be others now.
    case storeChanged
    /// Help opens.
    case helpOpened
    /// The list of messages opens.
    case messagesOpened
    /// Why the selected row is as it is.
    case whyOpened
    /// The screen is painted anew.
    case redrawn
    /// The process stops until the shell continues it.
    case suspended
    /// Work is stopped: on the Activity screen the selected piece; elsewhere the export, else the import, else the sync.
    case workCancelled
    /// The selected piece of work, which failed or was stopped, is tried again.
    case workRepeated
    /// Running and finished work is shown.
    case activityOpened
    /// The sync tells of itself.
    ///
    /// Nothing on screen is read anew by it: whoever runs the sync posts ``storeChanged`` after what was published,
    /// once for all pieces that ended together.
    case syncTold(SyncEvent)
    /// Whether figures can be read from Azure is another now: someone signed in or out.
    case syncAllowed(SyncSettings)
    /// The invoices of the scope in front are listed.
    case invoicesOpened
    /// What the user does with invoices, and what is answered of them.
    case download(DownloadIntent)
    /// Rows are saved or copied.
    case saving(SavingIntent)
    /// The currency of a file that names none is asked for.
    case currency(CurrencyIntent)
    /// The glyph set changes between Unicode and ASCII.
    case glyphsToggled
    /// The themes are listed to choose from.
    case themesOpened
    /// What became of a theme that was asked for.
    case theme(ThemeAnswer)
    /// The accounts open; on their screen somebody signs in.
    case accountsOpened
    /// What the user does with accounts, and what is answered of them.
    case accounts(AccountIntent)
    /// What the user does with the mailing of invoices, and what is answered of it.
    case mail(MailIntent)
    /// A sign-in turned out to be over, in words; whose, when that is known.
    case signInNeeded(AzureAccount.ID?, String)
    /// A key that is disabled here was pressed; the text says why.
    case refused(String)
    /// The screen has room for so many rows of its list; the text in front can be scrolled so far.
    case resized(rows: Int)
    /// An answer to a request.
    case answered(Answer, Ticket)
    /// The import is so far; `nil` when nothing is imported any more.
    case imported(ImportProgress?)
    /// A file was imported: figures may be others now.
    case published(message: String)
    /// The import ended before its end, in words; what was published stays.
    case importFailed(String)
    /// Something went wrong outside of any screen, in words.
    case warned(String)
    /// Whether there are no figures but amortized ones, where no metric was asked for.
    case metricTold(isOnlyAmortized: Bool)
}
