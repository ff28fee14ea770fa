/** A Mercado Pago account that collects. Tokens and secrets here are invented and open nothing. */
export interface Seller {
  readonly userId: number;
  readonly siteId: "MCO" | "MPE";
  readonly nickname: string;
  /** Shown at the counter as the shop that collects. */
  readonly name: string;
  readonly email: string;
  readonly accessToken: string;
  readonly webhookSecret: string;
  /** Test users only trade with test users (`…@testuser.com`); their tokens look like all others. */
  readonly isTestUser: boolean;
}

export const colombianSeller: Seller = {
  userId: 300000001,
  siteId: "MCO",
  nickname: "TIENDA.CAFETAL",
  name: "Tienda Cafetal",
  email: "cobros@cafetal.example.com",
  accessToken: "APP_USR-1000000000000001-010100-000000000000000000000000000000c0-300000001",
  webhookSecret: "c0".repeat(32),
  isTestUser: false,
};

export const peruvianSeller: Seller = {
  userId: 300000002,
  siteId: "MPE",
  nickname: "TIENDA.QUINUA",
  name: "Tienda Quinua",
  email: "cobros@quinua.example.com",
  accessToken: "APP_USR-1000000000000002-010100-000000000000000000000000000000e0-300000002",
  webhookSecret: "e0".repeat(32),
  isTestUser: false,
};

export const colombianTestSeller: Seller = {
  userId: 300000003,
  siteId: "MCO",
  nickname: "TESTUSER300000003",
  name: "Test Test",
  email: "test_user_300000003@testuser.com",
  accessToken: "APP_USR-1000000000000003-010100-000000000000000000000000000000c1-300000003",
  webhookSecret: "c1".repeat(32),
  isTestUser: true,
};

export const peruvianTestSeller: Seller = {
  userId: 300000004,
  siteId: "MPE",
  nickname: "TESTUSER300000004",
  name: "Test Test",
  email: "test_user_300000004@testuser.com",
  accessToken: "APP_USR-1000000000000004-010100-000000000000000000000000000000e1-300000004",
  webhookSecret: "e1".repeat(32),
  isTestUser: true,
};

export const defaultSellers: readonly Seller[] = [
  colombianSeller,
  peruvianSeller,
  colombianTestSeller,
  peruvianTestSeller,
];
