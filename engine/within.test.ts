/** Work is waited for within its time, and no longer. */
import { expect, it } from 'vitest';
import { within } from './within.ts';

it('gives what is done in time', async () => expect(await within(10_000, Promise.resolve('done'))).toBe('done'));

it('gives up what is not', async () =>
  await expect(within(1, new Promise(() => undefined))).rejects.toMatchObject({ slug: 'too-slow' }));

it('passes on what went wrong', async () =>
  await expect(within(10_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken'));
