import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, Checkbox, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { exceptionWords } from "../../../domain/exception.ts";
import type { MerchantAct } from "../../../domain/merchant-act.ts";
import { usePanelTexts } from "../language-context.ts";
import { actFields, type FieldName } from "./act-fields.ts";

/** What is done, and to which thing of the payment. */
export interface ChosenAct {
  readonly act: MerchantAct;
  readonly thing: string;
  /** Already in the field; the merchant may write something else. */
  readonly amount?: string;
  /** The boxes that this one may need. */
  readonly isBoxNeeded?: boolean;
}

interface ActFormProps {
  readonly chosen: ChosenAct;
  /** The page's one place for answers. */
  readonly answerKey: string;
  readonly action: string;
  readonly onBack: () => void;
}

/**
 * Says what will happen and asks what is needed, before anything does. The form's key is made when it is drawn: sent
 * twice, it acts once.
 */
export function ActForm({ chosen, answerKey, action, onBack }: ActFormProps) {
  const t = usePanelTexts();
  const { act, thing } = chosen;
  const fetcher = useFetcher({ key: answerKey });
  const [key] = useState(() => crypto.randomUUID());
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isSending = fetcher.state !== "idle";
  return (
    <fetcher.Form method="post" encType="multipart/form-data" action={action}>
      <BlockStack gap="300">
        <div ref={heading} tabIndex={-1} className="panel-page">
          <Text as="h3" variant="headingSm">
            {t(`acts.of.${act}.button`)}
          </Text>
        </div>
        <Text as="p">{t(`acts.of.${act}.ask`)}</Text>
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="thing" value={thing} />
        <input type="hidden" name="key" value={key} />
        {actFields(chosen).map((name) => (
          <ActField key={name} name={name} given={chosen.amount ?? ""} />
        ))}
        <ButtonGroup>
          <Button submit variant="primary" loading={isSending} disabled={isSending}>
            {t(`acts.of.${act}.button`)}
          </Button>
          <Button onClick={onBack} disabled={isSending}>
            {t("acts.back")}
          </Button>
        </ButtonGroup>
      </BlockStack>
    </fetcher.Form>
  );
}

function ActField({ name, given }: { readonly name: FieldName; readonly given: string }) {
  const t = usePanelTexts();
  const [value, setValue] = useState(name === "amount" || name === "amountAll" ? given : "");
  const label = t(`acts.field.${name}`);
  if (name === "insists" || name === "looked") {
    const set = (isTicked: boolean): void => setValue(isTicked ? "yes" : "");
    return <Checkbox label={label} name="insists" value="yes" checked={value === "yes"} onChange={set} />;
  }
  if (name === "file") {
    return (
      <label className="panel-file">
        <span>{label}</span>
        <input type="file" name="file" accept="application/pdf,image/png,image/jpeg" />
      </label>
    );
  }
  if (name === "word") {
    const options = exceptionWords.map((word) => ({ label: t(`words.resolution.${word}`), value: word }));
    return (
      <Select label={label} name="word" options={options} value={value || "fulfilled"} onChange={setValue} />
    );
  }
  return (
    <TextField
      label={label}
      name={name === "amountAll" ? "amount" : name}
      autoComplete="off"
      value={value}
      onChange={setValue}
      {...(name === "note" && { multiline: 3 })}
    />
  );
}
