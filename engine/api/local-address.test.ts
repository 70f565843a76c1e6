/** Whoever declares an address of the platform's own machine is found out, however it is written. */
import { expect, test } from 'vitest';
import { isLocalAddress } from './local-address.ts';

test.each([
  'http://localhost',
  'https://x.localhost',
  'https://127.1',
  'https://0x7f000001/',
  'https://2130706433/a',
  'https://0/',
  'x',
])('%s is local', (url) => {
  expect(isLocalAddress(url)).toBe(true);
});
test.each(['https://lending.demo.invalid', 'https://10.2.3.4/x', 'https://localhost.example.cn'])(
  '%s is not',
  (url) => {
    expect(isLocalAddress(url)).toBe(false);
  },
);
