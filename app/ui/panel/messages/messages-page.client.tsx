import { Form } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { MessageKind } from "../../../domain/message-kind.ts";
import type { MessagesPage as View } from "../../../domain/panel-message.ts";
import { mailTexts } from "../../../i18n/texts.ts";
import { BesideCards } from "../beside-cards.tsx";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";
import { useToast } from "../use-toast.ts";
import { MessagePreviewCard } from "./message-preview-card.tsx";

interface MessagesPageProps {
  readonly view: View;
  readonly problem: "unknown_message" | "unknown_shop" | null;
  readonly answer: unknown;
}

/** What shoppers are written: on or off, and how it looks. */
export function MessagesPage({ view, problem, answer }: MessagesPageProps) {
  const t = usePanelTexts();
  const mail = mailTexts(usePanelLanguage());
  const [on, setOn] = useState(new Set(view.messages.filter(({ isOn }) => isOn).map(({ kind }) => kind)));
  const [shown, setShown] = useState<MessageKind | null>(null);
  useToast(answer, problem === null ? t("setup.saved") : null);
  const toggle = (kind: MessageKind, isOn: boolean): void => {
    const next = new Set(on);
    if (isOn) next.add(kind);
    else next.delete(kind);
    setOn(next);
  };
  return (
    <Page
      title={t("messages.title")}
      backAction={{ url: `${panelHome}/settings`, content: t("settings.title") }}
    >
      <BlockStack gap="400">
        <BesideCards>
          <Text as="p">{t("messages.intro")}</Text>
        </BesideCards>
        {!view.isSetUp && <Banner tone="warning">{t("messages.notSetUp")}</Banner>}
        {problem !== null && <Banner tone="critical">{t(`messages.error.${problem}`)}</Banner>}
        <Card>
          <Form method="post">
            <BlockStack gap="300">
              {view.messages.map(({ kind, canBeSwitchedOff }) => (
                <InlineStack key={kind} gap="300" align="space-between" blockAlign="center">
                  {canBeSwitchedOff ? (
                    <Checkbox
                      label={mail(`heading.${kind}`)}
                      name="on"
                      value={kind}
                      checked={on.has(kind)}
                      onChange={(isOn) => toggle(kind, isOn)}
                    />
                  ) : (
                    <div>
                      <Text as="p">{mail(`heading.${kind}`)}</Text>
                      <Text as="p" tone="subdued">
                        {t("messages.always")}
                      </Text>
                    </div>
                  )}
                  {view.isSetUp && (
                    <Button
                      onClick={() => setShown(kind)}
                      accessibilityLabel={t("messages.preview.heading", { heading: mail(`heading.${kind}`) })}
                    >
                      {t("messages.preview.button")}
                    </Button>
                  )}
                </InlineStack>
              ))}
              <div>
                <Button submit variant="primary">
                  {t("messages.save")}
                </Button>
              </div>
            </BlockStack>
          </Form>
        </Card>
        {shown !== null && <MessagePreviewCard key={shown} kind={shown} />}
      </BlockStack>
    </Page>
  );
}
