/** The fields of forms that several procedures ask alike: whom to reach, and what the applicant declares. */
import { z } from 'zod';
import { text } from '../text.ts';
import { Email, field, Mobile } from './fields.ts';
import type { FormSection } from './procedure.ts';

/** Whom to reach, and the declaration. */
export const contactFields = {
  contactName: field(z.string().trim().min(2).max(40), text('联系人', 'Contact'), { personal: 'identity' }),
  contactPhone: field(Mobile, text('联系人手机', "Contact's mobile"), { personal: 'contact', example: '19900000001' }),
  contactEmail: field(Email, text('联系邮箱', 'E-mail'), { personal: 'contact', example: 'contact@demo.invalid' }),
  declares: field(z.literal(true), text('承诺', 'Declaration'), {
    help: text(
      '本单位承诺所填内容真实，依法保护持卡人个人信息',
      'What is said here is true, and the personal data of cardholders will be protected by law',
    ),
  }),
};

/** The section that shows them. */
export const contactSection: FormSection = {
  id: 'contact',
  name: text('联系与承诺', 'Contact and declaration'),
  help: text('联系人信息加密保存，页面上只显示部分', 'Kept sealed, and shown in part only'),
  fields: Object.keys(contactFields),
};

/** A web address: https, and http for a demo host only. */
export const WebAddress = z
  .string()
  .trim()
  .max(300)
  .refine((value) => /^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[^\s"'<>\\]*)?$/.test(value) || demoAddress.test(value), {
    error: 'This must be an address that begins with https://',
    params: { rule: 'https', zh: '须为 https:// 开头的地址' },
  });
const demoAddress = /^http:\/\/(127\.0\.0\.1|localhost|[a-z0-9.-]+\.(invalid|test))(:\d{1,5})?(\/[^\s"'<>\\]*)?$/;

/** A day on which something ends, which is to come and at most so many years away. */
export function untilErrors(until: unknown, now: Date, years: number) {
  if (typeof until !== 'string') return [];
  const [today, last] = [now, new Date(now.getTime() + years * 365 * 86_400_000)].map((day) =>
    day.toISOString().slice(0, 10),
  );
  if (until > (today ?? '') && until <= (last ?? '')) return [];
  const message = text(`须晚于今天，且不超过 ${years} 年`, `This must be after today, and within ${years} years`);
  return [{ pointer: '/until', rule: 'period', message }];
}
