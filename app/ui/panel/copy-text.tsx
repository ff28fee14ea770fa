import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useRef, useState } from "react";

interface CopyTextProps {
  readonly label: string;
  readonly value: string;
  /** Language of the value, where it is not the page's. */
  readonly lang?: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly copyByHand: string };
}

/**
 * A text to take elsewhere, all of it in sight. Where the frame may not write the clipboard, it is selected for the
 * merchant to copy.
 */
export function CopyText({ label, value, lang, words }: CopyTextProps) {
  const text = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState<"copied" | "copyByHand" | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("copied");
    } catch {
      if (text.current) getSelection()?.selectAllChildren(text.current);
      setSaid("copyByHand");
    }
  };
  return (
    <BlockStack gap="100">
      <Text as="p">{label}</Text>
      <p ref={text} className="panel-copy" lang={lang}>
        {value}
      </p>
      <InlineStack gap="200" blockAlign="center">
        <Button onClick={() => void copy()} accessibilityLabel={`${words.copy}: ${label}`}>
          {words.copy}
        </Button>
        <Text as="span" tone="subdued">
          <span role="status">{said === null ? "" : words[said]}</span>
        </Text>
      </InlineStack>
    </BlockStack>
  );
}
