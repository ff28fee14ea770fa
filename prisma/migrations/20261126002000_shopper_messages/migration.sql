-- What shoppers were told, or shall be, who wants no reminders, and what a shop does not tell.

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "secret_link" TEXT,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "taken_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "outcome" TEXT,
    "planned_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_opt_out" (
    "shop_id" UUID NOT NULL,
    "address_digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminder_opt_out_pkey" PRIMARY KEY ("shop_id","address_digest")
);

-- CreateTable
CREATE TABLE "message_settings" (
    "shop_id" UUID NOT NULL,
    "switched_off" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "message_payment_id_key_channel_key" ON "message"("payment_id", "key", "channel");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_opt_out" ADD CONSTRAINT "reminder_opt_out_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_settings" ADD CONSTRAINT "message_settings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "message" ADD CONSTRAINT "message_state_known" CHECK
  ("state" IN ('planned', 'sending', 'sent', 'skipped', 'dead', 'unclear'));
-- A one-time link is kept only until it has left.
ALTER TABLE "message" ADD CONSTRAINT "message_link_forgotten" CHECK
  ("secret_link" IS NULL OR "state" IN ('planned', 'sending'));
-- Whatever a form sends: a shopper is always told not to pay, and always gets the link that gives money back.
ALTER TABLE "message_settings" ADD CONSTRAINT "message_settings_always_told" CHECK
  (NOT "switched_off" && ARRAY['withdrawn', 'refund_data']);
