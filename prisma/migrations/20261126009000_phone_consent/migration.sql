-- Numbers that shoppers gave for messages about a payment, with the words they agreed to.

-- CreateTable
CREATE TABLE "phone_consent" (
    "payment_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "phone" TEXT,
    "phone_digest" TEXT,
    "wording" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(6) NOT NULL,
    "stopped_at" TIMESTAMPTZ(6),

    CONSTRAINT "phone_consent_pkey" PRIMARY KEY ("payment_id")
);

-- CreateIndex
CREATE INDEX "phone_consent_phone_digest_idx" ON "phone_consent"("phone_digest");

-- AddForeignKey
ALTER TABLE "phone_consent" ADD CONSTRAINT "phone_consent_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
