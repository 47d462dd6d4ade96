enum FakturaWordsStub {}
