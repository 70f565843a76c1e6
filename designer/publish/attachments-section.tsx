/** The step of a filing in which its files are put in: one place a purpose, by button or by dropping them there. */
import { CloseOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../engine/core/api.ts';
import { assessments, assessmentClause, type AssessmentReason } from '../../engine/core/assessments-needed.ts';
import { attachmentUses, type AttachmentSummary, type AttachmentUse } from '../../engine/core/attachment.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { AttachmentLink } from './attachment-list.tsx';
import styles from './attachments.module.css';
import { FileOnItsWay } from './file-on-its-way.tsx';
import { sizeWords, takenEndings } from './file-intake.ts';
import publish from './publish.module.css';
import { useSending, type FilingAttachments } from './use-attachments.ts';

function PutIn({ file, filing }: { file: AttachmentSummary; filing: FilingAttachments }) {
  const { t } = useTranslation();
  return (
    <li>
      <AttachmentLink file={file} />
      <span className={styles.facts}>{sizeWords(file.size)}</span>
      <Button
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('publish.attachments.remove', { name: file.name })}
        onClick={() => void filing.remove(file.id)}
      />
      <Input
        className={styles.noteField ?? ''}
        size="small"
        maxLength={200}
        aria-label={t('publish.attachments.note', { name: file.name })}
        placeholder={t('publish.attachments.note-hint')}
        value={filing.notes[file.id] ?? ''}
        onChange={({ target }) => {
          filing.setNotes((now) => ({ ...now, [file.id]: target.value }));
        }}
      />
    </li>
  );
}

interface PlaceProps {
  use: AttachmentUse;
  asked: boolean;
  filing: FilingAttachments;
  sender: ReturnType<typeof useSending>;
}

/** Where the files of one purpose are put in. */
function Place({ use, asked, filing, sender }: PlaceProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const name = say(attachmentUses[use]);
  const files = (filing.files ?? []).filter(({ as }) => as === use);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void sender.send([...event.dataTransfer.files], use);
  };
  return (
    <div
      className={styles.place}
      role="group"
      aria-label={name}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={onDrop}
    >
      <div className={styles.placeHead}>
        <h3>
          {name}
          {asked && files.length === 0 && <span className={styles.asked}>{t('publish.attachments.asked')}</span>}
        </h3>
        <Button
          icon={<UploadOutlined aria-hidden />}
          aria-label={t('publish.attachments.choose-for', { use: name })}
          onClick={() => field.current?.click()}
        >
          {t('publish.attachments.choose')}
        </Button>
        <input
          ref={field}
          type="file"
          multiple
          hidden
          accept={takenEndings}
          onChange={({ target }) => {
            void sender.send([...(target.files ?? [])], use);
            target.value = '';
          }}
        />
      </div>
      <ul className={styles.files}>
        {files.map((file) => (
          <PutIn key={file.id} file={file} filing={filing} />
        ))}
        {sender.sending
          .filter(({ as }) => as === use)
          .map((each) => (
            <FileOnItsWay key={each.key} each={each} forget={sender.forget} />
          ))}
      </ul>
      {files.length === 0 && <p className={styles.hint}>{t('publish.attachments.drop')}</p>}
    </div>
  );
}

interface Props {
  scenario: string;
  versions: readonly VersionSummary[];
  reason: AssessmentReason;
  filing: FilingAttachments;
}

/** Takes over the files of the latest version that has any. */
function TakeOver({ scenario, versions, filing }: Omit<Props, 'reason'>) {
  const { t } = useTranslation();
  const latest = versions.find(({ attachments }) => attachments.length > 0);
  if (!latest || filing.takenOver.length > 0) return null;
  const at = `/api/attachments?scenario=${encodeURIComponent(scenario)}&version=${latest.version}`;
  return (
    <Button
      onClick={() =>
        void request<{ items: AttachmentSummary[] }>('GET', at).then(({ items }) => {
          filing.setTakenOver(items);
        })
      }
    >
      {t('publish.attachments.take-over', { version: latest.version, count: latest.attachments.length })}
    </Button>
  );
}

/** What is shown of the step. */
export function AttachmentsSection({ scenario, versions, reason, filing }: Props) {
  const { t } = useTranslation();
  const sender = useSending(scenario);
  return (
    <>
      <p className={publish.lead}>
        {t(`publish.attachments.reason.${reason ?? 'none'}`)} {t('publish.attachments.taken')}
      </p>
      <ClauseTags clauses={[assessmentClause]} />
      {filing.error !== null && <ProblemAlert error={filing.error} />}
      <div className={styles.places}>
        {[...assessments, 'other' as const].map((use) => (
          <Place key={use} use={use} asked={reason !== null && use !== 'other'} filing={filing} sender={sender} />
        ))}
      </div>
      <TakeOver scenario={scenario} versions={versions} filing={filing} />
    </>
  );
}
