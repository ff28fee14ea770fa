import { useNavigate } from "@remix-run/react";
import { BlockStack, Button, Card, EmptyState, Link, Page, Select, Text } from "@shopify/polaris";
import type { ListedException } from "../../../domain/payment-view.ts";
import { tellActor, tellMoment } from "../../../i18n/case-words.ts";
import { formatMoney } from "../../../i18n/format.ts";
import { BesideCards } from "../beside-cards.tsx";
import { usePanelTexts } from "../language-context.ts";
import { exceptionsPath, paymentPath } from "../places.ts";
import { ActPlace } from "./act-place.tsx";
import { Matter } from "./matters-section.tsx";
import { useReader } from "./use-reader.ts";

interface ExceptionsPageProps {
  readonly exceptions: readonly ListedException[];
  readonly owners: readonly string[];
  readonly hasMore: boolean;
  /** Empty: nobody; null: everybody. */
  readonly owner: string | null;
  readonly timeZone: string;
}

/** What waits for a person, the most urgent first. */
export function ExceptionsPage({ exceptions, owners, hasMore, owner, timeZone }: ExceptionsPageProps) {
  const t = usePanelTexts();
  const reader = useReader(timeZone);
  const navigate = useNavigate();
  const addressOf = (whose: string | null, after: string | null): string => {
    const pairs = Object.entries({ owner: whose, after }).filter(
      (pair): pair is [string, string] => pair[1] !== null,
    );
    return `${exceptionsPath}?${new URLSearchParams(pairs).toString()}`;
  };
  // Nobody has an empty name, everybody has none: a name of a choice must be text.
  const options = [
    { label: t("exceptions.everybody"), value: "all" },
    { label: t("exceptions.nobodys"), value: "of:" },
    ...owners.map((name) => ({ label: tellActor(name, reader), value: `of:${name}` })),
  ];
  const choose = (value: string): void =>
    navigate(addressOf(value === "all" ? null : value.slice("of:".length), null));
  const last = exceptions.at(-1);
  return (
    <Page title={t("exceptions.title")}>
      <ActPlace action={exceptionsPath} reader={reader}>
        <BesideCards>
          <BlockStack gap="400">
            <Text as="p">{t("exceptions.intro")}</Text>
            <Select
              label={t("exceptions.owner")}
              options={options}
              value={owner === null ? "all" : `of:${owner}`}
              onChange={choose}
            />
          </BlockStack>
        </BesideCards>
        {exceptions.length === 0 && (
          <Card>
            <EmptyState heading={t("exceptions.empty.heading")} image="">
              <Text as="p">{t("exceptions.empty.sentence")}</Text>
            </EmptyState>
          </Card>
        )}
        {exceptions.map((exception) => (
          <Card key={exception.id}>
            <BlockStack gap="200">
              {exception.isOverdue && (
                <Text as="p" tone="critical">
                  {t("exceptions.overdue", { at: tellMoment(exception.dueAt, reader) })}
                </Text>
              )}
              <Matter exception={exception} reader={reader} />
              {exception.payment && <About payment={exception.payment} />}
            </BlockStack>
          </Card>
        ))}
        {hasMore && last && (
          <BesideCards>
            <Button url={addressOf(owner, last.id)}>{t("exceptions.more")}</Button>
          </BesideCards>
        )}
      </ActPlace>
    </Page>
  );
}

function About({ payment }: { readonly payment: NonNullable<ListedException["payment"]> }) {
  const t = usePanelTexts();
  const { id, amount, state } = payment;
  return (
    <Text as="p">
      <Link url={paymentPath(id)}>{t("exceptions.open")}</Link>
      {` · ${formatMoney(amount)} · ${t(`words.state.${state}`)}`}
    </Text>
  );
}
