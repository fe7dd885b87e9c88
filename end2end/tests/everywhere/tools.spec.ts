// The tools of these tests, so that a failing journey is not the fault of one of them.
import { crc32, zip } from '../../lib/zip';
import { docx, jpeg, pdf, png, webp } from '../../lib/files';
import { stepAt, totp } from '../../lib/totp';
import { expect, test } from '@playwright/test';

test('one-time passwords are those of RFC 6238, appendix B', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(totp(secret, stepAt(59_000))).toBe('287082');
  expect(totp(secret, stepAt(1_111_111_109_000))).toBe('081804');
  expect(totp(secret, stepAt(20_000_000_000_000))).toBe('353130');
});

test('check sums are those of ZIP and PNG', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
});

test('a made file begins as its kind does', () => {
  const starts = [jpeg(), png(), webp(), pdf(), docx()].map(({ buffer }) => buffer.subarray(0, 4).toString('latin1'));
  expect(starts).toEqual(['\xff\xd8\xff\xe0', '\x89PNG', 'RIFF', '%PDF', 'PK\x03\x04']);
  expect(zip({ 'a/b': 'c' }).includes('a/bc')).toBe(true);
});
