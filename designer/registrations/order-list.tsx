/** The orders given for an entry, the latest first: who, when, why, how far it has come, and whether anybody still gets in. */
import { useTranslation } from 'react-i18next';
import { flagSideWords } from '../../engine/core/registers/registration.ts';
import { toldWords, type StandingOrder, type TriedWay } from '../../engine/core/registers/standing-order.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './registrations.module.css';
import { useOrders } from './use-registrations.ts';

/** What was tried after it, and how soon it was refused. */
function Tried({ tried }: { tried: readonly TriedWay[] }) {
  const { t } = useTranslation();
  if (tried.length === 0) return null;
  return (
    <ul className={styles.tried}>
      {tried.map(({ way, id, enforcedMs }) => (
        <li key={`${way} ${id}`}>
          {t(`registrations.way.${way}`)} <code>{id}</code>:{' '}
          {enforcedMs === null
            ? t('registrations.still-in')
            : t('registrations.refused-after', { seconds: (enforcedMs / 1_000).toFixed(1) })}
        </li>
      ))}
    </ul>
  );
}

function Order({ order }: { order: StandingOrder }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { act, side, by, at, reason, state, changed, told, tried } = order;
  return (
    <li>
      <strong>{t(`registrations.ordered.${act}`, { by: say(flagSideWords[side]) })}</strong> · <code>{by}</code> ·{' '}
      <MomentOf at={at} />
      <p>{reason}</p>
      <p>
        {state === 'open' ? t('registrations.under-way') : t('registrations.done', { count: changed })}
        {told !== null && ` ${t('registrations.told', { how: say(toldWords[told]) })}`}
      </p>
      <Tried tried={tried} />
    </li>
  );
}

/** The list. */
export function OrderList({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useOrders(id);
  const items = data?.items ?? [];
  return (
    <section aria-labelledby="registration-orders">
      <h2 id="registration-orders">{t('registrations.orders')}</h2>
      {data && items.length === 0 && <p>{t('registrations.no-orders')}</p>}
      <ol className={styles.flags}>
        {items.map((order) => (
          <Order key={order.id} order={order} />
        ))}
      </ol>
    </section>
  );
}
