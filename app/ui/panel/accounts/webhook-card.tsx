import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { WebhookAddress } from "../../../domain/panel-account.ts";
import { formatMoment } from "../../../i18n/format.ts";
import { payTexts, setupTexts } from "../../../i18n/texts.ts";
import { CopyText } from "../copy-text.tsx";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";

/** Where one account's gateway rings, to copy, and a probe that rings there now. */
export function WebhookCard({ webhook }: { readonly webhook: WebhookAddress }) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  // A fetcher of its own, so that one account's probe does not wait for another's.
  const probe = useFetcher({ key: `probe ${webhook.accountId}` });
  const isProbing = probe.state !== "idle";
  const { accountId, gatewayName, mode, country, address, heardAt, outcome } = webhook;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {gatewayName} · {payTexts(language)(`country.${country}`)} · {setupTexts(language)(`mode.${mode}`)}
        </Text>
        <Text as="p">{t("accounts.webhooks.howTo", { gateway: gatewayName })}</Text>
        <CopyText
          label={t("accounts.webhooks.address", { gateway: gatewayName })}
          value={address}
          words={{
            copy: t("accounts.webhooks.copy"),
            copied: t("accounts.webhooks.copied"),
            copyByHand: t("accounts.webhooks.copyByHand"),
          }}
        />
        <div role="status">
          {outcome === null ? (
            <Text as="p">{t("accounts.webhooks.neverProbed")}</Text>
          ) : (
            <Banner tone={outcome === "ok" ? "success" : "warning"}>
              <Text as="p">{t(`accounts.webhooks.outcome.${outcome}`)}</Text>
            </Banner>
          )}
        </div>
        <Text as="p" tone="subdued">
          {heardAt === null
            ? t("accounts.webhooks.notHeard")
            : t("accounts.webhooks.heardAt", { moment: formatMoment(heardAt, country, language) })}
        </Text>
        <probe.Form method="post">
          <input type="hidden" name="account" value={accountId} />
          <Button submit disabled={isProbing}>
            {t(isProbing ? "accounts.webhooks.probing" : "accounts.webhooks.probe")}
          </Button>
        </probe.Form>
      </BlockStack>
    </Card>
  );
}
