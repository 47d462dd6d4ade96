enum BillingStoreStub {}
