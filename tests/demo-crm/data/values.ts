export interface Money {
  amount: number;
  /** ISO 4217. */
  currency: string;
}

export interface Address {
  street: string;
  city: string;
  postalCode: string;
  state: string;
  country: string;
}

/**
 * One value as data. By field type: text, long, email, phone and url are strings; a date is `YYYY-MM-DD`, a datetime
 * `YYYY-MM-DDTHH:mm`; a choice is its key; a stage has one API value per CRM; record and person are keys. `null`: empty.
 */
export type DemoValue =
  | string
  | number
  | boolean
  | Money
  | Address
  | { salesforce: string; hubspot: string }
  | { record: string }
  | { person: string }
  | null;

/** `YYYY-MM-DD`, `offset` days from `today`. */
export function dayFrom(today: string, offset: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + offset);
  return day.toISOString().slice(0, 10);
}
