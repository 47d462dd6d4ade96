/// What a Cost Management export writes into a folder: partitions and their manifest.
public struct ExportFolder: Sendable {
    /// A partition.
    public struct Partition: Sendable {
        /// Its name, with the folders that the manifest says.
        public var blobName: String
        /// What is in the file; `nil` for one that is not there.
        public var bytes: [UInt8]?
        /// What the manifest says of it.
        public var byteCount: Int?
        /// What the manifest says of it, without the header.
        public var rowCount: Int?
    }

    /// The partitions.
    public var partitions: [Partition]
    /// `ActualCost` or another, as the manifest has it; `nil` for none.
    public var type: String?
    /// `Csv` or `Parquet`.
    public var fileFormat = "Csv"
    /// What the manifest says; `nil` for what is so.
    public var blobCount: Int?
    /// What the manifest says of all partitions; `nil` for nothing.
    public var totalRowCount: Int?
    /// The folders of the container in which the partitions were written.
    public static let container = "acme/20261001-20261031/202611010410/0f3c5a52/"

    /// An export of files, each packed.
    public init(_ files: [CostDetailsFile], type: String?) {
        self.type = type
        partitions = files.enumerated().map { index, file in
            let bytes = EncodedText.gzip.bytes(of: file.text)
            return Partition(
                blobName: "\(Self.container)part_\(index)_0001.csv.gz", bytes: bytes, byteCount: bytes.count,
                rowCount: file.rows.count)
        }
        totalRowCount = files.reduce(0) { $0 + $1.rows.count }
    }

    /// The manifest.
    public var manifest: String {
        let blobs = partitions.map { part in
            "{\"blobName\":\"\(part.blobName)\""
                + (part.byteCount.map { ",\"byteCount\":\($0)" } ?? "")
                + (part.rowCount.map { ",\"dataRowCount\":\($0)" } ?? "") + "}"
        }
        return "{\"manifestVersion\":\"2024-04-01\",\"blobCount\":\(blobCount ?? blobs.count),"
            + (totalRowCount.map { "\"dataRowCount\":\($0)," } ?? "")
            + "\"exportConfig\":{\"exportName\":\"acme\"" + (type.map { ",\"type\":\"\($0)\"" } ?? "")
            + "},\"deliveryConfig\":{\"partitionData\":true,\"fileFormat\":\"\(fileFormat)\"},"
            + "\"blobs\":[\(blobs.joined(separator: ","))]}"
    }

    /// The files of the folder by name.
    public var files: [(name: String, bytes: [UInt8])] {
        [("manifest.json", Array(manifest.utf8))]
            + partitions.compactMap { part in
                let name = part.blobName.split(separator: "/").last.map(String.init) ?? part.blobName
                return part.bytes.map { (name, $0) }
            }
    }
}

extension CommandHome {
    /// Writes an export into a folder of the home, and returns its path.
    @discardableResult
    public func write(_ export: ExportFolder, to folder: String) throws -> String {
        for file in export.files { try write(bytes: file.bytes, to: "\(folder)/\(file.name)") }
        return path(folder)
    }
}
