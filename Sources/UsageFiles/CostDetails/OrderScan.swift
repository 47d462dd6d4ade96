import BillingCore

/// Finds the order of a file's slash dates in rows ahead of those being read.
///
/// So a file whose first dates could be either is read right, wherever the row stands that shows which.
struct OrderScan {
    /// What a stretch of rows shows.
    enum Finding {
        /// The order; `nil` for dates that have none.
        case settled(DayCells.Order?)
        /// Every date could be either.
        case open

        /// The order; `nil` where none is settled.
        var order: DayCells.Order? { if case .settled(let order) = self { order } else { nil } }
    }

    /// Columns with days.
    let columns: [Int]
    /// The line of the first row with values.
    let firstLine: Int
    let delimiter: UInt8

    /// Looks through the bytes that another tokenizer has read and not cut yet.
    func look(through bytes: UnsafeRawBufferPointer, path: String) throws -> Finding {
        var offset = 0
        let tokenizer = CSVTokenizer(path: path, capacity: max(1, bytes.count)) { buffer in
            let count = min(buffer.count, bytes.count - offset)
            buffer.copyBytes(from: bytes[offset..<(offset + count)])
            offset += count
            return count
        }
        return try look(at: tokenizer, from: 1)
    }

    /// Looks through a whole file, as far as it has to.
    ///
    /// - Parameter afterBlock: Called about every 256 KiB; what it throws ends the search.
    func look(throughFileAt path: String, afterBlock: () throws -> Void) throws -> Finding {
        let stream = try ByteStream(InputFile(path: path))
        return try withoutActuallyEscaping(afterBlock) { afterBlock in
            let tokenizer = CSVTokenizer(stream, beforeBlock: afterBlock)
            return try look(at: tokenizer, from: firstLine)
        }
    }

    private func look(at tokenizer: CSVTokenizer, from first: Int) throws -> Finding {
        tokenizer.use(delimiter: delimiter)
        while let row = try tokenizer.next() {
            guard row.line >= first else { continue }
            for column in columns {
                let cell = row[column]
                // Dates with hyphens have no order to find out.
                if cell.contains(UInt8(ascii: "-")) { return .settled(nil) }
                if let order = DayCells.evidentOrder(cell) { return .settled(order) }
            }
        }
        return .open
    }
}
