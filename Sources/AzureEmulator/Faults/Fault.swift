/// Something that goes wrong on purpose, for some calls.
struct Fault: Sendable {
    /// The operation that it befalls, by its name in the call counts; `*` for all.
    var operation = "*"
    /// A piece of the target, such as a subscription or an api-version; `nil` for any.
    var target: String?
    /// Calls that are let through first.
    var after = 0
    /// Calls that it befalls; 0 for all.
    var times = 1
    var kind: FaultKind
}

/// A fault with what it has done so far.
struct FaultInForce: Sendable {
    let fault: Fault
    var seen = 0

    /// Whether a call is befallen; counts it when it is one of the fault's.
    mutating func befalls(_ operation: String, _ target: String) -> Bool {
        guard fault.operation == "*" || fault.operation == operation else { return false }
        if let piece = fault.target, !target.lowercased().contains(piece.lowercased()) { return false }
        seen += 1
        return seen > fault.after && (fault.times == 0 || seen <= fault.after + fault.times)
    }
}

/// What goes wrong.
enum FaultKind: Sendable {
    /// An error answer in Azure's shape.
    case refused(Refusal)
    /// Whatever a test wants to be said.
    case answer(status: Int, body: JSON)
    /// 204 and nothing.
    case noContent
    /// A page of HTML where JSON is expected.
    case html(status: Int)
    /// An empty body of JSON's type.
    case empty(status: Int)
    /// 401, and the token that was sent is no longer good.
    case expiredToken
    /// The storage service's answer for a link whose time is over.
    case expiredLink
    /// The storage service's answer to whom it does not let in, by this code.
    case closedStorage(code: String)
    case redirect(status: Int, location: String)
    case slow(milliseconds: Int, bytesPerSecond: Int?)
    case truncated
    case reset
    case malformed
    /// The next page is this page.
    case repeatedNextLink
    /// The next page is somewhere else.
    case foreignNextLink(String)
    /// `Date` is so many seconds off.
    case clockSkew(Int)
}
