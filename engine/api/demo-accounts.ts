/** The accounts of the demo province. They work only where demo data are on (DEMO). */
import type { Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';

/** An account with its password in clear, which only a demo account may have. */
export interface DemoAccount extends Actor {
  password: string;
}

const province = '990000';

export const demoAccounts: readonly DemoAccount[] = [
  {
    account: 'designer',
    password: 'Demo-designer-1',
    role: 'scenario-designer',
    name: text('演示场景管理员', 'Demo scenario designer'),
    region: province,
    institution: null,
  },
  {
    account: 'reviewer',
    password: 'Demo-reviewer-1',
    role: 'scenario-reviewer',
    name: text('演示场景复核员', 'Demo scenario reviewer'),
    region: province,
    institution: null,
  },
  {
    account: 'operator',
    password: 'Demo-operator-1',
    role: 'operator',
    name: text('演示图书馆经办员', 'Demo library operator'),
    region: province,
    institution: 'demo-library',
  },
  {
    account: 'clerk',
    password: 'Demo-clerk-1',
    role: 'operator',
    name: text('演示市政务窗口经办员', 'Demo clerk of a city counter'),
    region: '990100',
    institution: null,
  },
  {
    account: 'approver',
    password: 'Demo-approver-1',
    role: 'approver',
    name: text('演示审批员', 'Demo approver'),
    region: province,
    institution: null,
  },
  {
    account: 'duty-operator',
    password: 'Demo-duty-1',
    role: 'duty-operator',
    name: text('演示运行值守员', 'Demo duty operator'),
    region: province,
    institution: null,
  },
  {
    account: 'access-manager',
    password: 'Demo-access-1',
    role: 'access-manager',
    name: text('演示接入管理员', 'Demo access manager'),
    region: province,
    institution: null,
  },
  {
    account: 'access-manager-2',
    password: 'Demo-access-2',
    role: 'access-manager',
    name: text('演示接入管理员二', 'Second demo access manager'),
    region: province,
    institution: null,
  },
  {
    account: 'auditor',
    password: 'Demo-auditor-1',
    role: 'auditor',
    name: text('演示审计员', 'Demo auditor'),
    region: province,
    institution: null,
  },
  {
    account: 'applicant',
    password: 'Demo-applicant-1',
    role: 'applicant',
    name: text('演示社区诊所经办人', 'Demo applicant of a clinic'),
    region: '990100',
    institution: 'demo-clinic',
  },
  {
    account: 'applicant-bus',
    password: 'Demo-applicant-2',
    role: 'applicant',
    name: text('演示公交公司经办人', 'Demo applicant of the bus company'),
    region: '990100',
    institution: 'demo-bus',
  },
  {
    account: 'applicant-library',
    password: 'Demo-applicant-3',
    role: 'applicant',
    name: text('演示图书馆接入经办人', 'Demo applicant of the library'),
    region: province,
    institution: 'demo-library',
  },
  {
    account: 'operator-elsewhere',
    password: 'Demo-elsewhere-1',
    role: 'operator',
    name: text('演示外省经办员', 'Demo operator of another province'),
    region: '980000',
    institution: null,
  },
];
