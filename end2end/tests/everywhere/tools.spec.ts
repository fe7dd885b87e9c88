// The tools of these tests, so that a failing journey is not the fault of one of them.
import { expectNoSidewaysScroll } from '../../lib/axe';
import { Complaints } from '../../lib/complaints';
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

test('a page that breaks its own policy is noticed', async ({ context, page }) => {
  const complaints = new Complaints();
  complaints.watch(context);
  await context.route('**/made-up', (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': "default-src 'none'" },
    body: '<!DOCTYPE html><title>a</title><p style="color: red">a</p>',
  }));
  await page.goto('/made-up');
  await expect.poll(() => complaints.all.join()).toContain('Content Security Policy');
});

test('a page that is too wide for a phone is noticed', async ({ context, page }) => {
  await context.route('**/made-up', (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    body: '<!DOCTYPE html><meta name="viewport" content="width=device-width"><p style="width: 400px">a</p>',
  }));
  await page.goto('/made-up');
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow();
});
