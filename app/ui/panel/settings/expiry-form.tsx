import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, ChoiceList } from "@shopify/polaris";
import { useState } from "react";
import {
  expiryPolicies,
  type ExpiryPolicy,
  type OrderSettingsProblem,
} from "../../../domain/order-settings.ts";
import { usePanelTexts } from "../language-context.ts";
import { FormHeading } from "./form-heading.tsx";

interface ExpiryFormProps {
  readonly policy: ExpiryPolicy;
  readonly problem: OrderSettingsProblem | "unknown_shop" | null;
}

/** What becomes of an order, and of its goods, when nobody paid. */
export function ExpiryForm({ policy, problem }: ExpiryFormProps) {
  const t = usePanelTexts();
  const [chosen, setChosen] = useState<string[]>([policy]);
  const heading = t("settings.orders.heading");
  return (
    <Card>
      <Form method="post">
        <input type="hidden" name="intent" value="orders" />
        <BlockStack gap="400">
          <FormHeading
            text={heading}
            error={problem === null ? "" : t(`orders.method.names.error.${problem}`)}
          />
          <ChoiceList
            title={heading}
            titleHidden
            name="expiry"
            choices={expiryPolicies.map((value) => ({
              value,
              label: t(`settings.orders.choice.${value}.label`),
              helpText: t(`settings.orders.choice.${value}.help`),
            }))}
            selected={chosen}
            onChange={setChosen}
          />
          <div>
            <Button submit variant="primary" accessibilityLabel={`${t("settings.save")}: ${heading}`}>
              {t("settings.save")}
            </Button>
          </div>
        </BlockStack>
      </Form>
    </Card>
  );
}
