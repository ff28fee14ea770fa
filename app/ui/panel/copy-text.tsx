import { Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";

interface CopyTextProps {
  readonly label: string;
  readonly value: string;
  /** Language of the value, where it is not the page's. */
  readonly lang?: string;
  readonly isLong?: boolean;
  readonly words: { readonly copy: string; readonly copied: string; readonly copyByHand: string };
}

/** A text to take elsewhere. Where the frame may not write the clipboard, it is selected for the merchant to copy. */
export function CopyText({ label, value, lang, isLong = false, words }: CopyTextProps) {
  const id = useId();
  const [said, setSaid] = useState<"copied" | "copyByHand" | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("copied");
    } catch {
      const field = document.getElementById(id);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
        field.focus();
        field.select();
      }
      setSaid("copyByHand");
    }
  };
  return (
    <div lang={lang}>
      <TextField
        id={id}
        label={label}
        value={value}
        readOnly
        autoComplete="off"
        {...(isLong && { multiline: 2 })}
      />
      <InlineStack gap="200" blockAlign="center">
        <Button onClick={() => void copy()} accessibilityLabel={`${words.copy}: ${label}`}>
          {words.copy}
        </Button>
        <Text as="span" tone="subdued">
          <span role="status">{said === null ? "" : words[said]}</span>
        </Text>
      </InlineStack>
    </div>
  );
}
