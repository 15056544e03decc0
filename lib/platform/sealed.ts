import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A way of sealing. Its sign stands before each text that it sealed, so that others can come beside it (SM4-GCM). */
interface Cipher {
  sign: string;
  seal(text: string, key: Buffer): Buffer;
  /** Throws for bytes that are not as they were sealed. */
  unseal(bytes: Buffer, key: Buffer): string;
}

const nonceBytes = 12;
const tagBytes = 16;

const aes: Cipher = {
  sign: 'a1',
  seal(text, key) {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, body, cipher.getAuthTag()]);
  },
  unseal(bytes, key) {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const body = bytes.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  },
};

const ciphers: readonly Cipher[] = [aes];
/** What new texts are sealed with. */
const current = aes;

type Key = { name: string; bytes: Buffer };

/** The first seals; those after it, of before a rotation, only unseal. */
function keys(): [Key, ...Key[]] {
  const before = (process.env.FIELD_KEYS_BEFORE ?? '').split(',').filter(Boolean);
  const [first, ...rest] = [process.env.FIELD_KEY ?? '', ...before].map((text) => {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length !== 32) throw new Error('FIELD_KEY must be 32 bytes in base64url; npm start makes one');
    const name = createHash('sha256').update(bytes).digest('hex').slice(0, 6);
    return { name, bytes };
  });
  return [first as Key, ...rest];
}

/** Encrypts a field: `a1.<key>.<bytes>`. The same text gives another result each time, so it cannot be searched for. */
export function seal(text: string): string {
  const [key] = keys();
  return `${current.sign}.${key.name}.${current.seal(text, key.bytes).toString('base64url')}`;
}

/** Throws when the key is not at hand or the text was changed. */
export function unseal(sealed: string): string {
  const [sign, name, bytes = ''] = sealed.split('.');
  const cipher = ciphers.find((each) => each.sign === sign);
  const key = keys().find((each) => each.name === name);
  if (!cipher || !key) throw new Error(`no key for what was sealed with ${sign}.${name}`);
  return cipher.unseal(Buffer.from(bytes, 'base64url'), key.bytes);
}
