/** How letters leave, read from the settings and passed by hand. */
export interface Delivery {
  /** The demonstration without `SMTP_URL`: letters go no further than the page « Courriels », which shows them to everybody. */
  readonly demonstration: boolean;
  readonly smtpUrl?: string | undefined;
  /** Whom letters come from: `Name <address>`. */
  readonly mailFrom: string;
}

export const DELIVERY = Symbol('delivery');
