/** A direct scenario neither writes nor waits. */
import { defineCheck, remarkOn } from '../check.ts';
import { text } from '../text.ts';

export const directOnlyReads = defineCheck({
  name: 'direct-only-reads',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('即时场景只读取', 'A direct scenario only reads'),
  why: text(
    '即时场景由接口进程当场答复，不留断点：中途出故障，写入或等待就会丢失。有写入或等待的场景请改为“持久”。',
    'A direct scenario is answered on the spot and keeps no place to go on from: a write or a wait would be lost in a fault. Make a scenario that writes or waits durable.',
  ),
  run: ({ scenario, graph }) =>
    scenario.service !== 'direct'
      ? []
      : graph.nodes
          .filter(({ kind }) => kind?.effect === 'write' || kind?.effect === 'wait')
          .map((node) =>
            remarkOn(
              node,
              text(
                '即时场景不能写入或等待；请把办理方式改为“持久”',
                'A direct scenario may not write or wait; make its service durable',
              ),
            ),
          ),
  fix: ({ scenario }) => ({
    label: text('把办理方式改为“持久”', 'Make the scenario durable'),
    scenario: { ...scenario, service: 'durable' },
  }),
});
