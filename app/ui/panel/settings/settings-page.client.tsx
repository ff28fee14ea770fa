import { BlockStack, Button, Card, List, Page, Text } from "@shopify/polaris";
import type { OrderSettingsProblem } from "../../../domain/order-settings.ts";
import type { SettingsPage as View } from "../../../domain/panel-order.ts";
import type { SettingsProblem } from "../../../domain/shop-settings.ts";
import { formatDuration } from "../../../i18n/format.ts";
import { payTexts } from "../../../i18n/texts.ts";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";
import { useToast } from "../use-toast.ts";
import { ExpiryForm } from "./expiry-form.tsx";
import { PaymentForm } from "./payment-form.tsx";

export type SettingsRefusal =
  | { readonly form: "payments"; readonly problem: SettingsProblem | "unknown_shop" }
  | { readonly form: "orders"; readonly problem: OrderSettingsProblem | "unknown_shop" };

interface SettingsPageProps {
  readonly view: View;
  readonly refused: SettingsRefusal | null;
  readonly answer: unknown;
}

export function SettingsPage({ view, refused, answer }: SettingsPageProps) {
  const t = usePanelTexts();
  useToast(answer, refused === null ? t("setup.saved") : null);
  return (
    <Page title={t("settings.title")}>
      <BlockStack gap="400">
        <PaymentForm view={view} problem={refused?.form === "payments" ? refused.problem : null} />
        <Graces times={view.times} />
        <ExpiryForm
          policy={view.expiryPolicy}
          problem={refused?.form === "orders" ? refused.problem : null}
        />
        <Elsewhere heading={t("messages.title")} url={`${panelHome}/messages`} open={t("messages.open")} />
        <Elsewhere
          heading={t("settings.accounts.heading")}
          url={`${panelHome}/accounts`}
          open={t("settings.accounts.open")}
        />
      </BlockStack>
    </Page>
  );
}

interface ElsewhereProps {
  readonly heading: string;
  readonly url: string;
  readonly open: string;
}

/** A part of the settings with a page of its own. */
function Elsewhere({ heading, url, open }: ElsewhereProps) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        <div>
          <Button url={url}>{open}</Button>
        </div>
      </BlockStack>
    </Card>
  );
}

/** Nobody's choice, so it is only told: what each gateway adds to the life of a voucher. */
function Graces({ times }: Pick<View, "times">) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("settings.grace.heading")}
        </Text>
        <Text as="p">{t("settings.grace.sentence")}</Text>
        <List>
          {times.map(({ gatewayName, country, graceHours, graceBusinessDays }) => (
            <List.Item key={gatewayName + country}>
              {t("settings.grace.line", {
                gateway: gatewayName,
                country: payTexts(language)(`country.${country}`),
                hours: formatDuration(graceHours * 60, language),
                days: graceBusinessDays,
              })}
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
