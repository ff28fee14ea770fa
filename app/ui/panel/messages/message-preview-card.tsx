import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Card, Select, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { MessageKind } from "../../../domain/message-kind.ts";
import type { MessagePreview } from "../../../domain/panel-message.ts";
import { languageNames, languages } from "../../../i18n/language.ts";
import { mailTexts } from "../../../i18n/texts.ts";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";

interface Answer {
  readonly preview: MessagePreview | null;
  readonly problem: "unknown_message" | "no_account" | "not_set_up" | null;
}

const options = languages.map((value) => ({ value, label: languageNames[value] }));

/** One mail as it would arrive. It stands in a frame that may neither run anything nor speak with this page. */
export function MessagePreviewCard({ kind }: { readonly kind: MessageKind }) {
  const t = usePanelTexts();
  const heading = mailTexts(usePanelLanguage())(`heading.${kind}`);
  const [locale, setLocale] = useState("es");
  const { load, data } = useFetcher<Answer>();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    load(`${panelHome}/messages/preview?${new URLSearchParams({ kind, language: locale }).toString()}`);
  }, [load, kind, locale]);
  useEffect(() => card.current?.focus(), []);
  const { preview, problem } = data ?? { preview: null, problem: null };
  return (
    <div ref={card} tabIndex={-1} className="panel-preview">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("messages.preview.heading", { heading })}
          </Text>
          <Select
            label={t("messages.preview.language")}
            options={options}
            value={locale}
            onChange={setLocale}
          />
          {problem !== null && (
            <Banner tone="warning">
              {problem === "not_set_up" ? t("messages.notSetUp") : t(`messages.preview.error.${problem}`)}
            </Banner>
          )}
          {preview && (
            <>
              <Text as="p">
                <strong>{t("messages.preview.subject")}:</strong> <span lang={locale}>{preview.subject}</span>
              </Text>
              <iframe title={preview.subject} srcDoc={preview.html} sandbox="" lang={locale} />
            </>
          )}
        </BlockStack>
      </Card>
    </div>
  );
}
