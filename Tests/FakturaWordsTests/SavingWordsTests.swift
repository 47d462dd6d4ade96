import BillingCore
import FakturaWords
import Testing

@Suite struct SavingWordsTests {
    @Test(arguments: [
        (13, "you may not write in '/home/me'. Nothing was written. Name another folder."),
        (2, "there is no folder '/home/me'. Nothing was written. Make it, or name another."),
        (28, "there is no room for it. Nothing was written. Free some space, or name another folder."),
        (27, "there is no room for it. Nothing was written. Free some space, or name another folder."),
        (21, "it is a folder. Nothing was written. Add a file name."),
        (36, "the name is too long. Nothing was written. Use a shorter one."),
        (30, "the disk is read-only. Nothing was written. Name another folder."),
    ])
    func `why a file was not saved is said with what helps`(code: Int32, text: String) {
        let problem: any Error = SavingProblem(path: "/home/me/a.csv", code: code)

        #expect(Words(.english).sentence(for: problem) == "Can't save '/home/me/a.csv': \(text)")
        #expect(Words(.swedish).sentence(for: problem).hasPrefix("Kan inte spara ”/home/me/a.csv”: "))
    }

    @Test(arguments: Language.allCases)
    func `keys and formats have words`(language: Language) {
        let words = Words(language)
        for action in Words.SavingAction.allCases {
            #expect(!words.key(action).label.isEmpty && !words.key(action).description.isEmpty)
        }
        let names = ["csv", "tsv", "json", "jsonl", "md", "table"].map(words.formatName)
        #expect(Set(names).count == 6)
    }
}
