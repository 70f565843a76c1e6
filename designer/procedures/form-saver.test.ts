/** A form saves itself, whatever the platform answers. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FormSaver, type SaveAnswer, type SavedForm } from './form-saver.ts';
import { withField, type Form } from './form-steps.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const at = (form: Form, revision: number): SavedForm => ({ form, revision, savedAt: 'now', savedBy: 'applicant' });

/** A saver whose platform answers as it is told, and saves where it is told nothing. */
function saverWith(...answers: SaveAnswer[]) {
  const sent: { form: Form; revision: number }[] = [];
  const saver = new FormSaver(at({}, 1), (form, revision) => {
    sent.push({ form, revision });
    return Promise.resolve(answers.shift() ?? { kind: 'saved', saved: at(form, revision + 1) });
  });
  const put = (name: string, value: string) => {
    saver.change((form) => withField(form, name, value));
  };
  return { saver, sent, put };
}

test('what is typed in one go is saved once, a moment later', async () => {
  const { saver, sent, put } = saverWith();
  put('name', '演');
  put('name', '演示');
  expect(saver.getState().saving).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([{ form: { name: '演示' }, revision: 1 }]);
  expect(saver.getState()).toMatchObject({ saving: 'saved', saved: { revision: 2 } });
});

test('what cannot be sent is tried again until it is saved', async () => {
  const { saver, sent, put } = saverWith({ kind: 'unreachable' }, { kind: 'unreachable' });
  put('name', '演示');
  await vi.advanceTimersByTimeAsync(900);
  expect(saver.getState().saving).toBe('offline');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(3);
  expect(saver.getState().saving).toBe('saved');
});

test('where another saved meanwhile, one takes theirs or saves over it', async () => {
  const theirs = at({ name: '别名' }, 5);
  const one = saverWith({ kind: 'edited-meanwhile', theirs });
  one.put('name', '演示');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(one.saver.getState()).toMatchObject({ saving: 'conflict', theirs });
  one.saver.resolve('theirs');
  expect(one.saver.getState()).toMatchObject({ saving: 'saved', form: { name: '别名' } });

  const other = saverWith({ kind: 'edited-meanwhile', theirs });
  other.put('name', '演示');
  await vi.advanceTimersByTimeAsync(1_000);
  other.saver.resolve('mine');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(other.sent.at(-1)).toEqual({ form: { name: '演示' }, revision: 5 });
});

test('before a form is submitted, what is not saved is saved at once', async () => {
  const { saver, sent, put } = saverWith();
  put('name', '演示');
  expect(await saver.flush()).toBe(true);
  expect(sent).toHaveLength(1);
  const refused = saverWith({ kind: 'refused', error: new Error('no') });
  refused.put('name', '演示');
  expect(await refused.saver.flush()).toBe(false);
});

test('what was read again is taken over only where nothing is being changed', () => {
  const { saver, put } = saverWith();
  saver.refresh(at({ name: '新' }, 3));
  expect(saver.getState().form).toEqual({ name: '新' });
  put('name', '我');
  saver.refresh(at({ name: '更新' }, 4));
  expect(saver.getState().form).toEqual({ name: '我' });
});
