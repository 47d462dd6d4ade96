public import BillingCore

extension Words {
    /// What usage is added up by, in running text: `resource group`, `tag env`.
    public func grouping(_ grouping: UsageGrouping) -> String {
        switch grouping {
        case .day: pick("day", sv: "dag")
        case .service: pick("service", sv: "tjänst")
        case .meter: pick("meter", sv: "mätare")
        case .resource: pick("resource", sv: "resurs")
        case .resourceGroup: pick("resource group", sv: "resursgrupp")
        case .location: pick("location", sv: "plats")
        case .tag(let key): pick("tag \(key)", sv: "tagg \(key)")
        }
    }

    /// The name of the Daily usage screen with its pivot: `Daily usage by service`.
    public func dailyUsage(by grouping: UsageGrouping) -> String {
        pick(
            "\(screen(.dailyUsage)) by \(self.grouping(grouping))",
            sv: "\(screen(.dailyUsage)) per \(self.grouping(grouping))")
    }

    /// The title of the column that a pivot's names stand in.
    public func column(of grouping: UsageGrouping) -> String {
        switch grouping {
        case .day: column(.day)
        case .service: column(.service)
        case .meter: column(.meter)
        case .resource: column(.resource)
        case .resourceGroup: pick("RESOURCE GROUP", sv: "RESURSGRUPP")
        case .location: column(.location)
        case .tag(let key): key.name.uppercased()
        }
    }

    /// A group in a list: a day with its weekday, a resource by the name a person knows.
    public func group(_ group: UsageGroup) -> String {
        if group.isNone { return none(group.grouping) }
        return switch group {
        case .day(let day): weekday(day)
        case .meter(let meter): self.meter(meter)
        case .resource(let id): UsageLine.name(ofResource: id)
        // A tag may have an empty value, which is not the same as no tag.
        case .tag(_, let value) where value == "": pick("(empty)", sv: "(tomt)")
        default: group.name
        }
    }

    /// A group as a step of the breadcrumb.
    public func step(_ group: UsageGroup) -> String {
        switch group {
        case .day(let day): shortDay(day)
        case .meter(let meter) where !group.isNone: meter.name.isEmpty ? self.meter(meter) : meter.name
        case .tag(let key, let value) where value != nil: "\(key)=\(self.group(group))"
        default: self.group(group)
        }
    }

    /// A group with all that tells it apart, for the status line.
    public func wholeName(_ group: UsageGroup) -> String {
        switch group {
        case .day(let day): longDay(day)
        case .resource(let id) where !group.isNone: id
        case .meter(let meter) where !group.isNone:
            [meter.category, self.meter(meter)].filter { !$0.isEmpty }.joined(separator: " · ")
        case .tag(let key, _): "\(key): \(self.group(group))"
        default: self.group(group)
        }
    }

    private func none(_ grouping: UsageGrouping) -> String {
        switch grouping {
        case .day: ""
        case .service: pick("(no service)", sv: "(ingen tjänst)")
        case .meter: pick("(no meter)", sv: "(ingen mätare)")
        case .resource: pick("(no resource)", sv: "(ingen resurs)")
        case .resourceGroup: pick("(no resource group)", sv: "(ingen resursgrupp)")
        case .location: pick("(no location)", sv: "(ingen plats)")
        case .tag: pick("(untagged)", sv: "(otaggat)")
        }
    }

    /// The row that stands for the groups that are not named: `(63,236 others)`.
    public func others(_ number: Int) -> String {
        pick("(\(count(number)) others)", sv: "(\(count(number)) övriga)")
    }

    /// Said of the row that stands for the groups that are not named.
    public var othersNotNamed: String {
        pick(
            "Only the first 1,000 are named; / finds the others.",
            sv: "Bara de 1\u{00A0}000 första namnges; / finner övriga.")
    }

    /// A number of groups: `31 days`, `4 resource groups`.
    public func groups(_ number: Int, _ grouping: UsageGrouping) -> String {
        if grouping == .day { return days(number) }
        let noun =
            switch grouping {
            case .day: ""
            case .service: number == 1 ? pick("service", sv: "tjänst") : pick("services", sv: "tjänster")
            case .meter: number == 1 ? pick("meter", sv: "mätare") : pick("meters", sv: "mätare")
            case .resource: number == 1 ? pick("resource", sv: "resurs") : pick("resources", sv: "resurser")
            case .resourceGroup:
                number == 1 ? pick("resource group", sv: "resursgrupp") : pick("resource groups", sv: "resursgrupper")
            case .location: number == 1 ? pick("location", sv: "plats") : pick("locations", sv: "platser")
            case .tag: number == 1 ? pick("value", sv: "värde") : pick("values", sv: "värden")
            }
        return "\(count(number)) \(noun)"
    }

    /// A share as a percentage with one decimal: `41.3%`; what is not nothing is never shown as it.
    public func share(_ fraction: ExactDecimal) -> String {
        let percent = ExactDecimal(mantissa: fraction.mantissa * 100, scale: fraction.scale).rescaled(to: 1) ?? .zero
        return number(percent) + pick("%", sv: "\u{00A0}%")
    }

    /// What Enter opens, in one or two words and a phrase: what the selected row is looked into by, or its lines.
    public func opening(_ next: UsageGrouping?) -> KeyWords {
        switch next {
        case nil: key(.openLines)
        case .meter: KeyWords(label: pick("meters", sv: "mätare"), description: pick("by meter", sv: "per mätare"))
        case .day: KeyWords(label: pick("days", sv: "dagar"), description: pick("by day", sv: "per dag"))
        default:
            KeyWords(label: pick("resources", sv: "resurser"), description: pick("by resource", sv: "per resurs"))
        }
    }

    /// What Tab and Shift-Tab do.
    public func pivot(isNext: Bool) -> KeyWords {
        isNext
            ? KeyWords(
                label: pick("pivot", sv: "pivot"),
                description: pick("add up by the next: day, service, resource or tag", sv: "nästa summering"))
            : KeyWords(
                label: pick("back", sv: "tillbaka"), description: pick("the previous pivot", sv: "förra summeringen"))
    }

    /// Why a key does nothing: the screen adds nothing up.
    public var hasNoPivots: String {
        pick("Pivots are those of the daily usage.", sv: "Summeringar finns i den dagliga användningen.")
    }

    /// Said when no line of the period has a tag that was asked for.
    public func unknownTag(_ key: TagKey, known: [TagKey]) -> String {
        let list = known.map(\.name).joined(separator: ", ")
        return known.isEmpty
            ? pick(
                "No line of the period has the tag '\(key)', or any other.",
                sv: "Ingen rad i perioden har taggen ”\(key)”, eller någon annan.")
            : pick(
                "No line of the period has the tag '\(key)'. There are: \(list).",
                sv: "Ingen rad i perioden har taggen ”\(key)”. Det finns: \(list).")
    }
}
