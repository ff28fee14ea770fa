import type { Country } from "../domain/method.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { CredentialField, Credentials, Gateway, GatewayError } from "../ports/gateway.ts";
import type { GatewayAccount } from "../ports/records.ts";
import type { AccountStore, AlertStore, Transactions } from "../ports/store.ts";

export interface SaveAccountDeps {
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  readonly transactions: Transactions;
  newId(): string;
}

export interface AccountForm {
  readonly mode: "live" | "test";
  /** The saved account being changed, by its country; null for a new one. */
  readonly country: Country | null;
  /** As typed, trimmed. An empty field of a saved account keeps what is saved. */
  readonly values: Credentials;
}

export interface AccountFormError {
  /** Null: the account as a whole. */
  readonly field: string | null;
  readonly error:
    | "field_missing"
    | "field_too_long"
    | "field_malformed"
    | "credentials_refused"
    | "account_blocked"
    | "gateway_unreachable"
    | "country_not_served"
    | "live_token_in_test"
    | "test_token_in_live";
}

export interface AccountOwner {
  readonly gateway: Gateway;
  readonly shopId: string;
  /** A name of the shop's staff or of our own software, never an e-mail. */
  readonly actor: string;
}

/**
 * Checks what was typed, asks the gateway whose account it is and what it may take, and only then seals and saves,
 * with who did it. Whether the account's webhook address leads here is found out by a job.
 */
export async function saveAccount(
  deps: SaveAccountDeps,
  { gateway, shopId, actor }: AccountOwner,
  form: AccountForm,
  now: Date,
): Promise<Result<GatewayAccount, readonly AccountFormError[]>> {
  const saved = await savedCredentials(deps, gateway, shopId, form);
  const errors = gateway.credentials.flatMap((field) => checkField(field, form.values, saved));
  if (errors.length > 0) return err(errors);

  const names = gateway.credentials.map(({ name }) => name);
  const credentials = Object.fromEntries(
    names.map((name) => [name, form.values[name] || (saved?.[name] ?? "")]),
  );
  const check = await gateway.checkAccount({ accountId: "unsaved", credentials });
  if (!check.ok) return err([{ field: null, error: explain(check.error) }]);
  if (form.country !== null && check.value.country !== form.country)
    return err([{ field: null, error: "country_not_served" }]);
  const { isTestAccount } = check.value;
  if (form.mode === "test" && isTestAccount === false)
    return err([{ field: null, error: "live_token_in_test" }]);
  if (form.mode === "live" && isTestAccount === true)
    return err([{ field: null, error: "test_token_in_live" }]);

  const { mode } = form;
  const account = await deps.accounts.save({
    id: deps.newId(),
    shopId,
    gateway: gateway.id,
    mode,
    check: check.value,
    credentials,
    checkedAt: now,
  });
  await deps.alerts.resolve(`account:${account.id}:credentials`);
  // Not in the commit that saves it: what a crash leaves out of the probe, the daily round makes up for.
  await deps.transactions.transaction(async (tx) => {
    await tx.audit({
      shopId,
      paymentId: null,
      actor,
      verb: "save_account",
      subject: `gateway_account:${account.id}`,
      reason: null,
      before: saved ? { gateway: gateway.id, mode, country: form.country } : null,
      after: { gateway: gateway.id, mode, country: account.country, merchant_id: account.merchantId },
    });
    await tx.enqueue([{ job: { name: "probe-webhook", shopId, accountId: account.id, tries: 0 } }]);
  });
  return ok(account);
}

async function savedCredentials(
  deps: SaveAccountDeps,
  gateway: Gateway,
  shopId: string,
  { mode, country }: AccountForm,
): Promise<Credentials | null> {
  if (country === null) return null;
  const accounts = await deps.accounts.list(shopId);
  const account = accounts.find(
    (known) => known.gateway === gateway.id && known.mode === mode && known.country === country,
  );
  const access = account && (await deps.accounts.access(shopId, account.id));
  return access?.credentials ?? null;
}

function checkField(
  field: CredentialField,
  values: Credentials,
  saved: Credentials | null,
): AccountFormError[] {
  const typed = values[field.name] ?? "";
  if (typed === "") return saved?.[field.name] ? [] : [{ field: field.name, error: "field_missing" }];
  if (typed.length > field.maxLength) return [{ field: field.name, error: "field_too_long" }];
  if (field.pattern && !field.pattern.test(typed)) return [{ field: field.name, error: "field_malformed" }];
  return [];
}

function explain({ kind }: GatewayError): AccountFormError["error"] {
  switch (kind) {
    case "account_blocked":
      return "account_blocked";
    case "method_unavailable":
      return "country_not_served";
    case "unknown_outcome":
    case "unavailable":
    case "rate_limited":
    case "unreadable_answer":
      return "gateway_unreachable";
    default:
      return "credentials_refused";
  }
}
