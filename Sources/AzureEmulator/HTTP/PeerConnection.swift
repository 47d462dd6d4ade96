import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Finds the connection to a client among the process's own files.
///
/// The server library does not hand its sockets out, and only the socket itself
/// can be made to reset.
enum PeerConnection {
    /// Makes the connection to a client's port on this machine end by a reset instead of in order.
    static func resetWhenClosed(port: UInt16) {
        for descriptor in openDescriptors where peerPort(of: descriptor) == port {
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(
                descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        }
    }

    /// A guess where the system does not list them.
    private static var openDescriptors: [Int32] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd") else {
            return Array(3..<1_024)
        }
        return names.compactMap { Int32($0) }
    }

    private static func peerPort(of descriptor: Int32) -> UInt16? {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutableBytes(of: &address) { bytes in
            getpeername(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        guard result == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
        return UInt16(bigEndian: address.sin_port)
    }
}
