/** What is known of the qualifications of an institution: certified by the registry of institutions, for the reviewer to verify with its expiry, or only declared. */
import {
  institutionKinds,
  isLicenceValid,
  legalStatuses,
  type CertifiedInstitution,
} from '../../../engine/core/certified-institution.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import { text } from '../../../engine/core/text.ts';
import { error, type OperationParts } from './define-operation.ts';

const told = (pointer: string, rule: 'certified' | 'to-verify' | 'declared', zh: string, en: string): StageFinding => ({
  ...{ pointer, rule, severity: 'info', message: text(zh, en) },
});

/** What the registry says of the institution itself. */
function existence(
  { name, status, kind, formerNames }: CertifiedInstitution,
  form: Record<string, unknown>,
): StageFinding[] {
  const named = textIn(form, 'name');
  const words = legalStatuses[status];
  if (status !== 'in-force')
    return [
      error(
        '/creditCode',
        'in-force',
        text(`机构登记状态为“${words['zh-CN']}”，不能接入`, `The registry says that it is ${words.en}`),
      ),
    ];
  if (name !== named) {
    const was = formerNames.includes(named);
    return [
      error(
        '/name',
        'certified-name',
        text(
          was ? `机构已更名为“${name}”` : `与登记名称“${name}”不符`,
          was ? `It is called “${name}” now` : `It is registered as “${name}”`,
        ),
      ),
    ];
  }
  const certified = institutionKinds[kind];
  if (kind !== textIn(form, 'kind'))
    return [
      error(
        '/kind',
        'certified-kind',
        text(`登记类型为“${certified['zh-CN']}”`, `The registered kind is “${certified.en}”`),
      ),
    ];
  return [told('/name', 'certified', '机构登记库核验一致', 'Certified by the registry of institutions')];
}

/** What the registry says of the licence that is named, or that the reviewer is to verify it. */
function licensing(
  certified: CertifiedInstitution | null,
  form: Record<string, unknown>,
  today: string,
): StageFinding[] {
  const [number, until] = [textIn(form, 'licence'), textIn(form, 'licenceUntil')];
  if (number === '') return [];
  const licence = certified?.licences.find((each) => each.number === number);
  if (!licence)
    return [
      told(
        ...(['/licence', 'to-verify'] as const),
        `许可证 ${number} 由审核人核验，有效期至 ${until}`,
        `Licence ${number}, valid until ${until}: to be verified in the review`,
      ),
    ];
  if (!isLicenceValid(licence, today))
    return [error('/licence', 'in-force', text('登记库中该许可证已到期', 'The registry says that it has expired'))];
  return [told('/licence', 'certified', `许可证 ${number} 核验一致`, `Licence ${number} is certified`)];
}

/** Everything that is known; an error where the registry says otherwise than the form. */
export async function qualificationsOf(
  form: Record<string, unknown>,
  { office, now }: Pick<OperationParts, 'office' | 'now'>,
): Promise<StageFinding[]> {
  const asked = await office['institution-registry.find']({ creditCode: textIn(form, 'creditCode') });
  const declared = told('/services', 'declared', '服务内容为本单位承诺', 'What it offers is what it declares');
  const licence = licensing(asked.found ? asked.institution : null, form, now().toISOString().slice(0, 10));
  if (asked.found) return [...existence(asked.institution, form), ...licence, declared];
  const unknown = told(
    ...(['/name', 'to-verify'] as const),
    '机构登记库查无此代码，由审核人按登记证书核验',
    'The registry does not know the code: the certificate is to be verified in the review',
  );
  return [unknown, ...licence, declared];
}
