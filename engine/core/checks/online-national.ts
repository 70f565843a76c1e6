/** Online use goes by the national platform, which says whose e-card it is (scenario.online-national). */
import { defineCheck, remarkOn } from '../check.ts';
import { surelyPassed } from '../nesting.ts';
import { start, type Environment } from '../nodes/start.ts';
import { hasFollowed } from '../offline-use.ts';
import { text } from '../text.ts';

/** Node kinds by which the national platform says who the cardholder is, with the port that says so. */
const byNationalPlatform: Readonly<Record<string, string>> = {
  'show-code': 'resolved',
  'show-certificate': 'resolved',
  'scan-code': 'confirmed',
  'authorised-login': 'confirmed',
  'verify-state': 'normal',
};
const onlinePlaces: readonly Environment[] = ['online', 'mobile'];

export const onlineNational = defineCheck({
  name: 'online-national',
  severity: 'error',
  clauses: ['scenario.online-national'],
  title: text('线上用卡经全国平台', 'Online use goes by the national platform'),
  why: text(
    '线上没有实体卡可认证，是谁在用只有全国社保卡服务平台说得准。请在办理之前加上展码、扫一扫、扫码亮证、授权登录或状态核验。',
    'Online there is no card to authenticate, and only the national platform can say who uses it. Put show code, scan, show certificate, authorised login or a verification of its state before anything is done.',
  ),
  run({ graph, nesting }) {
    const settings = start.settings.safeParse(graph.start?.node.settings).data;
    if (!settings || !onlinePlaces.includes(settings.environment)) return [];
    const passed = surelyPassed(graph, nesting, ({ from, port }) => byNationalPlatform[from.node.kind] === port);
    const first = graph.nodes.find((node) => hasFollowed(node) && nesting.of.has(node) && !passed(node));
    if (!first) return [];
    const message = text(
      `到节点“${first.id}”的某条路没有经过全国平台确认持卡人`,
      `On some way to node “${first.id}” the national platform has not said who the cardholder is`,
    );
    return [remarkOn(first, message)];
  },
});
