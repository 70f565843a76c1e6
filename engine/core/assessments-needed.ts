/** Which assessments a filing should hold (clause scenario.filing): both where a scenario writes, pays or uses personal data. */
import type { AttachmentUse } from './attachment.ts';
import { findNodeKind } from './nodes/index.ts';
import type { Scenario } from './scenario.ts';
import { changesTheOutside } from './suites/suite-needed.ts';
import type { ValueType } from './value-type.ts';
import type { VersionContent } from './version.ts';

/** The assessments that the standard names. */
export const assessments = ['feasibility', 'security-assessment'] as const satisfies readonly AttachmentUse[];
export type Assessment = (typeof assessments)[number];

/** The clause that asks for them. */
export const assessmentClause = 'scenario.filing';

/** Why both are asked for; null where a scenario may do without. */
export type AssessmentReason = 'writes' | 'personal-data' | null;

function isPersonal(type: ValueType): boolean {
  if (type.personal) return true;
  if (type.type === 'record') return Object.values(type.fields).some(isPersonal);
  return type.type === 'list' && isPersonal(type.of);
}

const learnsPersonalData = ({ nodes }: Scenario): boolean =>
  nodes.some(({ kind: name, settings }) => {
    const kind = findNodeKind(name);
    const read = kind?.settings.safeParse(settings);
    const output = read?.success ? kind?.output?.(read.data) : undefined;
    return output !== undefined && isPersonal(output.type);
  });

const usesPersonalData = ({ scenario, subs = {} }: VersionContent): boolean =>
  learnsPersonalData(scenario) || Object.values(subs).some(usesPersonalData);

/** Why a version needs its assessments, if it does. */
export function assessmentReason(content: VersionContent): AssessmentReason {
  if (changesTheOutside(content)) return 'writes';
  return usesPersonalData(content) ? 'personal-data' : null;
}

/** The assessments that are asked for and not put in. */
export const assessmentsMissing = (reason: AssessmentReason, filed: readonly { as: AttachmentUse }[]): Assessment[] =>
  reason === null ? [] : assessments.filter((assessment) => !filed.some((each) => each.as === assessment));
