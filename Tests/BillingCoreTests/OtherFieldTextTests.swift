import BillingCore
import Testing

struct OtherFieldTextTests {
    private static func pairs(_ text: String) -> [String] {
        OtherFieldText.parse(text).map { "\($0.name)=\($0.value)" }
    }

    @Test(arguments: [
        (#"{"a":"1","b":"2"}"#, ["a=1", "b=2"]), (#"{"b":"2","a":"1"}"#, ["b=2", "a=1"]), ("", []), ("{}", []),
        (#"{"q\"uote":"back\\slash \/ end"}"#, [#"q"uote=back\slash / end"#]),
        (#"{"lines":"a\nb\tc\rd\be\ff"}"#, ["lines=a\nb\tc\rd\u{8}e\u{C}f"]),
        (#"{"ö":"\u00f6\u958B"}"#, ["ö=ö開"]), (#"{"face":"\ud83d\ude00!"}"#, ["face=😀!"]),
        (#"{"raw":"😀 {}:,"}"#, ["raw=😀 {}:,"]), (#""env": "prod","team": "a, b""#, ["env=prod", "team=a, b"]),
        (#"{  "k": 1,  "n": null, "list": [1,{"x":2}] }"#, ["k=1", "n=null", #"list=[1,{"x":2}]"#]), (" ", []),
        (#""empty": "","flag": true"#, ["empty=", "flag=true"]), ("no JSON at all", []),
    ])
    func `fields come in order with their escapes undone`(text: String, fields: [String]) {
        #expect(Self.pairs(text) == fields)
    }

    @Test(arguments: [
        (#"{"a":"1","b":"cut"#, ["a=1"]), (#"{"a":"1","b"}"#, ["a=1"]), (#"{"a":"1","b":"\"#, ["a=1"]),
        (#"{"a":"\ud83d"}"#, ["a=\u{FFFD}"]), (#"{"a":"\ud83dx"}"#, ["a=\u{FFFD}x"]),
        (#"{"a":"\ud83d\u0041"}"#, ["a=\u{FFFD}A"]), (#"{"a":"\uZZZZ"}"#, ["a=\u{FFFD}"]),
    ])
    func `what is malformed loses itself only`(text: String, fields: [String]) {
        #expect(Self.pairs(text) == fields)
    }
}
