// One-time passwords of RFC 6238: HMAC-SHA-1, six digits, thirty seconds.
import { createHmac } from 'node:crypto';

const SECONDS = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The step that a moment (milliseconds since 1970) lies in. */
export function stepAt(moment: number): number {
  return Math.floor(moment / 1000 / SECONDS);
}

/** The password of one step, for a secret in base 32 (RFC 4648, padding and blanks are ignored). */
export function totp(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = mac[mac.length - 1] & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text.toUpperCase().replace(/[\s=]/g, '')) {
    const five = ALPHABET.indexOf(letter);
    if (five < 0) throw new Error(`not base 32: ${letter}`);
    value = (value << 5) | five;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
      value &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}
