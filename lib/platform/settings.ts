/**
 * What an installation may set for its accounts, from the environment.
 * Defaults: the customary numbers for GB/T 22239-2019 level 3.
 */
export const accessSettings = {
  failuresBeforeLock: numberFrom('SIGN_IN_FAILURES', 5),
  lockMinutes: numberFrom('SIGN_IN_LOCK_MINUTES', 15),
  idleMinutes: numberFrom('SESSION_IDLE_MINUTES', 30),
  sessionHours: numberFrom('SESSION_HOURS', 12),
  passwordLength: numberFrom('PASSWORD_LENGTH', 10),
  /** After so many days a password must be changed; 0 for never. */
  passwordDays: numberFrom('PASSWORD_DAYS', 90, 0),
  /** How many proxies of our own stand before the program: X-Forwarded-For is believed that far. */
  trustedProxies: numberFrom('TRUST_PROXY', 0, 0),
} as const;

export const attachmentSettings = { megabytes: numberFrom('ATTACHMENT_MB', 10) } as const;

/** How many numbers a browser tries at most before it may send a public form: 50,000 are half a second on a slow phone. */
export const humanCheckSettings = { effort: numberFrom('HUMAN_CHECK_EFFORT', 50_000, 1_000) } as const;

/** The mail server, `smtps://user:password@host:465`, and the sender; null when no mail is sent. */
export function mailSettings(): { url: string; from: string } | null {
  const { SMTP_URL: url = '', MAIL_FROM: from = '' } = process.env;
  if (!url && !from) return null;
  if (!url || !from) throw new Error('SMTP_URL and MAIL_FROM must be set together, or neither of them');
  return { url, from };
}

export type S3Settings = { endpoint: string; bucket: string; region: string; key: string; secret: string };

/** The S3-compatible store for attachments; null without one. Throws when only a part of it is set. */
export function s3Settings(): S3Settings | null {
  const part = (name: string) => process.env[`ATTACHMENTS_S3_${name}`] ?? '';
  const [endpoint, bucket, key, secret] = ['ENDPOINT', 'BUCKET', 'KEY', 'SECRET'].map(part) as [
    string,
    string,
    string,
    string,
  ];
  const set = [endpoint, bucket, key, secret].filter(Boolean).length;
  if (set === 0) return null;
  if (set < 4)
    throw new Error(
      'ATTACHMENTS_S3_ENDPOINT, _BUCKET, _KEY and _SECRET must be set together, or none of them',
    );
  return { endpoint, bucket, key, secret, region: part('REGION') || 'us-east-1' };
}

/** When one works on a working day, in milliseconds from midnight in Shanghai: in order, not overlapping. */
export const workingHours = hoursFrom('WORKING_HOURS', '09:00-12:00,13:00-17:00');

/** What an installation may set for requests. */
export const requestSettings = {
  /** A resident's telephone is erased so many days after his request ended. */
  phoneDays: numberFrom('REQUEST_PHONE_DAYS', 90),
  /** What residents may send in an hour: from one network, behind which many people may be, and about one place. */
  perNetwork: numberFrom('ASK_PER_NETWORK', 120),
  perPlace: numberFrom('ASK_PER_PLACE', 300),
} as const;

function hoursFrom(name: string, standard: string): { from: number; to: number }[] {
  const text = process.env[name] || standard;
  const hours = text.split(',').map((part) => {
    const [, ...found] = /^\s*(\d\d):(\d\d)-(\d\d):(\d\d)\s*$/.exec(part) ?? [];
    const [h1 = 99, m1 = 0, h2 = 0, m2 = 0] = found.map(Number);
    return { from: (h1 * 60 + m1) * 60_000, to: (h2 * 60 + m2) * 60_000 };
  });
  const isInOrder = hours.every(
    ({ from, to }, i) => (hours[i - 1]?.to ?? 0) <= from && from < to && to <= 86_400_000,
  );
  if (!isInOrder) throw new Error(`${name} must be like ${standard}, not "${text}"`);
  return hours;
}

function numberFrom(name: string, standard: number, least = 1): number {
  const text = process.env[name];
  if (!text) return standard;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new Error(`${name} must be a whole number from ${least}, not "${text}"`);
  return number;
}
