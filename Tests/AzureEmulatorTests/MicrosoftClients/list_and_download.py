"""Microsoft's own clients against the emulator.

Lists subscriptions, periods, invoices and usage, and downloads a PDF, with azure-mgmt-subscription, -billing,
-consumption and -costmanagement. Start `faktura-emulator` first, then:

    python list_and_download.py http://127.0.0.1:7788
"""

import json
import sys
import time
import urllib.parse
import urllib.request

from azure.core.credentials import AccessToken
from azure.core.exceptions import HttpResponseError
from azure.core.pipeline.policies import _authentication
from azure.mgmt.billing import BillingManagementClient
from azure.mgmt.consumption import ConsumptionManagementClient
from azure.mgmt.costmanagement import CostManagementClient
from azure.mgmt.subscription import SubscriptionClient

BASE = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7788"

# The emulator speaks plain HTTP on the loopback address, over which azure-core sends no token unless told to.
_authentication._enforce_https = lambda request: None


class StaticToken:
    """One token, asked for once."""

    def __init__(self):
        form = {
            "grant_type": "client_credentials",
            "client_id": "script",
            "client_secret": "any",
            "scope": "https://management.azure.com/.default",
        }
        address = f"{BASE}/sample.example.com/oauth2/v2.0/token"
        with urllib.request.urlopen(address, urllib.parse.urlencode(form).encode()) as answer:
            fields = json.load(answer)
        self.token = AccessToken(fields["access_token"], int(time.time()) + fields["expires_in"])

    def get_token(self, *scopes, **options):
        return self.token


def client(kind, *arguments, **options):
    return kind(StaticToken(), *arguments, base_url=BASE, credential_scopes=[BASE + "/.default"], **options)


def main():
    subscriptions = list(client(SubscriptionClient).subscriptions.list())
    print(len(subscriptions), "subscriptions")
    by_name = {item.display_name: item.subscription_id for item in subscriptions}
    production = by_name["Production"]

    billing = client(BillingManagementClient, subscription_id=production)
    properties = billing.billing_property.get().properties
    print("Production is", properties.billing_account_agreement_type)
    assert properties.billing_account_agreement_type == "MicrosoftOnlineServicesProgram"
    accounts = list(billing.billing_accounts.list())
    print(len(accounts), "billing accounts")
    customer = next(item for item in accounts if ":" in item.name)
    profiles = list(billing.billing_profiles.list_by_billing_account(customer.name))
    print(len(profiles), "billing profile:", profiles[0].properties.display_name)
    by_profile = list(billing.invoices.list_by_billing_profile(customer.name, profiles[0].name))
    print(len(by_profile), "invoices of the profile")

    invoices = list(billing.invoices.list_by_billing_subscription())
    print(len(invoices), "invoices of Production, the newest", invoices[0].name, invoices[0].properties.status)
    assert len(invoices) > 10, "paged"
    newest = invoices[0]
    result = billing.invoices.begin_download_by_billing_subscription(
        newest.name, document_name=newest.properties.documents[0].name
    ).result()
    with urllib.request.urlopen(result.url) as answer:
        pdf = answer.read()
    assert pdf.startswith(b"%PDF"), pdf[:20]
    print("a PDF of", len(pdf), "bytes")

    period = newest.properties
    days = (period.invoice_period_start_date.date(), period.invoice_period_end_date.date())
    consumption = client(ConsumptionManagementClient, production)
    lines = list(
        consumption.usage_details.list(
            scope=f"subscriptions/{production}",
            filter=f"properties/usageStart ge '{days[0]}' and properties/usageEnd le '{days[1]}'",
            expand="properties/meterDetails,properties/additionalInfo",
        )
    )
    print(len(lines), "usage lines from", days[0], "to", days[1], "as", type(lines[0]).__name__)
    assert len(lines) > 1_000, "paged"
    assert lines[0].meter_details.meter_category
    webshop = next(id for name, id in by_name.items() if "webshop" in name.lower())
    modern = list(consumption.usage_details.list(scope=f"subscriptions/{webshop}"))
    print(len(modern), "usage lines of the customer agreement as", type(modern[0]).__name__)

    cost = client(CostManagementClient)
    table = cost.query.usage(
        f"subscriptions/{production}",
        {
            "type": "ActualCost",
            "timeframe": "Custom",
            "timePeriod": {"from": f"{days[0]}T00:00:00Z", "to": f"{days[1]}T23:59:59Z"},
            "dataset": {
                "granularity": "None",
                "aggregation": {"totalCost": {"name": "Cost", "function": "Sum"}},
                "grouping": [{"type": "Dimension", "name": "ServiceName"}],
            },
        },
    )
    total = sum(row[0] for row in table.rows)
    assert abs(total - sum(float(line.cost) for line in lines)) < 0.001
    print(len(table.rows), "services cost", round(total, 2), table.rows[0][-1])
    report = cost.generate_cost_details_report.begin_create_operation(
        f"subscriptions/{webshop}", {"metric": "ActualCost"}
    ).result()
    print("a cost report in", report.manifest.blob_count, "blob(s) of", report.manifest.byte_count, "bytes")

    try:
        cost.generate_cost_details_report.begin_create_operation(
            f"subscriptions/{production}", {"metric": "ActualCost"}
        )
        raise AssertionError("a pay-as-you-go subscription got a cost report")
    except HttpResponseError as error:
        assert error.status_code == 422, error
        print("pay-as-you-go is refused:", error.status_code)


if __name__ == "__main__":
    main()
