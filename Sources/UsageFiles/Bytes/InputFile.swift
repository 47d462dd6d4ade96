import BillingCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A regular file opened for reading, and a note of how it was when opened.
final class InputFile {
    let path: String
    /// Bytes that ``head()`` returns, unless the file is shorter.
    static let headSize = 64

    /// Its size when it was opened.
    let byteCount: Int64
    private let descriptor: Int32
    private let opened: Stamp

    /// What changes when somebody writes to the file.
    private struct Stamp: Equatable {
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }

    init(path: String) throws(UsageFileProblem) {
        // Without O_NONBLOCK, opening a pipe that nobody writes to would never return.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .unreadable(path: path, code: errno)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw .unreadable(path: path, code: code)
        }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG else {
            close(descriptor)
            // Pipes and devices cannot be read twice.
            throw kind == S_IFDIR ? .folder(path: path) : .unreadable(path: path, code: ESPIPE)
        }
        self.path = path
        self.descriptor = descriptor
        opened = Self.stamp(of: status)
        byteCount = opened.size
    }

    deinit { close(descriptor) }

    /// Reads up to `buffer.count` bytes; 0 at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(UsageFileProblem) -> Int {
        while true {
            #if canImport(Darwin)
            let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
            let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return count }
            guard errno == EINTR else { throw .unreadable(path: path, code: errno) }
        }
    }

    /// The first bytes, wherever the reading is.
    func head() throws(UsageFileProblem) -> [UInt8] {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.headSize, alignment: 16)
        defer { block.deallocate() }
        let count = pread(descriptor, block.baseAddress, block.count, 0)
        guard count >= 0 else { throw .unreadable(path: path, code: errno) }
        return Array(block[..<count])
    }

    /// Goes back to the first byte.
    func rewind() throws(UsageFileProblem) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .unreadable(path: path, code: errno) }
    }

    /// Throws ``UsageFileProblem/changed(path:)`` when somebody wrote to the file since it was opened.
    func checkUnchanged() throws(UsageFileProblem) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        guard Self.stamp(of: status) == opened else { throw .changed(path: path) }
    }

    private static func stamp(of status: stat) -> Stamp {
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        return Stamp(size: Int64(status.st_size), seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
    }
}
