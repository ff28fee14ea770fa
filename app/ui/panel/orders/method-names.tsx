import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { OrderSettingsProblem } from "../../../domain/order-settings.ts";
import { usePanelTexts } from "../language-context.ts";
import { useToast } from "../use-toast.ts";

export interface NamesRefusal {
  readonly problem: OrderSettingsProblem | "unknown_shop";
}

interface MethodNamesProps {
  readonly names: readonly string[];
  /** What a shop begins with that has saved none: the names we propose to paste. */
  readonly suggestions: readonly string[];
  readonly refused: NamesRefusal | null;
  readonly answer: unknown;
}

/** By which names a shop's orders are known to be ours. */
export function MethodNames({ names, suggestions, refused, answer }: MethodNamesProps) {
  const t = usePanelTexts();
  const [text, setText] = useState((names.length > 0 ? names : suggestions).join("\n"));
  useToast(answer, refused === null ? t("setup.saved") : null);
  return (
    <Card>
      <Form method="post">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("orders.method.names.heading")}
          </Text>
          <TextField
            label={t("orders.method.names.label")}
            name="names"
            value={text}
            onChange={setText}
            multiline={3}
            autoComplete="off"
            helpText={t("orders.method.names.help")}
            error={refused ? t(`orders.method.names.error.${refused.problem}`) : false}
          />
          <div>
            <Button submit variant={names.length > 0 ? "secondary" : "primary"}>
              {t("orders.method.names.save")}
            </Button>
          </div>
        </BlockStack>
      </Form>
    </Card>
  );
}
