import { BlockStack, Button, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import { usePanelTexts } from "../language-context.ts";
import { ActForm, type ChosenAct } from "./act-form.tsx";
import { useActPlace } from "./act-place.tsx";

interface ActButtonsProps {
  readonly acts: readonly ChosenAct[];
}

/** A button for each act; the chosen one asks once more, in the same place, before anything happens. */
export function ActButtons({ acts }: ActButtonsProps) {
  const t = usePanelTexts();
  const { answerKey, action, answered } = useActPlace();
  const [chosen, setChosen] = useState<{ readonly act: ChosenAct; readonly since: number } | null>(null);
  // Done: the form has served, and what is true now stands on the page.
  const open = chosen !== null && chosen.since === answered ? chosen.act : null;
  if (open) {
    return <ActForm chosen={open} answerKey={answerKey} action={action} onBack={() => setChosen(null)} />;
  }
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        {acts.map((act) => (
          <Button key={`${act.act} ${act.thing}`} onClick={() => setChosen({ act, since: answered })}>
            {t(`acts.of.${act.act}.button`)}
          </Button>
        ))}
      </InlineStack>
    </BlockStack>
  );
}
