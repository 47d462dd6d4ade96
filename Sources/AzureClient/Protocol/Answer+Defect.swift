import BillingCore

extension Answer {
    /// What is wrong with the answer, given what kept it from being read.
    func defect(_ found: AnswerDefect) -> AnswerDefect {
        guard case .notJSON = found else { return found }
        if body.isEmpty { return .nothing }
        // A page of a proxy or a portal says more by its type than by where it stops being JSON.
        let type = headers["Content-Type"]?.lowercased().prefix { $0 != ";" } ?? ""
        return type.isEmpty || type.contains("json") ? found : .contentType(String(type.prefix(60)))
    }

    /// Where a redirect leads, when that is another host or port than the one asked.
    func strangeTarget(from url: ServiceURL) -> ServiceURL? {
        guard (300..<400).contains(status), let link = headers["Location"] else { return nil }
        return url.following(link).flatMap { $0.hasSameOrigin(as: url) ? nil : $0 }
    }

    /// Whether it is a refusal in the shape of a web page, by which no part of Azure says what a caller may do.
    ///
    /// 400 is left out: Azure's front door answers a request line that it cannot
    /// read with a page of its own (azure-apis 0.5).
    var isStrangePage: Bool {
        guard (401..<500).contains(status), status != 429 else { return false }
        return headers["Content-Type"]?.lowercased().contains("html") == true
    }
}
