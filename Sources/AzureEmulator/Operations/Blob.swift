/// A file behind a download link.
struct Blob: Sendable {
    /// Makes the file's bytes when it is asked for.
    let bytes: @Sendable () throws -> [UInt8]
    let contentType: String
    /// Seconds since 1970 at which the link ends.
    let expiry: Int
    /// What the link proves itself by.
    let signature: String

    /// The storage service's answer for a link that is not, or no longer, good.
    static let refusal = Answer(
        403, headers: [("Content-Type", "application/xml"), ("x-ms-error-code", "AuthenticationFailed")],
        body: Array(
            """
            \u{FEFF}<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code><Message>Server \
            failed to authenticate the request. Make sure the value of Authorization header is formed correctly \
            including the signature.</Message><AuthenticationErrorDetail>Signature not valid in the specified time \
            frame</AuthenticationErrorDetail></Error>
            """.utf8))

    /// The storage service's answer to whom its rules keep out, as by network rules with `AuthorizationFailure`.
    static func closed(_ code: String) -> Answer {
        Answer(
            403, headers: [("Content-Type", "application/xml"), ("x-ms-error-code", code)],
            body: Array(
                """
                \u{FEFF}<?xml version="1.0" encoding="utf-8"?><Error><Code>\(code)</Code><Message>This request is not \
                authorized to perform this operation.</Message></Error>
                """.utf8))
    }
}

extension Operations {
    static let blobs: [Operation] = [
        Operation("blob", .blobs, "GET", "blobs/{container}/{name}", perform: serveBlob)
    ]

    /// Whole or in part; a bearer token beside the signature is refused, as the storage service does.
    private static func serveBlob(_ call: Call) throws -> Answer {
        let now = call.emulation.seconds
        let blob = call.emulation.with { $0.blobs[call["name"]] }
        guard let blob, call.query("sig") == blob.signature, now < blob.expiry,
            call.request.headers["authorization"] == nil
        else { return Blob.refusal }
        let bytes = try blob.bytes()
        var answer = Answer(200, headers: [("Content-Type", blob.contentType)], body: bytes)
        answer.headers += [
            ("Accept-Ranges", "bytes"), ("ETag", #""0x\#(String(bytes.count, radix: 16).uppercased())""#),
            ("x-ms-blob-type", "BlockBlob"),
        ]
        guard let text = call.request.headers["range"] else { return answer }
        guard let range = ByteRange.parse(text, of: bytes.count) else {
            return Answer(416, headers: [("Content-Range", "bytes */\(bytes.count)")])
        }
        answer.status = 206
        answer.body = Array(bytes[range])
        answer.headers.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"))
        return answer
    }
}

/// A `Range` header of one range (RFC 9110, 14.1.2).
enum ByteRange {
    /// `nil` for what a file of so many bytes does not have.
    static func parse(_ text: String, of count: Int) -> Range<Int>? {
        guard text.hasPrefix("bytes=") else { return nil }
        let parts = text.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if parts[0].isEmpty {
            guard let length = Int(parts[1]), length > 0, count > 0 else { return nil }
            return max(0, count - length)..<count
        }
        guard let start = Int(parts[0]), start < count, start >= 0 else { return nil }
        if parts[1].isEmpty { return start..<count }
        guard let last = Int(parts[1]), last >= start else { return nil }
        return start..<min(last + 1, count)
    }
}

extension Emulation {
    /// Puts a file behind a link that ends after a while.
    func publish(
        _ name: String, in container: String, base: String, contentType: String,
        bytes: @escaping @Sendable () throws -> [UInt8]
    ) -> (url: String, expiry: Int) {
        let expiry = seconds + settings.linkLife
        let signature = TokenBook.encoded(Array(Self.newID().utf8))
        with { state in
            state.blobs[name] = Blob(bytes: bytes, contentType: contentType, expiry: expiry, signature: signature)
        }
        let end = HTTPDate.iso(expiry).replacing(":", with: "%3A")
        return ("\(base)/blobs/\(container)/\(name)?sv=2019-02-02&sr=b&sp=r&se=\(end)&sig=\(signature)", expiry)
    }
}
