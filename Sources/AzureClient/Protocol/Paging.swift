import BillingCore

/// Where a page leads.
struct PageEnd {
    /// The link to the next page, as Azure wrote it; `nil` or empty on the last.
    let nextLink: String?
    /// How many items the page had.
    let count: Int
}

extension AzureAPI {
    /// The most pages in a row without an item.
    private static let mostEmptyPages = 10

    /// Walks all pages of a list, each link followed whole (azure-apis 0.3).
    ///
    /// A link to another host or port is not followed, and one that was followed
    /// before ends the walk with an error. Where the first page was asked for
    /// with a body, so are the others. 204 has no pages.
    ///
    /// - Parameter start: The answer to the first call when it is there already.
    func pages(_ first: Call, from start: Answer? = nil, _ take: (Answer) throws -> PageEnd) async throws {
        var call = first
        var given = start
        var seen: Set<ServiceURL> = [first.request.url]
        var emptyPages = 0
        while true {
            try Task.checkCancellation()
            let answer: Answer
            if let start = given { answer = start } else { answer = try await self.answer(to: call) }
            given = nil
            if answer.status == 204 { return }
            let end: PageEnd
            do {
                end = try take(answer)
            } catch let defect as AnswerDefect {
                throw unreadable(defect, answer)
            }
            guard let link = end.nextLink, !link.isEmpty else { return }
            emptyPages = end.count == 0 ? emptyPages + 1 : 0
            guard let url = call.request.url.following(link) else {
                throw unreadable(.field("nextLink"), answer)
            }
            guard url.hasSameOrigin(as: cloud.resourceManager) else {
                throw AzureProblem.strangeHost(asked: cloud.resourceManager.origin, given: url.origin)
            }
            guard emptyPages < Self.mostEmptyPages, seen.insert(url).inserted else {
                throw AzureProblem.endlessPages(path: first.request.url.path)
            }
            call.request.url = url
        }
    }

    /// All items of a `{value, nextLink}` list; those whose `id` came before are left out.
    func list<Item>(
        _ first: Call, from start: Answer? = nil, _ read: (Fields) throws -> Item?
    ) async throws -> [Item] {
        try await listWithRequest(first, from: start, read).items
    }

    /// The same, with what support finds the last page's answer by; `nil` where Azure did not tell.
    func listWithRequest<Item>(
        _ first: Call, from start: Answer? = nil, _ read: (Fields) throws -> Item?
    ) async throws -> (items: [Item], requestID: String?) {
        var items: [Item] = []
        var requestID: String?
        var identifiers: Set<String> = []
        try await pages(first, from: start) { answer in
            let page = try fields(of: answer)
            requestID = answer.requestID
            let rows = try page.requiredList("value")
            for row in rows {
                if let id = row.text("id"), !identifiers.insert(id).inserted { continue }
                if let item = try read(row) { items.append(item) }
            }
            return PageEnd(nextLink: page.text("nextLink"), count: rows.count)
        }
        return (items, requestID)
    }
}
