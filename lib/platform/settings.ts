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

function numberFrom(name: string, standard: number, least = 1): number {
  const text = process.env[name];
  if (!text) return standard;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new Error(`${name} must be a whole number from ${least}, not "${text}"`);
  return number;
}
