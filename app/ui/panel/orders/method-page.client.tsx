import { BlockStack, Button, Card, List, Page, Text } from "@shopify/polaris";
import type { Country } from "../../../domain/method.ts";
import type { ManualMethodPage } from "../../../domain/panel-order.ts";
import { panelTexts, payTexts } from "../../../i18n/texts.ts";
import { BesideCards } from "../beside-cards.tsx";
import { CopyText } from "../copy-text.tsx";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";
import { MethodNames, type NamesRefusal } from "./method-names.tsx";

interface MethodPageProps {
  readonly view: ManualMethodPage;
  readonly refused: NamesRefusal | null;
  readonly answer: unknown;
}

const everywhere: readonly Country[] = ["CO", "PE"];
/** Shoppers of both countries read Spanish. */
const shopperLanguage = "es";

/** How the manual payment method is made in Shopify, with what to paste, and by which names we know it. */
export function MethodPage({ view, refused, answer }: MethodPageProps) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  const countries = view.countries.length > 0 ? view.countries : everywhere;
  return (
    <Page title={t("orders.method.title")} backAction={{ url: panelHome, content: t("setup.back") }}>
      <BlockStack gap="400">
        {countries.map((country) => (
          <Card key={country}>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t("orders.method.steps.heading")}
                {countries.length > 1 && ` · ${payTexts(language)(`country.${country}`)}`}
              </Text>
              <Instructions country={country} />
            </BlockStack>
          </Card>
        ))}
        <MethodNames
          names={view.methodNames}
          suggestions={countries.map((country) =>
            panelTexts(shopperLanguage)(`orders.method.paste.name.${country}`),
          )}
          refused={refused}
          answer={answer}
        />
        {view.methodNames.length > 0 && (
          <BesideCards>
            <Button url={`${panelHome}/test-order`} variant="primary">
              {t("orders.method.next")}
            </Button>
          </BesideCards>
        )}
      </BlockStack>
    </Page>
  );
}

const parts = ["name", "details", "instructions"] as const;

function Instructions({ country }: { readonly country: Country }) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  const shopper = panelTexts(shopperLanguage);
  const keyOf = {
    name: `orders.method.paste.name.${country}`,
    details: `orders.method.paste.details.${country}`,
    instructions: "orders.method.paste.instructions",
  } as const;
  const words = {
    copy: t("orders.method.copy"),
    copied: t("orders.method.copied"),
    copyByHand: t("orders.method.copyByHand"),
  };
  return (
    <List type="number">
      <List.Item>{t("orders.method.steps.open")}</List.Item>
      {parts.map((part) => (
        <List.Item key={part}>
          <BlockStack gap="100">
            <CopyText
              label={t(`orders.method.steps.${part}`)}
              value={shopper(keyOf[part])}
              lang={shopperLanguage}
              words={words}
            />
            {language !== shopperLanguage && (
              <Text as="p" tone="subdued">
                {t("orders.method.meaning")} {t(keyOf[part])}
              </Text>
            )}
          </BlockStack>
        </List.Item>
      ))}
      <List.Item>{t("orders.method.steps.activate")}</List.Item>
    </List>
  );
}
