import BillingCore
import Foundation

extension AzureRefusal {
    private static let longestMessage = 500

    /// Reads a refusal from its answer: both JSON shapes, an empty body, HTML (azure-apis 0.5).
    static func reading(_ answer: Answer, now: Int64 = 0) -> AzureRefusal {
        let error = readingError(answer.body)
        let message = error.message.map { text in
            String(Redaction.clean(text).prefix(longestMessage))
        }
        return AzureRefusal(
            status: answer.status, code: error.code, message: message, target: error.target,
            requestID: answer.requestID, retryAfter: RetryAfter.seconds(answer.headers, now: now),
            reason: answer.isStrangePage
                ? .page : reason(status: answer.status, code: error.code ?? "", message: error.message ?? ""))
    }

    private typealias ErrorText = (code: String?, message: String?, target: String?)

    private static func readingError(_ body: [UInt8]) -> ErrorText {
        guard let document = try? JSONValue.reading(body) else {
            let text = String(decoding: body, as: UTF8.self)
            return (nil, text.isEmpty ? nil : withoutMarkup(text), nil)
        }
        // Some answers wrap the error in a list, or the list's text in another document.
        let outer = document.elements.first ?? document
        let error = outer["error"] ?? outer["odata.error"] ?? outer
        if case .string(let word) = error { return (word, outer["error_description"]?.text, nil) }
        let details = error["details"]?.elements.first
        let message = error["message"]?.text ?? error["message"]?["value"]?.text ?? details?["message"]?.text
        return (error["code"]?.text ?? details?["code"]?.text, message, error["target"]?.text)
    }

    /// The words of a page between its marks.
    private static func withoutMarkup(_ text: String) -> String {
        var result = ""
        var isMark = false
        for character in text.prefix(4000) {
            if character == "<" { isMark = true }
            if !isMark { result.append(character) }
            if character == ">" {
                isMark = false
                result.append(" ")
            }
        }
        return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
