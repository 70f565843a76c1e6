/** An e-card code is good for a minute, and once. */
import { describe, expect, it } from 'vitest';
import { codeLifeMs, createCodeBook } from './code-book.ts';

function openAtNoon() {
  let now = Date.parse('2026-11-21T04:00:00Z');
  return { book: createCodeBook(() => now), wait: (ms: number) => (now += ms) };
}

describe('the e-card code', () => {
  it('tells who showed it, once', () => {
    const { book } = openAtNoon();
    const { code, expiresAt } = book.show('demo-wang', 'certificate');
    expect(expiresAt).toBe('2026-11-21T04:01:00.000Z');
    expect(book.resolve(code)).toEqual({ cardholder: 'demo-wang', kind: 'certificate' });
    expect(() => book.resolve(code)).toThrow('code-not-valid');
  });

  it('is good to the last moment of its minute, and not after', () => {
    const { book, wait } = openAtNoon();
    const [early, late] = [book.show('demo-wang', 'show-code'), book.show('demo-li', 'show-code')];
    wait(codeLifeMs - 1);
    expect(book.resolve(early.code)).toMatchObject({ cardholder: 'demo-wang' });
    wait(1);
    expect(() => book.resolve(late.code)).toThrow('code-not-valid');
  });

  it('is another one each time, and says nothing of its holder', () => {
    const { book } = openAtNoon();
    const codes = Array.from({ length: 100 }, () => book.show('demo-wang', 'show-code').code);
    expect(new Set(codes).size).toBe(100);
    for (const code of codes) expect(code).toMatch(/^[\w-]{24}$/);
    expect(() => book.resolve('demo-wang')).toThrow('code-not-valid');
  });
});
