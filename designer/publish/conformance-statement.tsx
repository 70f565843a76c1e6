/** The statement of conformance: by clause, what of the scenario answers to it, and what is open. Can be printed. */
import {
  CheckCircleFilled,
  CloseCircleFilled,
  PrinterOutlined,
  QuestionCircleFilled,
  WarningFilled,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClauseConformance, Standing } from '../../engine/core/conformance.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import styles from './conformance.module.css';

const marks: Record<Standing, { tone: Tone; icon: React.ReactNode }> = {
  served: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  doubtful: { tone: 'attention', icon: <WarningFilled aria-hidden /> },
  broken: { tone: 'refused', icon: <CloseCircleFilled aria-hidden /> },
  unserved: { tone: 'attention', icon: <QuestionCircleFilled aria-hidden /> },
};

interface Props {
  scenario: Scenario;
  policies: Record<string, Policy>;
  conformance: readonly ClauseConformance[];
}

/** What answers to a clause, and what speaks against it. */
function Grounds({ scenario, policies, by }: Omit<Props, 'conformance'> & { by: ClauseConformance }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const titles = by.policies.map((name) => {
    const title = policies[name]?.title;
    return title ? say(title) : name;
  });
  const lines: [string, string[]][] = [
    [t('publish.conformance.document'), by.document.map(say)],
    [t('publish.conformance.nodes'), by.nodes.map((id) => nodeNamed(scenario, id, language))],
    [t('publish.conformance.policies'), titles],
    [t('publish.conformance.passed'), by.passed.map(say)],
    [t('publish.conformance.against'), by.findings.map(({ message }) => say(message))],
  ];
  return (
    <dl className={styles.grounds}>
      {lines
        .filter(([, words]) => words.length > 0)
        .map(([title, words]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{[...new Set(words)].join(t('publish.conformance.comma'))}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Prints the page without what is not the statement. */
function printStatement(): void {
  const { dataset } = document.documentElement;
  dataset['print'] = 'conformance';
  window.print();
  delete dataset['print'];
}

/** The table. */
export function ConformanceStatement({ scenario, policies, conformance }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const served = conformance.filter(({ standing }) => standing === 'served').length;
  return (
    <div className={styles.statement}>
      <div className={styles.head}>
        <p role="status">{t('publish.conformance.sum', { served, total: conformance.length })}</p>
        <Button
          className={styles.print ?? ''}
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => {
            printStatement();
          }}
        >
          {t('publish.conformance.print')}
        </Button>
      </div>
      <table className={styles.table}>
        <caption className="only-read-aloud">{t('publish.step.conformance')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('publish.conformance.clause')}</th>
            <th scope="col">{t('publish.conformance.standing')}</th>
            <th scope="col">{t('publish.conformance.grounds')}</th>
          </tr>
        </thead>
        <tbody>
          {conformance.map((by) => (
            <tr key={by.clause}>
              <th scope="row">
                {say(by.title)} <code>{by.clause}</code>
                {by.named && <span className={styles.named}>{t('publish.conformance.named')}</span>}
              </th>
              <td>
                <Mark {...marks[by.standing]} word={t(`publish.standing.${by.standing}`)} />
              </td>
              <td>
                <Grounds scenario={scenario} policies={policies} by={by} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
