import { randomBytes } from 'node:crypto';
import { keyedHash } from '@/lib/platform/secret';

/** 192 bits: none is found by trying. The beginning says whose key it is that was found somewhere. */
export const newKeyText = (): string => `gz_${randomBytes(24).toString('base64url')}`;

/** What is shown of a key afterwards. */
export const prefixOf = (key: string): string => key.slice(0, 9);

/** What is kept of a key: whoever reads the database cannot use it. */
export const hashOfKey = (key: string): string => keyedHash('api-key', key);
