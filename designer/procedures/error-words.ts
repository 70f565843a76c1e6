/** What is wrong with a field, in words for whoever fills it in. */
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { useLanguage } from '../app/use-language.ts';
import { typeAt } from './field-kind.ts';
import { isMissing, type Form } from './form-steps.ts';

/** Gives a function that says an error: what is missing is asked for, and a form is shown by its example, else by its help. */
export function useErrorWords({ form: shape }: Procedure): (form: Form, error: FieldError) => string {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (form, error) => {
    if (error.pointer.startsWith('/materials/')) return say(error.message);
    if (isMissing(form, error)) return t('procedures.missing');
    const type = typeAt(shape, error.pointer);
    if (error.rule !== 'invalid-format' || !type) return say(error.message);
    const { example, help } = wordsOf(type);
    if (example !== undefined) return t('procedures.wrong-format', { example });
    return help ? t('procedures.wrong-format-so', { help: say(help) }) : t('procedures.wrong-format-plain');
  };
}
