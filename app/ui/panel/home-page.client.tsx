import { Badge, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { usePanelTexts } from "./language-context.ts";

interface HomePageProps {
  readonly gateways: readonly { readonly id: string; readonly name: string; readonly isConnected: boolean }[];
}

export function HomePage({ gateways }: HomePageProps) {
  const t = usePanelTexts();
  return (
    <Page title={t("home.title")}>
      <Card>
        <Text as="h2" variant="headingMd">
          {t("home.gateways")}
        </Text>
        {gateways.map(({ id, name, isConnected }) => (
          <InlineStack key={id} gap="200">
            <Text as="p">{name}</Text>
            <Badge tone={isConnected ? "success" : "attention"}>
              {t(isConnected ? "home.connected" : "home.notConnected")}
            </Badge>
          </InlineStack>
        ))}
      </Card>
    </Page>
  );
}
