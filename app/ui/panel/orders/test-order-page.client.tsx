import { Badge, Banner, BlockStack, Button, Card, InlineStack, List, Page, Text } from "@shopify/polaris";
import type { FirstOrderPage, LatestOrder } from "../../../domain/panel-order.ts";
import { formatMoment, formatMoney } from "../../../i18n/format.ts";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";
import { useWatch } from "./use-watch.ts";

/** Watches the shop for its first paid order, while the merchant plays the shopper. */
export function TestOrderPage({ view }: { readonly view: FirstOrderPage }) {
  const t = usePanelTexts();
  const { order, methodNames, isProved } = view;
  const [method] = methodNames;
  useWatch();
  return (
    <Page title={t("orders.first.title")} backAction={{ url: panelHome, content: t("setup.back") }}>
      <BlockStack gap="400">
        {isProved && (
          <Banner tone="success" title={t("orders.first.proved")}>
            <Button url={panelHome}>{t("setup.back")}</Button>
          </Banner>
        )}
        <Card>
          <BlockStack gap="200">
            <Text as="p">{t("orders.first.intro")}</Text>
            <List type="number">
              <List.Item>
                {method === undefined
                  ? t("orders.first.steps.placeUnnamed")
                  : t("orders.first.steps.place", { method })}
              </List.Item>
              <List.Item>{t("orders.first.steps.page")}</List.Item>
              <List.Item>{t("orders.first.steps.pay")}</List.Item>
              <List.Item>{t("orders.first.steps.after")}</List.Item>
            </List>
            {method === undefined && (
              <div>
                <Button url={`${panelHome}/method`} variant="primary">
                  {t("setup.step.method.open")}
                </Button>
              </div>
            )}
          </BlockStack>
        </Card>
        <Card>
          <div role="status">
            {order === null ? <Text as="p">{t("orders.first.waiting")}</Text> : <Newest order={order} />}
          </div>
          {order !== null && (
            <Button url={order.payUrl} external>
              {t("orders.first.order.open")}
            </Button>
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}

function Newest({ order }: { readonly order: LatestOrder }) {
  const t = usePanelTexts();
  const language = usePanelLanguage();
  const { startedAt, amount, state, reference, country } = order;
  const isPaid = state === "paid";
  const rows = [
    [t("orders.first.order.amount"), formatMoney(amount)],
    [t("orders.first.order.placedAt"), formatMoment(startedAt, country ?? "CO", language)],
    [t("orders.first.order.reference"), reference ?? t("orders.first.order.noReference")],
  ] as const;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h2" variant="headingMd">
          {t("orders.first.order.heading")}
        </Text>
        <span data-state={state}>
          <Badge tone={isPaid ? "success" : "attention"}>{t(`orders.first.state.${state}`)}</Badge>
        </span>
      </InlineStack>
      <dl className="panel-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </BlockStack>
  );
}
