enum FakturaViewModelsStub {}
