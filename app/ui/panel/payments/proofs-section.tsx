import { useRevalidator } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { PaymentView, ProofView } from "../../../domain/payment-view.ts";
import { tellActor, tellMoment, tellProof, type Reader } from "../../../i18n/case-words.ts";
import { formatMoney } from "../../../i18n/format.ts";
import { usePanelTexts } from "../language-context.ts";
import { proofPath } from "../places.ts";
import { saveFile } from "../save-file.ts";
import { Section } from "./section.tsx";

interface SectionProps {
  readonly payment: PaymentView;
  readonly reader: Reader;
}

/** What was shown for money: by whom, for how much, and the file of it. */
export function ProofsSection({ payment: { id, proofs }, reader }: SectionProps) {
  const t = usePanelTexts();
  if (proofs.length === 0) return null;
  return (
    <Section heading={t("payments.proofs.heading")}>
      {proofs.map((proof) => (
        <OneProof key={proof.id} paymentId={id} proof={proof} reader={reader} />
      ))}
    </Section>
  );
}

interface OneProofProps {
  readonly paymentId: string;
  readonly proof: ProofView;
  readonly reader: Reader;
}

function OneProof({ paymentId, proof, reader }: OneProofProps) {
  const t = usePanelTexts();
  const { id, purpose, amount, reference, note, fileName, isErased, addedBy, addedAt } = proof;
  const by = { by: tellActor(addedBy, reader), at: tellMoment(addedAt, reader) };
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {`${tellProof(purpose, reader)}: ${formatMoney(amount)}`}
      </Text>
      <Text as="p">{t("payments.proofs.reference", { reference })}</Text>
      {note !== null && <Text as="p">{note}</Text>}
      <Text as="p" tone="subdued">
        {t("payments.proofs.by", by)}
      </Text>
      {isErased && <Text as="p">{t("payments.proofs.erased")}</Text>}
      {fileName !== null && <FileButton address={proofPath(paymentId, id)} name={fileName} />}
    </BlockStack>
  );
}

interface FileButtonProps {
  readonly address: string;
  readonly name: string;
}

function FileButton({ address, name }: FileButtonProps) {
  const t = usePanelTexts();
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const save = async (): Promise<void> => {
    setState("loading");
    const isSaved = await saveFile(address, name);
    setState(isSaved ? "idle" : "failed");
    // That somebody looked stands in the history from now on.
    if (isSaved) revalidate();
  };
  return (
    <InlineStack gap="200" blockAlign="center">
      <Button variant="plain" loading={state === "loading"} onClick={() => void save()}>
        {t("payments.proofs.save", { name })}
      </Button>
      <span role="status">{state === "failed" && t("payments.proofs.failed")}</span>
    </InlineStack>
  );
}
