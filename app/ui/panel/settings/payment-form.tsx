import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, Checkbox, ChoiceList, List, TextField } from "@shopify/polaris";
import { useState } from "react";
import { lateMoneyPolicies } from "../../../domain/late-money.ts";
import type { SettingsPage } from "../../../domain/panel-order.ts";
import type { SettingsProblem } from "../../../domain/shop-settings.ts";
import { formatDuration } from "../../../i18n/format.ts";
import { payTexts } from "../../../i18n/texts.ts";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { FormHeading } from "./form-heading.tsx";

interface PaymentFormProps {
  readonly view: SettingsPage;
  readonly problem: SettingsProblem | "unknown_shop" | null;
}

/** The life of vouchers, late money, and which gateways are preferred. */
export function PaymentForm({ view: { settings, times }, problem }: PaymentFormProps) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  const [hours, setHours] = useState(settings.voucherLifeHours?.toString() ?? "");
  const [policy, setPolicy] = useState<string[]>([settings.lateMoneyPolicy]);
  const [needsRefunds, setNeedsRefunds] = useState(settings.needsRefunds);
  const lifeError = problem === "voucher_life_out_of_range" ? t(`settings.life.error.${problem}`) : null;
  const otherError = problem !== null && lifeError === null ? t(`settings.life.error.${problem}`) : "";
  const duration = (each: number): string => formatDuration(each * 60, language);
  return (
    <Card>
      <Form method="post">
        <input type="hidden" name="intent" value="payments" />
        <BlockStack gap="400">
          <FormHeading text={t("settings.life.heading")} error={otherError} />
          <TextField
            label={t("settings.life.label")}
            name="hours"
            value={hours}
            onChange={setHours}
            inputMode="numeric"
            autoComplete="off"
            helpText={t("settings.life.help")}
            error={lifeError ?? false}
          />
          <List>
            {times.map(({ gatewayName, country, minHours, maxHours }) => (
              <List.Item key={gatewayName + country}>
                {t("settings.life.bounds", {
                  gateway: gatewayName,
                  country: payTexts(language)(`country.${country}`),
                  min: duration(minHours),
                  max: duration(maxHours),
                })}
              </List.Item>
            ))}
          </List>
          <ChoiceList
            title={t("settings.late.heading")}
            name="late_money"
            choices={lateMoneyPolicies.map((value) => ({
              value,
              label: t(`settings.late.choice.${value}.label`),
              helpText: t(`settings.late.choice.${value}.help`),
            }))}
            selected={policy}
            onChange={setPolicy}
          />
          <Checkbox
            label={t("settings.refunds.label")}
            helpText={t("settings.refunds.help")}
            name="needs_refunds"
            value="yes"
            checked={needsRefunds}
            onChange={setNeedsRefunds}
          />
          <div>
            <Button
              submit
              variant="primary"
              accessibilityLabel={`${t("settings.save")}: ${t("settings.life.heading")}`}
            >
              {t("settings.save")}
            </Button>
          </div>
        </BlockStack>
      </Form>
    </Card>
  );
}
