import { useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Card, EmptyState, Page, Pagination, Spinner, Text } from "@shopify/polaris";
import type { Country } from "../../../domain/method.ts";
import {
  isFiltered,
  writePaymentQuery,
  type ListedPayment,
  type PaymentQuery,
} from "../../../domain/payment-filters.ts";
import { usePanelTexts } from "../language-context.ts";
import { paymentsPath } from "../places.ts";
import { PaymentFilters } from "./payment-filters.tsx";
import { PaymentRow } from "./payment-row.tsx";
import { useReader } from "./use-reader.ts";

interface PaymentsPageProps {
  readonly query: PaymentQuery;
  readonly payments: readonly ListedPayment[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  readonly foundAs: "number" | "amount" | null;
  readonly accounts: readonly {
    readonly id: string;
    readonly gatewayName: string;
    readonly mode: "live" | "test";
    readonly country: Country;
  }[];
  readonly timeZone: string;
}

/** A shop's payments, the newest first. */
export function PaymentsPage({ query, accounts, ...list }: PaymentsPageProps) {
  const t = usePanelTexts();
  const { filters } = query;
  const named = accounts.map(({ id, gatewayName: gateway, mode, country }) => {
    const words = mode === "test" ? "payments.testAccount" : "payments.account";
    return { id, label: t(words, { gateway, country: t(`words.country.${country}`) }) };
  });
  return (
    <Page title={t("payments.title")}>
      <BlockStack gap="400">
        <Card>
          {/* Drawn anew for another address, so that going back shows what was chosen then. */}
          <PaymentFilters
            key={writePaymentQuery({ filters, cursor: null })}
            filters={filters}
            accounts={named}
          />
        </Card>
        {list.foundAs === "amount" && <Banner>{t("payments.list.foundAsAmount")}</Banner>}
        <Card>
          <Found query={query} {...list} />
        </Card>
      </BlockStack>
    </Page>
  );
}

function Found({
  query,
  payments,
  hasNewer,
  hasOlder,
  timeZone,
}: Omit<PaymentsPageProps, "accounts" | "foundAs">) {
  const t = usePanelTexts();
  const reader = useReader(timeZone);
  const isLoading = useNavigation().state === "loading";
  const { filters } = query;
  if (isLoading) {
    return (
      <div role="status">
        <Spinner size="small" accessibilityLabel={t("payments.list.loading")} />
      </div>
    );
  }
  if (payments.length === 0) {
    const words = isFiltered(filters) ? "nothing" : "empty";
    return (
      <EmptyState heading={t(`payments.list.${words}.heading`)} image="">
        <Text as="p">{t(`payments.list.${words}.sentence`)}</Text>
      </EmptyState>
    );
  }
  const pageAt = (towards: "older" | "newer", payment: ListedPayment | undefined): string =>
    `${paymentsPath}?${writePaymentQuery({ filters, cursor: payment ? { towards, id: payment.id } : null })}`;
  return (
    <BlockStack gap="400">
      <ul className="panel-rows">
        {payments.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} reader={reader} />
        ))}
      </ul>
      {(hasNewer || hasOlder) && (
        <Pagination
          accessibilityLabel={t("payments.list.pages")}
          hasPrevious={hasNewer}
          previousURL={pageAt("newer", payments[0])}
          accessibilityLabels={{ previous: t("payments.list.newer"), next: t("payments.list.older") }}
          hasNext={hasOlder}
          nextURL={pageAt("older", payments.at(-1))}
        />
      )}
    </BlockStack>
  );
}
