import { InlineError, Text } from "@shopify/polaris";

/** A form's heading, and what was wrong with the form as a whole. */
export function FormHeading({ text, error }: { readonly text: string; readonly error: string }) {
  return (
    <div>
      <Text as="h2" variant="headingMd">
        {text}
      </Text>
      {error !== "" && <InlineError message={error} fieldID="" />}
    </div>
  );
}
