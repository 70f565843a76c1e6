/** Everything that is wrong with a procedure's form and the files that come with it, field by field. */
import type { FieldError } from '../problem.ts';
import { fieldErrorsOf } from '../schema-errors.ts';
import { text } from '../text.ts';
import type { FormGround, Procedure } from './procedure.ts';

/** The errors; none where it may be submitted. */
export function formErrors(procedure: Procedure, form: Record<string, unknown>, ground: FormGround): FieldError[] {
  const parsed = procedure.form.safeParse(form);
  const errors = parsed.success ? [] : fieldErrorsOf(parsed.error);
  const missing = procedure.materials
    .filter(({ code, required }) => required && ground.act !== 'withdrawal' && !ground.materials.includes(code))
    .map(({ code, name }): FieldError => ({
      ...{ pointer: `/materials/${code}`, rule: 'required' },
      message: text(`请上传${name['zh-CN']}`, `Hand in: ${name.en}`),
    }));
  return [...errors, ...missing, ...(procedure.check?.(form, ground) ?? [])];
}
