import { Badge, BlockStack, Button, Card, InlineStack, List, Page, Text } from "@shopify/polaris";
import type { Country } from "../../../domain/method.ts";
import type { AccountsPage as View, GatewayChoice, GatewayOffer } from "../../../domain/panel-account.ts";
import { formatDuration } from "../../../i18n/format.ts";
import { payTexts } from "../../../i18n/texts.ts";
import { soonMinutes } from "../../../i18n/wait-words.ts";
import { BesideCards } from "../beside-cards.tsx";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";
import { useToast } from "../use-toast.ts";
import { ConnectedCard } from "./connected-card.tsx";

interface AccountsPageProps {
  readonly view: View;
  /** The account whose place was refused a moment ago. */
  readonly refused: { readonly accountId: string } | null;
  /** Told when a form was answered. */
  readonly answer: unknown;
}

/** What is connected, and what can be: by country, because a merchant thinks of where the shoppers are. */
export function AccountsPage({ view, refused, answer }: AccountsPageProps) {
  const t = usePanelTexts();
  const { gateways, accounts } = view;
  useToast(answer, refused === null ? t("setup.saved") : null);
  const countries = [...new Set(gateways.flatMap(({ offers }) => offers.map(({ country }) => country)))];
  return (
    <Page title={t("accounts.title")} backAction={{ url: panelHome, content: t("setup.back") }}>
      <BlockStack gap="500">
        <BlockStack gap="300">
          <BesideCards>
            <Text as="h2" variant="headingMd">
              {t("accounts.connected")}
            </Text>
            {accounts.length === 0 && <Text as="p">{t("accounts.none")}</Text>}
          </BesideCards>
          {accounts.map((account) => (
            <ConnectedCard key={account.id} account={account} isRefused={refused?.accountId === account.id} />
          ))}
        </BlockStack>
        {countries.map((country) => (
          <Choices key={country} country={country} gateways={gateways} />
        ))}
      </BlockStack>
    </Page>
  );
}

function Choices({
  country,
  gateways,
}: {
  readonly country: Country;
  readonly gateways: readonly GatewayChoice[];
}) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  const offered = gateways.filter(({ offers }) => offers.some((offer) => offer.country === country));
  return (
    <BlockStack gap="300">
      <BesideCards>
        <Text as="h2" variant="headingMd">
          {t("accounts.choose", { country: payTexts(language)(`country.${country}`) })}
        </Text>
      </BesideCards>
      {offered.map(({ id, name, offers }) => (
        <Card key={id}>
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm">
                {name}
              </Text>
              {offers
                .filter((offer) => offer.country === country)
                .map(({ method }) => (
                  <Badge key={method}>{payTexts(language)(`method.${method}`)}</Badge>
                ))}
            </InlineStack>
            {offers
              .filter((offer) => offer.country === country)
              .map((offer) => (
                <OfferFacts key={offer.method} offer={offer} />
              ))}
            <div>
              <Button url={`${panelHome}/accounts/${id}`}>{t("accounts.connect", { gateway: name })}</Button>
            </div>
          </BlockStack>
        </Card>
      ))}
    </BlockStack>
  );
}

function OfferFacts({ offer }: { readonly offer: GatewayOffer }) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  const minutes = (amount: number): string => formatDuration(amount, language);
  return (
    <List>
      <List.Item>
        {t("accounts.offer.method", { method: payTexts(language)(`method.${offer.method}`) })}
      </List.Item>
      <List.Item>{t("accounts.offer.life", { time: minutes(offer.maxLifeHours * 60) })}</List.Item>
      <List.Item>
        {offer.confirmationMinutes <= soonMinutes
          ? t("accounts.offer.soon")
          : t("accounts.offer.confirmation", { time: minutes(offer.confirmationMinutes) })}
      </List.Item>
      <List.Item>{t(offer.canRefund ? "accounts.offer.refund" : "accounts.offer.noRefund")}</List.Item>
    </List>
  );
}
