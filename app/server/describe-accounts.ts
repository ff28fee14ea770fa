import type { Method } from "../domain/method.ts";
import type { SetupAccount } from "../domain/setup-page.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { GatewayAccount } from "../ports/records.ts";

export interface DescribeDeps {
  readonly webhookUrl: (gateway: string, accountId: string) => string;
}

/** The forms of a gateway's accounts in a shop: the saved ones, and an empty one where there is room for another. */
export function describeAccounts(
  { webhookUrl }: DescribeDeps,
  gateway: Gateway,
  accounts: readonly GatewayAccount[],
): readonly SetupAccount[] {
  const countries = new Set(gateway.offers.map(({ country }) => country)).size;
  return (["live", "test"] as const).flatMap((mode) => {
    const saved = accounts.filter((account) => account.gateway === gateway.id && account.mode === mode);
    const shown = saved.map((account) =>
      describeAccount(gateway, mode, account, webhookUrl(gateway.id, account.id)),
    );
    return saved.length < countries ? [...shown, describeAccount(gateway, mode, null, null)] : shown;
  });
}

function describeAccount(
  gateway: Gateway,
  mode: "live" | "test",
  account: GatewayAccount | null,
  webhookUrl: string | null,
): SetupAccount {
  const isOpen = (method: Method): boolean => account !== null && account.limits[method] !== "off";
  const offered = gateway.offers.filter(
    ({ country, method }) => country === account?.country && isOpen(method),
  );
  return {
    mode,
    isSaved: account !== null,
    merchantId: account?.merchantId ?? null,
    country: account?.country ?? null,
    methods: offered.map(({ method }) => method),
    checkedAt: account?.checkedAt ?? null,
    webhookUrl,
    fields: gateway.credentials.map(({ name, words, secret, maxLength }) => ({
      name,
      words,
      isSecret: secret,
      maxLength,
      isSaved: account !== null,
    })),
  };
}
