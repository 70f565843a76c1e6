/** The outline of a scenario: the same nodes and ways as on the canvas, as a list that is read aloud well. */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../engine/core/finding.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { span } from '../app/dates.ts';
import { useLanguage } from '../app/use-language.ts';
import { NodeIcon } from './node-icon.tsx';
import { nodeFace, nodeName, nodeNamed, nodePorts } from './node-words.ts';
import styles from './outline.module.css';
import type { RunView } from './run-view.ts';

interface Props {
  scenario: Scenario;
  run: RunView | null;
  findings: readonly Finding[];
  selected: string | null;
  select: (node: string) => void;
}

/** A button a node, with its ways out. */
export function Outline({ scenario, run, findings, selected, select }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { notes = [], groups = [] } = scenario;
  return (
    <>
      <ol className={styles.outline} aria-label={t('outline.label')}>
        {scenario.nodes.map((node) => {
          const count = findings.filter((finding) => finding.node === node.id).length;
          const step = run?.done.get(node.id);
          const state = run ? (run.standing.has(node.id) ? 'current' : step ? 'done' : 'waiting') : 'idle';
          return (
            <li key={node.id} data-state={state}>
              <button
                type="button"
                className={styles.node}
                aria-current={selected === node.id}
                onClick={() => {
                  select(node.id);
                }}
              >
                <NodeIcon kind={node.kind} />
                <span className={styles.name}>{nodeName(node, language)}</span>
                <span className={styles.face}>{nodeFace(node, language)}</span>
                {step && (
                  <span className={styles.time}>✓ {span(run?.times?.get(node.id)?.ms ?? step.tookMs, language)}</span>
                )}
                {count > 0 && <span className={styles.count}>{t('checks.on-node', { count })}</span>}
              </button>
              <dl className={styles.ways}>
                {nodePorts(scenario, node).map(({ id, label }) => {
                  const edge = scenario.edges.find(({ from, port }) => from === node.id && port === id);
                  return (
                    <Fragment key={id}>
                      <dt>{say(label)}</dt>
                      <dd>{edge ? nodeNamed(scenario, edge.to, language) : t('outline.nowhere')}</dd>
                    </Fragment>
                  );
                })}
              </dl>
            </li>
          );
        })}
      </ol>
      {groups.length > 0 && (
        <section className={styles.notes} aria-label={t('editor.groups.title')}>
          <h2>{t('editor.groups.title')}</h2>
          <ul>
            {groups.map(({ id, title, nodes }) => (
              <li key={id}>
                <span>{title || t('canvas.group.untitled')}</span>
                <p>{nodes.map((node) => nodeNamed(scenario, node, language)).join(language === 'en' ? ', ' : '、')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className={styles.notes} aria-label={t('editor.notes.title')}>
          <h2>{t('editor.notes.title')}</h2>
          <ul>
            {notes.map(({ id, text, about }) => (
              <li key={id}>
                {about !== undefined && (
                  <span>{t('editor.notes.about', { name: nodeNamed(scenario, about, language) })}</span>
                )}
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
