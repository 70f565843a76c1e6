/** What is wrong with a field, in words for whoever fills it in. */
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { useLanguage } from '../app/use-language.ts';
import { isMissing, targetOf, type Form } from './form-steps.ts';

/** Gives a function that says an error: what is missing is asked for, and a form is shown by its example. */
export function useErrorWords({ form: { shape } }: Procedure): (form: Form, error: FieldError) => string {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (form, error) => {
    if (error.pointer.startsWith('/materials/')) return say(error.message);
    const type = (shape as Record<string, z.ZodType>)[targetOf(error.pointer).slice(1)];
    if (isMissing(form, error)) return t('procedures.missing');
    const example = type && wordsOf(type).example;
    return error.rule === 'invalid-format' && example !== undefined
      ? t('procedures.wrong-format', { example })
      : say(error.message);
  };
}
