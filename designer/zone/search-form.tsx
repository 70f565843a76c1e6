/** The search of the zone: one field and one button, which lead to what was found. */
import { SearchOutlined } from '@ant-design/icons';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import styles from './zone.module.css';
import { useZonePlace } from './zone-place.ts';

/** The form. */
export function SearchForm({ q }: { q: string }) {
  const { t } = useTranslation();
  const { to } = useZonePlace();
  const navigate = useNavigate();
  const [typed, type] = useState(q);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate(to('/find', { q: typed.trim() }));
  };
  return (
    <form role="search" className={styles.search} onSubmit={send}>
      <label htmlFor="zone-search" className="only-read-aloud">
        {t('zone.search')}
      </label>
      <input
        id="zone-search"
        type="search"
        maxLength={100}
        autoComplete="off"
        placeholder={t('zone.search-hint')}
        value={typed}
        onChange={({ target }) => {
          type(target.value);
        }}
      />
      <button type="submit">
        <SearchOutlined aria-hidden /> {t('zone.find')}
      </button>
    </form>
  );
}
