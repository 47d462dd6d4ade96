import BillingCore
import CZlib

/// Unpacks gzip (RFC 1952) as it is read, several members one after the other.
final class Gunzip {
    /// Reads more packed bytes; 0 at the end.
    typealias Source = (UnsafeMutableRawBufferPointer) throws(UsageFileProblem) -> Int

    /// Bytes read at once: unpacked they are many times as many, and between them somebody may cancel.
    private static let inputSize = 1 << 15

    private let path: String
    private let stream: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutableRawBufferPointer
    /// Bytes of the file up to the end of the input.
    private var readCount: Int64 = 0
    private var isSourceAtEnd = false
    /// Whether the next byte is the first of a member, or nothing follows.
    private var isBetweenMembers = false
    /// Bytes of the file that were taken.
    private var place: Int64 { readCount - Int64(stream.pointee.avail_in) }

    init(path: String) throws(UsageFileProblem) {
        self.path = path
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        input = .allocate(byteCount: Self.inputSize, alignment: 16)
        // It fails for want of memory only.
        guard cz_start_gunzip(stream) == Z_OK else { throw .unreadable(path: path, code: 12) }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        input.deallocate()
    }

    /// Fills the buffer as far as there are bytes; 0 at the end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, from source: Source
    ) throws(UsageFileProblem) -> Int {
        stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(clamping: buffer.count)
        let wanted = Int(stream.pointee.avail_out)
        while stream.pointee.avail_out > 0 {
            if stream.pointee.avail_in == 0, !isSourceAtEnd { try fill(from: source) }
            if isBetweenMembers, try !startMember() {
                if isSourceAtEnd { break }
                continue
            }
            switch inflate(stream, Z_NO_FLUSH) {
            case Z_OK: break
            case Z_STREAM_END: isBetweenMembers = true
            case Z_BUF_ERROR where stream.pointee.avail_in == 0:
                if isSourceAtEnd { throw .damagedGzip(path: path, byte: place, isCutShort: true) }
            default: throw .damagedGzip(path: path, byte: place, isCutShort: false)
            }
        }
        return wanted - Int(stream.pointee.avail_out)
    }

    private func fill(from source: Source) throws(UsageFileProblem) {
        let count = try source(input)
        readCount += Int64(count)
        isSourceAtEnd = count == 0
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(clamping: count)
    }

    /// Whether a member follows in the input, behind zeros that a tape may have left.
    private func startMember() throws(UsageFileProblem) -> Bool {
        while stream.pointee.avail_in > 0, let next = stream.pointee.next_in, next.pointee == 0 {
            stream.pointee.next_in = next + 1
            stream.pointee.avail_in -= 1
        }
        guard stream.pointee.avail_in > 0 else { return false }
        guard inflateReset(stream) == Z_OK else { throw .damagedGzip(path: path, byte: place, isCutShort: false) }
        isBetweenMembers = false
        return true
    }
}
