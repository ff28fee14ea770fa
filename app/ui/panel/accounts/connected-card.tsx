import { Form } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ConnectedAccount } from "../../../domain/panel-account.ts";
import { formatMoment } from "../../../i18n/format.ts";
import { payTexts, setupTexts } from "../../../i18n/texts.ts";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";

interface ConnectedCardProps {
  readonly account: ConnectedAccount;
  readonly isRefused: boolean;
}

/** One connected account: whose it is, its place among the others, and the way to new credentials. */
export function ConnectedCard({ account, isRefused }: ConnectedCardProps) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  const { id, gatewayId, gatewayName, mode, country, merchantId, checkedAt } = account;
  const [priority, setPriority] = useState(String(account.priority));
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {gatewayName} · {payTexts(language)(`country.${country}`)}
          </Text>
          <Badge tone={mode === "live" ? "success" : "info"}>{setupTexts(language)(`mode.${mode}`)}</Badge>
        </InlineStack>
        <Text as="p">{t("accounts.merchantId", { id: merchantId })}</Text>
        <Text as="p" tone="subdued">
          {t("accounts.checkedAt", { moment: formatMoment(checkedAt, country, language) })}
        </Text>
        <Form method="post">
          <input type="hidden" name="intent" value="priority" />
          <input type="hidden" name="account" value={id} />
          <BlockStack gap="200">
            <TextField
              label={t("accounts.priority.label")}
              name="priority"
              value={priority}
              onChange={setPriority}
              inputMode="numeric"
              autoComplete="off"
              helpText={t("accounts.priority.help")}
              error={isRefused ? t("accounts.priority.error.out_of_range") : false}
            />
            <InlineStack gap="200">
              <Button submit>{t("accounts.priority.save")}</Button>
              <Button url={`${panelHome}/accounts/${gatewayId}`}>{t("accounts.change")}</Button>
            </InlineStack>
          </BlockStack>
        </Form>
      </BlockStack>
    </Card>
  );
}
