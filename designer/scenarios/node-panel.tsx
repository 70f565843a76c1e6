/** What the selected node is: its settings, its ways out, its prompts in both languages, and its clauses. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../engine/core/finding.ts';
import { findNodeKind, promptsShownBy } from '../../engine/core/nodes/index.ts';
import { promptsOf, type Policy } from '../../engine/core/policies/policy.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { ToneIcon } from '../app/tone-icon.tsx';
import { useLanguage } from '../app/use-language.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { nodeName, nodeNamed, nodePorts } from '../canvas/node-words.ts';
import styles from './node-panel.module.css';
import { PolicyRules } from './policy-rules.tsx';
import { SettingValue } from './setting-value.tsx';

interface Props {
  scenario: Scenario;
  node: ScenarioNode;
  prompts: Prompts;
  policies: Record<string, { policy: Policy }>;
  findings: readonly Finding[];
  select: (node: string) => void;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Settings({ settings }: { settings: Record<string, unknown> }) {
  const { t, i18n } = useTranslation();
  const entries = Object.entries(settings);
  if (entries.length === 0) return <p>{t('node.no-settings')}</p>;
  return (
    <dl className={styles.settings}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{i18n.exists(`setting.name.${name}`) ? i18n.t(`setting.name.${name}` as 'setting.name.mode') : name}</dt>
          <dd>
            <SettingValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PromptList({ codes, prompts }: { codes: readonly string[]; prompts: Prompts }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.prompts}>
      {codes.map((code) => {
        const prompt = prompts[code];
        return (
          <li key={code} data-tone={prompt?.tone ?? 'info'}>
            <code>{code}</code>
            {prompt ? (
              <>
                <span className={styles.tone}>
                  <ToneIcon tone={prompt.tone} /> {t(`tone.${prompt.tone}`)} · {t(`audience.${prompt.audience}`)}
                </span>
                <p lang="zh-CN">{prompt.text['zh-CN']}</p>
                <p lang="en">{prompt.text.en}</p>
              </>
            ) : (
              <p>{t('node.prompt-in-catalogue')}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The panel. */
export function NodePanel({ scenario, node, prompts, policies, findings, select }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const kind = findNodeKind(node.kind);
  const parsed = kind?.settings.safeParse(node.settings);
  const policyName = node.settings['policy'];
  const policy = typeof policyName === 'string' ? policies[policyName]?.policy : undefined;
  const ruled = policy ? promptsOf(policy) : [];
  const codes = [...new Set([...promptsShownBy(node.kind, node.settings), ...ruled])];
  const ports = nodePorts(scenario, node);
  const clauses = kind?.clauses ?? [];
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>
        <NodeIcon kind={node.kind} /> {nodeName(node, language)}
      </h2>
      <p className={styles.summary}>
        {kind
          ? t('node.kind', { kind: say(kind.label), summary: say(kind.summary) })
          : t('node.unknown-kind', { kind: node.kind })}
      </p>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <li key={finding.check + finding.pointer}>{say(finding.message)}</li>
          ))}
        </ul>
      )}
      <Section title={t('node.settings')}>
        <Settings settings={parsed?.success ? (parsed.data as Record<string, unknown>) : node.settings} />
      </Section>
      {policy && (
        <Section title={t('node.policy')}>
          <PolicyRules policy={policy} labels={ports} />
        </Section>
      )}
      {ports.length > 0 && (
        <Section title={t('node.ways')}>
          <ul>
            {ports.map(({ id, label }) => {
              const edge = scenario.edges.find(({ from, port }) => from === node.id && port === id);
              return (
                <li key={id}>
                  {say(label)} →{' '}
                  {edge ? (
                    <Button
                      type="link"
                      size="small"
                      onClick={() => {
                        select(edge.to);
                      }}
                    >
                      {nodeNamed(scenario, edge.to, language)}
                    </Button>
                  ) : (
                    t('outline.nowhere')
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      {codes.length > 0 && (
        <Section title={t('node.prompts')}>
          <PromptList codes={codes} prompts={prompts} />
        </Section>
      )}
      {clauses.length > 0 && (
        <Section title={t('node.clauses')}>
          <ClauseTags clauses={clauses} />
        </Section>
      )}
    </div>
  );
}
