/** The demo accounts, where the platform says it has any: choosing one fills the form. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../engine/core/rights.ts';
import type { Text } from '../../engine/core/text.ts';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './sign-in-page.module.css';

interface DemoAccount {
  account: string;
  password: string;
  role: Role;
  name: Text;
}

/** The list, or nothing where the platform is no demo. */
export function DemoAccounts({ choose }: { choose: (account: DemoAccount) => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: ({ signal }) => request<{ items: DemoAccount[] }>('GET', '/api/sessions/demo-accounts', { signal }),
    retry: false,
    staleTime: Infinity,
  });
  if (!data?.items.length) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('sign-in.demo')}</h2>
      <p>{t('sign-in.demo-hint')}</p>
      <ul>
        {data.items.map((item) => (
          <li key={item.account}>
            <button
              type="button"
              onClick={() => {
                choose(item);
              }}
            >
              <span>{say(item.name)}</span>
              <code>{item.account}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
