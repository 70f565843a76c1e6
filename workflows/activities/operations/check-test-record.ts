/** Checks the record of a test that was handed in: every item of its stage, passed, recent, and of the version that was applied for. */
import { textIn } from '../../../engine/core/procedures/fields.ts';
import { recordErrors, TestRecord } from '../../../engine/core/procedures/test-record.ts';
import { fieldErrorsOf } from '../../../engine/core/schema-errors.ts';
import { failed, paperOf, passed, submittedOf, type StageOperation } from './define-operation.ts';

/** Checks what was handed in. */
export const checkTestRecord: StageOperation = async (work, parts) => {
  const { form } = await submittedOf(work, parts);
  const parsed = TestRecord.safeParse(await paperOf(work, parts));
  const version = textIn(form, 'build') || textIn(form, 'version');
  const wrong = parsed.success
    ? recordErrors(work.stage, parsed.data, version, parts.now())
    : fieldErrorsOf(parsed.error);
  if (!parsed.success || wrong.length > 0)
    return failed(...wrong.map((each) => ({ ...each, severity: 'error' as const })));
  const { number, version: tested, testedOn } = parsed.data;
  return passed({ record: number, version: tested, testedOn });
};
