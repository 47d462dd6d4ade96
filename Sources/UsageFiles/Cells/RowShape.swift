import BillingCore

extension CSVRow {
    /// Throws unless the row is whole, has the header's number of cells, and is UTF-8.
    @inline(__always)
    func check(_ header: Header) throws(RowDefect) {
        if case .none = defect, header.fits(self), !mayHoldNonASCII { return }
        try checkInDetail(header)
    }

    private func checkInDetail(_ header: Header) throws(RowDefect) {
        switch defect {
        case .none: break
        case .unclosedQuote: throw RowDefect(.unclosedQuote, cell: defectiveCell)
        case .textAfterQuote: throw RowDefect(.textAfterQuote, cell: defectiveCell)
        }
        if !header.fits(self) {
            let isCut = isUnterminated && count < header.names.count
            throw RowDefect(isCut ? .cutShort : .cellCount(found: count, expected: header.names.count))
        }
        if let cell = invalidCell { throw RowDefect(.invalidText, cell: cell) }
    }
}
