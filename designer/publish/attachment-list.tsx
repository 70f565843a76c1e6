/** The files that a version was filed with, each to be saved, and what the standard asks for and was not put in. */
import { FileTextOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../engine/core/api.ts';
import type { Assessment } from '../../engine/core/assessments-needed.ts';
import { attachmentUses, type AttachmentSummary } from '../../engine/core/attachment.ts';
import { Mark } from '../app/mark.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './attachments.module.css';
import { sizeWords } from './file-intake.ts';
import publish from './publish.module.css';
import { useAttachments } from './use-attachments.ts';

/** A file's name as the way to save it. */
export function AttachmentLink({ file }: { file: AttachmentSummary }) {
  return (
    <a className={styles.name} href={`/api/attachments/${encodeURIComponent(file.id)}`} download={file.name}>
      <FileTextOutlined aria-hidden /> {file.name}
    </a>
  );
}

/** The assessments that are missing, as a remark. */
export function MissingMark({ missing }: { missing: readonly Assessment[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const names = missing.map((each) => say(attachmentUses[each])).join(t('publish.attachments.and'));
  return (
    <Mark tone="attention" icon={<WarningFilled aria-hidden />} word={t('publish.attachments.missing', { names })} />
  );
}

/** The section of a version's page. */
export function VersionAttachments({ version }: { version: VersionSummary }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { attachments, missing } = version;
  const list = useAttachments(version.scenario, attachments.length > 0 ? version.version : 0);
  return (
    <section className={publish.section} aria-labelledby="attachments-title">
      <h2 id="attachments-title">
        {t('publish.step.attachments')}
        {missing.length > 0 && <MissingMark missing={missing} />}
      </h2>
      {attachments.length === 0 && <p>{t('publish.attachments.none-filed')}</p>}
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {list.data && (
        <ul className={styles.files}>
          {list.data.map((file) => (
            <li key={file.id}>
              <span className={styles.use}>{say(attachmentUses[file.as])}</span>
              <AttachmentLink file={file} />
              <span className={styles.facts}>
                {sizeWords(file.size)} · <code>{file.by}</code> · <MomentOf at={file.at} />
              </span>
              {file.note !== undefined && <p className={styles.note}>{file.note}</p>}
              <details className={styles.digest}>
                <summary>{t('publish.attachments.digest')}</summary>
                <code>{file.digest}</code>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
