/** The ways out of a node and where each leads; choosing another node leads it there. */
import { Button } from 'antd';
import { ArrowRightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { optionPorts } from '../../engine/core/graph.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { nodeName, nodePorts } from '../canvas/node-words.ts';
import { connect, disconnect } from '../editor/edits.ts';
import { useEditor } from '../editor/use-editor.ts';
import styles from './inspector.module.css';

interface Props {
  scenario: Scenario;
  node: ScenarioNode;
  editable: boolean;
}

/** The ways. */
export function NodeWays({ scenario, node, editable }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { editor } = useEditor();
  const own = nodePorts(scenario, node);
  const ports = [...own, ...optionPorts(node).filter(({ id }) => !own.some((port) => port.id === id))];
  const targets = scenario.nodes
    .filter(({ kind }) => kind !== 'start')
    .map((each) => ({ value: each.id, label: `${nodeName(each, language)} (${each.id})` }));
  return (
    <ul className={styles.ways}>
      {ports.map(({ id: port, label }) => {
        const to = scenario.edges.find((edge) => edge.from === node.id && edge.port === port)?.to;
        const isStrange = to !== undefined && !targets.some(({ value }) => value === to);
        return (
          <li key={port}>
            <span>{say(label)}</span>
            <span className={styles.way}>
              <ChooseOne
                aria-label={t('inspector.way-leads', { port: say(label) })}
                disabled={!editable}
                value={to ?? ''}
                none={t('outline.nowhere')}
                options={isStrange ? [...targets, { value: to, label: to }] : targets}
                change={(next) => {
                  editor.change(next === '' ? disconnect(node.id, port) : connect({ from: node.id, port, to: next }));
                }}
              />
              {to !== undefined && (
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowRightOutlined aria-hidden />}
                  aria-label={t('inspector.go-to', { name: targets.find(({ value }) => value === to)?.label ?? to })}
                  onClick={() => {
                    editor.select([to]);
                  }}
                />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
