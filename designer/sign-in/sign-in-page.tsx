/** Sign in: account and password, and the demo accounts where the platform runs as a demo. */
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { Brand } from '../app/brand.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useSession, useSignIn } from '../app/session.ts';
import { AppearanceSwitch, LanguageSwitch } from '../app/shell.tsx';
import { useTitle } from '../app/use-title.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import styles from './sign-in-page.module.css';

/** Only a path of our own is gone back to. */
const safeNext = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

/** The page. */
export function SignInPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [form] = Form.useForm<{ account: string; password: string }>();
  const session = useSession();
  const signIn = useSignIn();
  useTitle(t('sign-in.title'));
  if (session.data) return <Navigate to={safeNext(params.get('next'))} replace />;
  return (
    <div className={styles.frame}>
      <header className={styles.tools}>
        <LanguageSwitch />
        <AppearanceSwitch />
      </header>
      <main className={styles.card}>
        <Brand />
        <h1>{t('sign-in.title')}</h1>
        {params.has('next') && <p className={styles.hint}>{t('sign-in.to-continue')}</p>}
        {signIn.isError && <ProblemAlert error={signIn.error} />}
        <Form
          form={form}
          layout="vertical"
          size="large"
          requiredMark={false}
          onFinish={(values) => {
            signIn.mutate(values);
          }}
        >
          <Form.Item
            name="account"
            label={t('sign-in.account')}
            rules={[{ required: true, message: t('sign-in.account-needed') }]}
          >
            <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('sign-in.password')}
            rules={[{ required: true, message: t('sign-in.password-needed') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('sign-in.submit')}
          </Button>
        </Form>
        <DemoAccounts
          choose={({ account, password }) => {
            form.setFieldsValue({ account, password });
            void form.validateFields();
          }}
        />
      </main>
    </div>
  );
}
