import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface SectionProps {
  readonly heading: string;
  readonly children: ReactNode;
}

/** A part of a page, under its own heading. */
export function Section({ heading, children }: SectionProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
