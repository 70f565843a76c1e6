/** The buttons of an entry: what each role may do as it stands. */
import { expect, test } from 'vitest';
import type { Registration } from '../../engine/core/registers/registration.ts';
import { roles, type Right, type Role } from '../../engine/core/rights.ts';
import { choicesFor } from './choices-for.ts';

const flag = { by: 'x', at: '2026-11-01T00:00:00.000Z', reason: '检查发现风险' };
const entry = { state: 'active', flags: {}, termination: null } as Partial<Registration> as Registration;
const of = (role: Role, it: Partial<Registration> = {}) =>
  choicesFor({ ...entry, ...it }, { account: role, role }, (right) =>
    (roles[role].rights as readonly Right[]).includes(right),
  );

test.each<[Role, Partial<Registration>, string[]]>([
  ['access-manager', {}, ['suspend', 'termination']],
  ['access-manager', { flags: { authority: flag } }, ['resume', 'termination']],
  ['access-manager', { flags: { platform: flag } }, ['suspend', 'termination']],
  ['access-manager', { flags: { authority: { ...flag, from: 'above' } } }, ['termination']],
  ['access-manager', { termination: { ...flag, by: 'access-manager' } }, ['suspend']],
  ['approver', { termination: { ...flag, by: 'access-manager' } }, ['confirm', 'decline']],
  ['duty-operator', { flags: { platform: flag } }, ['resume']],
  ['applicant', {}, ['suspend']],
  ['applicant', { state: 'terminated' }, []],
  ['auditor', {}, []],
])('%s %j', (role, it, expected) => {
  expect(of(role, it)).toEqual(expected);
});
