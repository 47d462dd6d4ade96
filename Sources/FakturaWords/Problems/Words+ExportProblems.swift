public import BillingCore

extension Words {
    /// Why an export's folder could not be read, and what to do.
    public func sentence(for problem: ExportProblem, path: String) -> String {
        if case .several(let number, let example) = problem {
            return pick(
                "Can't open '\(path)': it holds \(count(number)) exports. Name the folder of one, such as '\(example)'.",
                sv: "Kan inte öppna ”\(path)”: den innehåller \(count(number)) exporter. Ange en av dem, som "
                    + "”\(example)”.")
        }
        if case .noManifest = problem {
            return pick(
                "Can't read '\(path)': it is no manifest of a Cost Management export. Download the export again.",
                sv: "Kan inte läsa ”\(path)”: den är inget manifest för en export från Cost Management. "
                    + "Ladda ned exporten igen.")
        }
        return pick(
            "Can't read '\(path)': \(facts(problem)). An export is read whole or not at all: download it again.",
            sv: "Kan inte läsa ”\(path)”: \(facts(problem)). En export läses hel eller inte alls: "
                + "ladda ned den igen.")
    }

    private func facts(_ problem: ExportProblem) -> String {
        switch problem {
        case .several, .noManifest: ""
        case .partitionCount(let found, let expected):
            pick(
                "its manifest lists \(partitions(found)) and says that there are \(count(expected))",
                sv: "manifestet räknar upp \(partitions(found)) och säger att det finns \(count(expected))")
        case .outside(let name):
            pick(
                "its manifest names '\(name)', which is outside of the folder",
                sv: "manifestet nämner ”\(name)”, som ligger utanför mappen")
        case .listedTwice(let name):
            pick("its manifest lists '\(name)' twice", sv: "manifestet räknar upp ”\(name)” två gånger")
        case .missing(let name):
            pick("its partition '\(name)' is not there", sv: "partitionen ”\(name)” finns inte där")
        case .byteCount(let name, let found, let expected):
            pick(
                "its partition '\(name)' has \(count(Int(found))) bytes where the manifest says \(count(Int(expected)))",
                sv: "partitionen ”\(name)” har \(count(Int(found))) byte där manifestet säger \(count(Int(expected)))")
        case .rowCount(let name, let found, let expected):
            pick(
                "its partition '\(name)' has \(lines(found)) where the manifest says \(count(expected))",
                sv: "partitionen ”\(name)” har \(lines(found)) där manifestet säger \(count(expected))")
        case .totalRowCount(let found, let expected):
            pick(
                "its partitions have \(lines(found)) where the manifest says \(count(expected))",
                sv: "partitionerna har \(lines(found)) där manifestet säger \(count(expected))")
        case .otherFormat(let name):
            pick(
                "its partition '\(name)' is of another format than the first",
                sv: "partitionen ”\(name)” har ett annat format än den första")
        case .dayOrders(let monthFirst, let dayFirst):
            pick(
                "dates have the month first in its partition '\(monthFirst)' and the day first in '\(dayFirst)'",
                sv: "datum har månaden först i partitionen ”\(monthFirst)” och dagen först i ”\(dayFirst)”")
        }
    }

    /// A number of partitions.
    func partitions(_ number: Int) -> String {
        number == 1
            ? pick("1 partition", sv: "1 partition")
            : pick("\(count(number)) partitions", sv: "\(count(number)) partitioner")
    }
}
