import BillingCore
import FakturaViewModels

extension TableHeader {
    /// With what JSON says of figures that are not all one may take them for.
    ///
    /// - Parameter leftOut: Those without figures, as their periods are others; `nil` where all periods are printed.
    func covering(_ reading: Reading, _ leftOut: [Subscription]? = nil) -> TableHeader {
        var header = self
        header.facts.append(CoverageFacts.known(reading.knownMetrics))
        if let leftOut { header.facts.append(CoverageFacts.leftOut(leftOut)) }
        return header
    }
}

extension ReportTable {
    /// With what JSON says of figures that are not all one may take them for.
    func covering(_ reading: Reading, _ leftOut: [Subscription]? = nil) -> ReportTable {
        var table = self
        table.header = header.covering(reading, leftOut)
        return table
    }
}
