import { InlineStack, Select, Text } from "@shopify/polaris";
import { languageNames, languages, type Language } from "../../i18n/language.ts";
import { panelTexts } from "../../i18n/texts.ts";

interface LanguageChoiceProps {
  readonly language: Language;
  readonly shopDomain: string;
  readonly onChoose: (language: Language) => void;
}

const options = languages.map((value) => ({ value, label: languageNames[value] }));

/** The end of every page: whose panel this is, and in which language. */
export function LanguageChoice({ language, shopDomain, onChoose }: LanguageChoiceProps) {
  const choose = (value: string): void => {
    const chosen = languages.find((each) => each === value);
    if (chosen) onChoose(chosen);
  };
  return (
    <footer className="panel-foot">
      <InlineStack gap="400" blockAlign="center" align="space-between">
        <Text as="p" tone="subdued" variant="bodySm">
          {shopDomain}
        </Text>
        <Select
          label={panelTexts(language)("language")}
          labelInline
          options={options}
          value={language}
          onChange={choose}
        />
      </InlineStack>
    </footer>
  );
}
