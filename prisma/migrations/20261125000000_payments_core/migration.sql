-- AlterTable
ALTER TABLE "fact" RENAME COLUMN "refund_id" TO "event_id";

-- DropIndex
DROP INDEX "voucher_next_poll_at_idx";

-- AlterTable
ALTER TABLE "gateway_account" ADD COLUMN     "previous_credentials" TEXT,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "replaced_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "reversed_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "settled_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "voucher" ADD COLUMN     "poll_failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "poll_urgency" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "routed_because" TEXT;

-- CreateTable
CREATE TABLE "shop_settings" (
    "shop_id" UUID NOT NULL,
    "late_money_policy" TEXT NOT NULL DEFAULT 'hold',
    "voucher_life_hours" INTEGER,
    "needs_refunds" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "exception" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "suggested_action" TEXT NOT NULL,
    "owner" TEXT,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "detail" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(6),
    "resolved_by" TEXT,
    "resolution" TEXT,
    "note" TEXT,

    CONSTRAINT "exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID,
    "actor" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proof" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reference" TEXT NOT NULL,
    "note" TEXT,
    "file_name" TEXT,
    "media_type" TEXT,
    "file" TEXT,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shopper_ask" (
    "payment_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(6)[],
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(6),

    CONSTRAINT "shopper_ask_pkey" PRIMARY KEY ("payment_id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "gateway_payment_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "is_full" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "shop_request_id" UUID,
    "known_refund_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'asked',
    "gateway_refund_id" TEXT,
    "refusal" TEXT,
    "outcome_unknown" BOOLEAN NOT NULL DEFAULT false,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(6),
    "next_check_at" TIMESTAMPTZ(6),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cash_refund" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "gateway_payment_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "token_digest" TEXT NOT NULL,
    "link_expires_at" TIMESTAMPTZ(6) NOT NULL,
    "bank_account" TEXT,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "filled_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "cash_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_circuit" (
    "gateway_account_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(6),
    "last_error" TEXT,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gateway_circuit_pkey" PRIMARY KEY ("gateway_account_id")
);

-- CreateTable
CREATE TABLE "rate_budget" (
    "gateway_account_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "milli_tokens" BIGINT NOT NULL,
    "refilled_at" TIMESTAMPTZ(6) NOT NULL,
    "blocked_until" TIMESTAMPTZ(6),
    "window_started_at" TIMESTAMPTZ(6) NOT NULL,
    "window_calls" BIGINT NOT NULL DEFAULT 0,
    "last_window_calls" BIGINT NOT NULL DEFAULT 0,
    "is_low" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rate_budget_pkey" PRIMARY KEY ("gateway_account_id")
);

-- CreateTable
CREATE TABLE "webhook_health" (
    "gateway_account_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "probed_at" TIMESTAMPTZ(6),
    "probe_outcome" TEXT,
    "heard_at" TIMESTAMPTZ(6),
    "missed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_health_pkey" PRIMARY KEY ("gateway_account_id")
);

-- CreateIndex
CREATE INDEX "exception_shop_id_due_at_idx" ON "exception"("shop_id", "due_at");

-- CreateIndex
CREATE INDEX "exception_shop_id_key_idx" ON "exception"("shop_id", "key");

-- CreateIndex
CREATE INDEX "audit_entry_shop_id_at_idx" ON "audit_entry"("shop_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_payment_id_idx" ON "audit_entry"("payment_id");

-- CreateIndex
CREATE INDEX "proof_payment_id_idx" ON "proof"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_shop_request_id_key" ON "refund"("shop_request_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE INDEX "refund_next_check_at_idx" ON "refund"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "cash_refund_token_digest_key" ON "cash_refund"("token_digest");

-- CreateIndex
CREATE INDEX "cash_refund_payment_id_idx" ON "cash_refund"("payment_id");

-- CreateIndex
CREATE INDEX "cash_refund_state_link_expires_at_idx" ON "cash_refund"("state", "link_expires_at");

-- AddForeignKey
ALTER TABLE "shop_settings" ADD CONSTRAINT "shop_settings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exception" ADD CONSTRAINT "exception_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proof" ADD CONSTRAINT "proof_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shopper_ask" ADD CONSTRAINT "shopper_ask_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_gateway_account_id_fkey" FOREIGN KEY ("gateway_account_id") REFERENCES "gateway_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cash_refund" ADD CONSTRAINT "cash_refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway_circuit" ADD CONSTRAINT "gateway_circuit_gateway_account_id_fkey" FOREIGN KEY ("gateway_account_id") REFERENCES "gateway_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_budget" ADD CONSTRAINT "rate_budget_gateway_account_id_fkey" FOREIGN KEY ("gateway_account_id") REFERENCES "gateway_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_health" ADD CONSTRAINT "webhook_health_gateway_account_id_fkey" FOREIGN KEY ("gateway_account_id") REFERENCES "gateway_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Rules that Prisma's schema cannot say.

ALTER TABLE "fact" DROP CONSTRAINT "fact_kind_known";
ALTER TABLE "fact" ADD CONSTRAINT "fact_kind_known" CHECK ("kind" IN
  ('voucher_issued', 'voucher_refused', 'confirmed', 'rejected', 'canceled', 'expired', 'accepted',
   'refunded', 'refunded_by_hand', 'credited', 'reversed', 'settled'));
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_account_known" CHECK ("account" IN
  ('gateway_receivable', 'settlement_clearing', 'merchant_cash', 'shopper_credit', 'shop_sales'));
ALTER TABLE "shop_settings" ADD CONSTRAINT "shop_settings_late_money_known" CHECK ("late_money_policy" IN
  ('fulfil', 'hold', 'refund', 'credit'));
ALTER TABLE "shopper_ask" ADD CONSTRAINT "shopper_ask_answer_known" CHECK ("answer" IN
  ('not_there_yet', 'paid', 'no_answer'));
ALTER TABLE "refund" ADD CONSTRAINT "refund_state_known" CHECK ("state" IN ('asked', 'sent', 'done', 'refused'));
ALTER TABLE "refund" ADD CONSTRAINT "refund_amount_positive" CHECK ("amount_minor" > 0);
-- What has not ended is looked at again, come what may; what the gateway took has its id.
ALTER TABLE "refund" ADD CONSTRAINT "refund_never_forgotten" CHECK
  (("state" IN ('done', 'refused')) = ("next_check_at" IS NULL) AND ("state" IN ('done', 'refused')) = ("ended_at" IS NOT NULL));
ALTER TABLE "refund" ADD CONSTRAINT "refund_sent_has_id" CHECK
  ("state" NOT IN ('sent', 'done') OR "gateway_refund_id" IS NOT NULL);
ALTER TABLE "cash_refund" ADD CONSTRAINT "cash_refund_state_known" CHECK ("state" IN
  ('open', 'filled', 'paid', 'canceled', 'expired'));
ALTER TABLE "cash_refund" ADD CONSTRAINT "cash_refund_amount_positive" CHECK ("amount_minor" > 0);
-- A bank account is kept only as long as somebody still has to pay into it.
ALTER TABLE "cash_refund" ADD CONSTRAINT "cash_refund_account_forgotten" CHECK
  ("bank_account" IS NULL OR "state" = 'filled');

-- What polling asks about next, account by account and by urgency: a round reads the few rows that are due,
-- however many vouchers are open.
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_poll_urgency_known" CHECK ("poll_urgency" IN (0, 1, 2));
CREATE INDEX "voucher_due" ON "voucher" ("gateway_account_id", "poll_urgency", "next_poll_at")
  WHERE "next_poll_at" IS NOT NULL;
-- Which vouchers still live past their deadline: few, among all that ever lived.
CREATE INDEX "voucher_live_by_deadline" ON "voucher" ("expires_at", "id") WHERE "status" = 'issued';

-- One open exception for one thing.
CREATE UNIQUE INDEX "exception_one_open" ON "exception" ("key") WHERE "resolved_at" IS NULL;
-- One refund at a gateway answers one refund of ours.
CREATE UNIQUE INDEX "refund_gateway_refund_id_key" ON "refund" ("gateway_account_id", "gateway_payment_id", "gateway_refund_id")
  WHERE "gateway_refund_id" IS NOT NULL;
-- One way at a time of giving money back by hand.
CREATE UNIQUE INDEX "cash_refund_one_open" ON "cash_refund" ("payment_id") WHERE "state" IN ('open', 'filled');

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "proof_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "proof"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The app works as this role, whoever it logs in as: it owns nothing, so it can switch off no trigger and no rule,
-- and it may only add to what happened. Roles belong to the whole server; another database may have made it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'recaudo_app') THEN
    CREATE ROLE "recaudo_app" NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'this login may not create the role recaudo_app: let an administrator run CREATE ROLE recaudo_app NOLOGIN; GRANT recaudo_app TO %; and start again', CURRENT_USER;
END $$;
DO $$
BEGIN
  IF NOT pg_has_role(CURRENT_USER, 'recaudo_app', 'MEMBER') THEN
    EXECUTE format('GRANT "recaudo_app" TO %I', CURRENT_USER);
  END IF;
END $$;

GRANT USAGE ON SCHEMA "public" TO "recaudo_app";
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA "public" TO "recaudo_app";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA "public" TO "recaudo_app";
GRANT DELETE ON "shop_token" TO "recaudo_app";
REVOKE UPDATE ON "fact", "ledger_posting", "audit_entry", "proof" FROM "recaudo_app";
-- Tables of later migrations; one that may only be added to takes UPDATE back itself.
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE ON TABLES TO "recaudo_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT USAGE ON SEQUENCES TO "recaudo_app";
-- A shadow database has no table of migrations.
DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM "recaudo_app";
  END IF;
END $$;
