/** Clauses, as the ids under which the digest of the standard has them. */
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** The ids, or nothing. */
export function ClauseTags({ clauses }: { clauses: readonly string[] }) {
  const { t } = useTranslation();
  if (clauses.length === 0) return null;
  return (
    <span role="list" aria-label={t('clause.label')} style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      {clauses.map((clause) => (
        <Tag key={clause} role="listitem">
          {clause}
        </Tag>
      ))}
    </span>
  );
}
