-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN     "confirmation_number" TEXT;
