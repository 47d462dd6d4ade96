enum FakturaTestSupportStub {}
