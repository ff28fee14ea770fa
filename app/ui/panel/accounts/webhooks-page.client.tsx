import { BlockStack, Button, Card, Page, Text } from "@shopify/polaris";
import type { WebhookAddress } from "../../../domain/panel-account.ts";
import { BesideCards } from "../beside-cards.tsx";
import { usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";
import { WebhookCard } from "./webhook-card.tsx";

export function WebhooksPage({ webhooks }: { readonly webhooks: readonly WebhookAddress[] }) {
  const t = usePanelTexts();
  return (
    <Page title={t("accounts.webhooks.title")} backAction={{ url: panelHome, content: t("setup.back") }}>
      <BlockStack gap="400">
        <BesideCards>
          <Text as="p">{t("accounts.webhooks.intro")}</Text>
        </BesideCards>
        {webhooks.length === 0 && (
          <Card>
            <BlockStack gap="200">
              <Text as="p">{t("accounts.webhooks.none")}</Text>
              <div>
                <Button url={`${panelHome}/accounts`}>{t("setup.step.account.open")}</Button>
              </div>
            </BlockStack>
          </Card>
        )}
        {webhooks.map((webhook) => (
          <WebhookCard key={webhook.accountId} webhook={webhook} />
        ))}
        {webhooks.length > 0 && (
          <BesideCards>
            <Button url={panelHome}>{t("setup.back")}</Button>
          </BesideCards>
        )}
      </BlockStack>
    </Page>
  );
}
