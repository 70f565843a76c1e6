/** Checks an institution that applies: its form once more, that its code is not registered already, and that the division of its code is the one it names. */
import { describeSocialCreditCode } from '../../../engine/core/codes/social-credit-code.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import { formErrors } from '../../../engine/core/procedures/form-errors.ts';
import { institutionAccess } from '../../../engine/core/procedures/institution-access.ts';
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import { liesIn } from '../../../engine/core/rights.ts';
import { text } from '../../../engine/core/text.ts';
import { qualificationsOf } from './qualifications.ts';
import { error, failed, passed, submittedOf, type StageOperation } from './define-operation.ts';

/** Checks what was submitted. */
export const checkInstitution: StageOperation = async (work, parts) => {
  const { form, materials } = await submittedOf(work, parts);
  const { act, registration, place } = work.start;
  const ground = { act, now: parts.now(), materials: materials.map(({ code }) => code) };
  const wrong: StageFinding[] = formErrors(institutionAccess, form, ground).map((each) => ({
    ...each,
    severity: 'error',
  }));
  const code = textIn(form, 'creditCode');
  const holder = await parts.registrations.holding('institution', code);
  if (holder && holder.id !== registration)
    wrong.push(
      error(
        '/creditCode',
        'unique',
        text(
          '该统一社会信用代码的机构已接入',
          'An institution of this unified social credit code is registered already',
        ),
      ),
    );
  const region = textIn(form, 'region');
  if (!liesIn(region, place.region) && !liesIn(place.region, region))
    wrong.push(
      error(
        '/region',
        'own-place',
        text('所在地区不在本账号的辖区内', 'The division is not where this account belongs'),
      ),
    );
  const qualifications = await qualificationsOf(form, parts);
  wrong.push(...qualifications.filter(({ severity }) => severity === 'error'));
  if (wrong.length > 0) return failed(...wrong);
  const division = describeSocialCreditCode(code)?.division ?? '';
  const elsewhere: StageFinding = {
    ...{ pointer: '/region', rule: 'same-division', severity: 'warning' },
    message: text(
      `代码登记在 ${division}，与所在地区 ${region} 不同，请审核人核对`,
      `The code was registered in ${division}, not in ${region}: to be looked at in the review`,
    ),
  };
  return passed({ code }, [...qualifications, ...(division.slice(0, 4) === region.slice(0, 4) ? [] : [elsewhere])]);
};
