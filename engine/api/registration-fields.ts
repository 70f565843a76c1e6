/** The form by which an entry of a register stands, read for its page: each field with its words, what is personal masked. */
import type { ZodType } from 'zod';
import { maskValue } from '../core/mask.ts';
import { isProblem } from '../core/problem.ts';
import { wordsOf } from '../core/procedures/fields.ts';
import { procedures } from '../core/procedures/index.ts';
import type { RegistrationDetail } from '../core/registers/registration-detail.ts';
import type { Registration } from '../core/registers/registration.ts';
import type { ApiParts } from './api-parts.ts';

/** The form as it was submitted; empty where the entry came without one. */
async function formOf({ store }: ApiParts, { case: of, form }: Registration): Promise<Record<string, unknown>> {
  if (form === '') return {};
  try {
    const paper = (await store.papers.paper(of, form)) as { form?: Record<string, unknown> };
    return paper.form ?? {};
  } catch (error) {
    if (isProblem(error, 'not-found')) return {};
    throw error;
  }
}

/** Reads it. */
export async function fieldsOf(api: ApiParts, entry: Registration): Promise<RegistrationDetail['fields']> {
  const procedure = Object.values(procedures).find(({ register }) => register === entry.register);
  if (!procedure) return [];
  const form = await formOf(api, entry);
  return Object.entries(procedure.form.shape as Record<string, ZodType>).flatMap(([name, type]) => {
    const value = form[name];
    if (typeof value !== 'string' || value === '') return [];
    const { label, choices, personal } = wordsOf(type);
    return [{ name, label, value: personal ? maskValue(value) : (choices?.[value] ?? value) }];
  });
}
