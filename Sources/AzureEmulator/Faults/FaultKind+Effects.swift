extension FaultKind {
    /// What is answered instead; `nil` where the answer is only damaged.
    func replacement(_ request: Request, _ emulation: Emulation) throws -> Answer? {
        switch self {
        case .refused(let refusal): throw refusal
        case .answer(let status, let body): return .json(body, status: status)
        case .noContent: return .noContent
        case .html(let status):
            var answer = Answer.badlyFormed
            answer.status = status
            return answer
        case .empty(let status): return .json([], status: status)
        case .expiredToken:
            if let token = request.headers["authorization"].flatMap(Emulation.bearer) {
                let now = emulation.seconds
                emulation.with { $0.tokens.expire(token, at: now) }
            }
            _ = try emulation.caller(of: request)
            return nil
        case .expiredLink: return Blob.refusal
        case .closedStorage(let code): return Blob.closed(code)
        case .redirect(let status, let location): return Answer(status, headers: [("Location", location)])
        case .slow, .truncated, .reset, .malformed, .repeatedNextLink, .foreignNextLink, .clockSkew: return nil
        }
    }

    /// Spoils an answer that was made.
    func damage(_ answer: inout Answer, _ request: Request) {
        switch self {
        case .slow(let milliseconds, let bytesPerSecond):
            answer.milliseconds = milliseconds
            answer.bytesPerSecond = bytesPerSecond
        case .truncated: answer.ending = .truncated
        case .reset: answer.ending = .reset
        case .malformed: answer.body.removeLast(answer.body.count / 3)
        case .repeatedNextLink: NextLink.set(request.base + request.target, in: &answer.body)
        case .foreignNextLink(let link): NextLink.set(link, in: &answer.body)
        case .clockSkew(let seconds):
            guard let date = answer.headers.first(where: { $0.name == "Date" })?.value,
                let now = HTTPDate.seconds(date)
            else { return }
            answer.set("Date", HTTPDate.text(now + seconds))
        default: break
        }
    }
}

/// The link to the next page within a body.
enum NextLink {
    private static let key = Array(#""nextLink":"#.utf8)

    /// Puts another link where one is, or at the body's end.
    static func set(_ link: String, in body: inout [UInt8]) {
        let value = JSON.string(link).bytes
        guard let start = place(in: body) else {
            guard body.last == UInt8(ascii: "}") else { return }
            body.removeLast()
            body += Array(",".utf8) + key + value + Array("}".utf8)
            return
        }
        let isText = body[start] == UInt8(ascii: "\"")
        let end = isText ? body[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")) : start + 3
        guard let end, end < body.count else { return }
        body.replaceSubrange(start...end, with: value)
    }

    /// Where the link's value begins.
    private static func place(in body: [UInt8]) -> Int? {
        var index = body.count - key.count
        while index >= 0 {
            if body[index] == key[0], body[index...].starts(with: key) { return index + key.count }
            index -= 1
        }
        return nil
    }
}
