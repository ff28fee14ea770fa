import { useState } from "preact/hooks";
import type { Voucher } from "./ask-server.ts";
import type { Translate } from "./translate.ts";

/** What is needed at the counter: amount, deadline, number and barcode first, then the steps. */
export function VoucherNumber({ voucher, t }: { voucher: Voucher; t: Translate }) {
  const { numbers, amount, deadline, barcode, ways } = voucher;
  return (
    <>
      <Labelled label={t("amount")}>
        <s-heading>{amount}</s-heading>
      </Labelled>
      <Labelled label={t("deadline")}>
        <s-text type="strong">{deadline}</s-text>
      </Labelled>
      {numbers.map((number, index) => (
        <CopyNumber key={number.label} id={`number-${index}`} number={number} t={t} />
      ))}
      {barcode && (
        <s-image
          src={barcode.url}
          alt={barcode.label}
          aspectRatio={barcode.ratio as `${number}/${number}`}
          inlineSize="fill"
          objectFit="contain"
        />
      )}
      {ways.map(({ heading, steps }) => (
        <s-stack key={heading} direction="block" gap="small-300">
          {heading !== null && <s-text type="strong">{heading}</s-text>}
          <s-ordered-list>
            {steps.map((step) => (
              <s-list-item key={step}>{step}</s-list-item>
            ))}
          </s-ordered-list>
        </s-stack>
      ))}
    </>
  );
}

function Labelled({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    <s-stack direction="block" gap="none">
      <s-text color="subdued">{label}</s-text>
      {children}
    </s-stack>
  );
}

type Copy = "idle" | "copied" | "failed";

/** Says "copied" only after the page did it. */
function CopyNumber({ id, number, t }: { id: string; number: Voucher["numbers"][number]; t: Translate }) {
  const [copy, setCopy] = useState<Copy>("idle");
  return (
    <s-stack direction="block" gap="small-300">
      <Labelled label={number.label}>
        <s-heading>{number.shown}</s-heading>
      </Labelled>
      <s-button variant="secondary" command="--copy" commandFor={id}>
        {copy === "copied" ? t("copied") : t("copy")}
      </s-button>
      {copy === "failed" && <s-text>{t("copyFailed")}</s-text>}
      <s-clipboard-item
        id={id}
        text={number.copied}
        onCopy={() => setCopy("copied")}
        onCopyError={() => setCopy("failed")}
      />
    </s-stack>
  );
}
