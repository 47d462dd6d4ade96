import BillingCore

extension CSVRow {
    /// Throws unless the row is whole, has the header's number of cells, and is UTF-8, as its text is by now.
    @inline(__always)
    func check(_ header: Header) throws(RowDefect) {
        if case .none = defect, header.fits(self), !mayHoldNonASCII { return }
        try checkInDetail(header)
    }

    private func checkInDetail(_ header: Header) throws(RowDefect) {
        // A file that ends on this line, cells before the header's last, was cut; be it within quotes.
        if isUnterminated, lineCount == 1, count < header.names.count { throw RowDefect(.cutShort) }
        switch defect {
        case .none: break
        case .unclosedQuote: throw RowDefect(.unclosedQuote, cell: defectiveCell)
        case .textAfterQuote: throw RowDefect(.textAfterQuote, cell: defectiveCell)
        }
        if !header.fits(self) { throw RowDefect(.cellCount(found: count, expected: header.names.count)) }
        if let cell = invalidCell { throw RowDefect(.invalidText(.utf8), cell: cell) }
    }
}
