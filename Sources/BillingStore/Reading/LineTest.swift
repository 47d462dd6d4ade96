/// What a path asks of lines in columns: a table of verdicts for each column it narrows.
struct LineTest {
    private let tests: [(column: PivotColumn, first: Int64, isWanted: [Bool], rest: Bool)]

    init(_ selection: PathSelection) {
        let entries = [(PivotColumn.meter, selection.meters), (.resource, selection.resources)]
        var tests = entries.compactMap { column, verdicts in
            verdicts.map { (column: column, first: $0.first, isWanted: $0.isWanted, rest: false) }
        }
        if let tags = selection.tagTable { tests.append((.tags, 0, tags.isWanted, tags.rest)) }
        self.tests = tests
    }

    /// Hands on the place of each line that is wanted; the tests are made one after the other, each over what is left.
    @inline(__always)
    func forEach(in columns: PackedColumns, _ body: (Int) -> Void) {
        guard let first = tests.first else {
            for index in 0..<columns.count { body(index) }
            return
        }
        var places: [Int] = []
        places.reserveCapacity(columns.count)
        Self.pass(first, columns[first.column], 0..<columns.count) { places.append($0) }
        for test in tests.dropFirst() {
            var kept: [Int] = []
            Self.pass(test, columns[test.column], places) { kept.append($0) }
            places = kept
        }
        for place in places { body(place) }
    }

    @inline(__always)
    private static func pass(
        _ test: (column: PivotColumn, first: Int64, isWanted: [Bool], rest: Bool), _ column: PackedColumns.Column,
        _ places: some Sequence<Int>, _ body: (Int) -> Void
    ) {
        test.isWanted.withUnsafeBufferPointer { isWanted in
            for place in places {
                let entry = Int(truncatingIfNeeded: column[place] &- test.first)
                if entry >= 0 && entry < isWanted.count ? isWanted[entry] : test.rest { body(place) }
            }
        }
    }
}
