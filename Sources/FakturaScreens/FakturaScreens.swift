enum FakturaScreensStub {}
